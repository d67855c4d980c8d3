import { GlueError, JobError, notSupported } from '../../errors/glue-error.ts'
import { convert } from '../convert.ts'
import type { FrameCore } from '../frame-core.ts'
import { atomOfName, type GlueSchema } from '../glue-type.ts'
import { splitPath, valueAt, without, withValue } from '../path.ts'
import { kindName } from '../rows.ts'
import { type AtomDataType, type Dynamic, type DynamicRecord, NULL, struct } from '../value.ts'

/** What to do about a column with several types: `cast:long`, `project:string`, `make_cols`, `make_struct`. */
export type ResolveAction = string

export interface ResolveChoiceOptions {
  readonly specs?: readonly (readonly [path: string, action: ResolveAction])[] | null
  readonly choice?: ResolveAction
}

/**
 * Settles columns that hold several types, column by column (`specs`) or all in one way (`choice`).
 *
 * @throws JobError Glue's exception when both or neither of specs and choice are given
 */
export function resolveChoice(frame: FrameCore, { specs = null, choice = '' }: ResolveChoiceOptions): FrameCore {
  if (!specs && !choice)
    throw new JobError('builtins.Exception', 'Parameter specs and option are both missing, add one.')
  if (specs && choice)
    throw new JobError('builtins.Exception', 'Parameter specs and option are both specified, choose one.')
  if (specs) {
    const parsed = specs.map(([path, action]) => ({ path: plainPath(path), action: actionOf(action) }))
    return frame.deriveEach((record) =>
      parsed.reduce((r, { path, action }) => resolveAt(r, path, action, true), record),
    )
  }
  const action = actionOf(choice)
  return frame.derive((records) => {
    const columns = choiceColumns(frame.schema())
    return {
      records: records.map((record) => columns.reduce((r, name) => resolveAt(r, [name], action, false), record)),
    }
  })
}

type Action =
  | { readonly kind: 'cast' | 'project'; readonly type: AtomDataType }
  | { readonly kind: 'make_cols' | 'make_struct' }

function actionOf(text: string): Action {
  const [kind = '', type] = text.split(':', 2)
  const name = kind.trim().toLowerCase()
  if (name === 'make_cols' || name === 'make_struct') return { kind: name }
  if (name === 'match_catalog')
    throw notSupported('resolve choices by match_catalog', "Cast the columns: specs=[('column', 'cast:long')].")
  const atom = type === undefined ? undefined : atomOfName(type)
  if ((name === 'cast' || name === 'project') && atom !== undefined) return { kind: name, type: atom }
  throw new GlueError(
    'UNKNOWN_ACTION',
    `Failed to resolve a choice: ${JSON.stringify(text)} is no action. Write cast:<type>, project:<type>, make_cols or make_struct.`,
  )
}

function plainPath(path: string): readonly string[] {
  if (path.includes('[]'))
    throw notSupported(`resolve the choice ${path} inside an array`, 'Convert the array with Spark instead.')
  return splitPath(path)
}

/** `choice=` settles every choice of the frame; one below the top level is refused. */
function choiceColumns(schema: GlueSchema): readonly string[] {
  for (const [name, type] of schema) {
    if (type.kind !== 'choice' && JSON.stringify([type], replaceMaps).includes('"kind":"choice"')) {
      throw notSupported(`resolve a choice inside the column ${name}`, 'Name it in specs.')
    }
  }
  return [...schema].filter(([, type]) => type.kind === 'choice').map(([name]) => name)
}

const replaceMaps = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value)

function resolveAt(record: DynamicRecord, path: readonly string[], action: Action, bySpec: boolean): DynamicRecord {
  const value = valueAt(record, path)
  if (value === undefined) return record
  const at = path.join('.')
  switch (action.kind) {
    case 'cast':
      return withValue(
        record,
        path,
        value.kind === 'atom' || value.kind === 'null' ? convert(value, action.type, at) : NULL,
      )
    case 'project':
      return withValue(record, path, value.kind === 'atom' && value.type.kind === action.type.kind ? value : NULL)
    case 'make_struct':
      return withValue(record, path, value.kind === 'null' ? value : struct(new Map([[kindName(value), value]])))
    default:
      return bySpec || value.kind !== 'null' ? splitColumn(record, path, value) : record
  }
}

/** The column under the name of its type, in its old place. */
function splitColumn(record: DynamicRecord, path: readonly string[], value: Dynamic): DynamicRecord {
  if (value.kind === 'null') return without(record, path)
  const name = path.at(-1) ?? ''
  if (path.length > 1)
    return withValue(without(record, path), [...path.slice(0, -1), `${name}_${kindName(value)}`], value)
  return new Map([...record].map(([key, v]) => (key === name ? [`${name}_${kindName(value)}`, value] : [key, v])))
}
