import { type Dynamic, NULL } from '../dynamic-frame/value.ts'
import { notSupported } from '../errors/glue-error.ts'
import type { FormatOptions } from './format-options.ts'

/** One step of a path: into a member by name, or to all members of an array. */
type Step = { readonly member: string } | { readonly member: undefined }
export type JsonPath = readonly Step[]

const STEP = /\.([A-Za-z_]\w*)|\['([^']*)'\]|\[\*\]/y

/** The `jsonPath` of a job: members, and `[*]` for those of an array. None: each object of the file is a record. */
export function jsonPathOf(options: FormatOptions): JsonPath | undefined {
  const path = options['jsonPath']
  if (path === undefined) return undefined
  const text = String(path)
  const steps: Step[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < text.length) {
    const found = text.startsWith('$') ? STEP.exec(text) : null
    if (found === null)
      throw notSupported(
        `read JSON with jsonPath ${JSON.stringify(path)}`,
        "dryfit knows members and '[*]': '$.orders[*]'.",
      )
    steps.push({ member: found[1] ?? found[2] })
  }
  return steps
}

/** What a path leads to. A member that is not there leads to nothing that is known for sure: null. */
export function selected(value: Dynamic, path: JsonPath): readonly Dynamic[] {
  const [step, ...rest] = path
  if (step === undefined) return [value]
  if (step.member === undefined)
    return value.kind === 'array' ? value.items.flatMap((item) => selected(item, rest)) : [NULL]
  return value.kind === 'struct' ? selected(value.fields.get(step.member) ?? NULL, rest) : [NULL]
}
