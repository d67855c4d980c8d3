import type { FrameCore, StageOptions } from '../frame-core.ts'
import type { GlueSchema } from '../glue-type.ts'
import { without } from '../path.ts'

/** The paths of the columns that hold nothing but nulls, also inside structs and arrays of structs. */
export function nullFields(schema: GlueSchema, above: readonly string[] = []): readonly (readonly string[])[] {
  return [...schema].flatMap(([name, type]): readonly (readonly string[])[] => {
    const path = [...above, name]
    if (type.kind === 'null') return [path]
    if (type.kind === 'struct') return nullFields(type.fields, path)
    return type.kind === 'array' && type.element.kind === 'struct' ? nullFields(type.element.fields, path) : []
  })
}

/** Takes away the columns that hold nothing but nulls. Prints their names, as Glue does. */
export function dropNullFields(frame: FrameCore, stage: StageOptions = {}): FrameCore {
  const paths = nullFields(frame.schema())
  frame.host.print(`null_fields [${paths.map((path) => `'${path.join('.')}'`).join(', ')}]`)
  return paths.length === 0 ? frame : frame.deriveEach((record) => paths.reduce(without, record), stage)
}
