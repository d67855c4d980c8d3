import { GlueError } from './glue-error.ts'
import { listed, nearMisses } from './listing.ts'

/** What the value of an option may be. */
export interface OptionKind {
  /** As a sentence says it: `true or false`. */
  readonly says: string
  readonly holds: (value: unknown) => boolean
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** The kinds of values that options have. */
export const optionKinds = {
  flag: { says: 'true or false', holds: (value) => typeof value === 'boolean' },
  text: { says: 'a text', holds: isText },
  texts: { says: 'a list of texts', holds: (value) => Array.isArray(value) && value.every(isText) },
  number: { says: 'a number', holds: (value) => typeof value === 'number' && !Number.isNaN(value) },
  object: { says: 'an object', holds: isObject },
  anything: { says: 'anything', holds: () => true },
} as const satisfies Readonly<Record<string, OptionKind>>

/** A value of a few. */
export const oneOf = (...values: readonly string[]): OptionKind => ({
  says: values.map((value) => `'${value}'`).join(' or '),
  holds: (value) => isText(value) && values.includes(String(value)),
})

/** Every option of a call by its name: the compiler sees that none is forgotten. */
export type OptionTable<Options extends object> = { readonly [Name in keyof Required<Options>]: OptionKind }

/**
 * Looks at options that a test gives. A name that nobody reads is a slip: the test would pass or fail for another reason.
 *
 * @param call - what they are given to, after "Failed to": `compare frames`
 * @throws GlueError NOT_OPTIONS, UNKNOWN_OPTION, OPTION_VALUE
 */
export function requireOptions<Options extends object>(
  call: string,
  given: unknown,
  table: OptionTable<Options>,
): void {
  if (given === undefined) return
  const kinds: Readonly<Record<string, OptionKind>> = table
  const names = Object.keys(table)
  if (!isObject(given)) {
    throw new GlueError(
      'NOT_OPTIONS',
      `Failed to ${call}: ${said(given)} stands where options are given. Give an object: its options are ${listed(names)}.`,
    )
  }
  for (const [name, value] of Object.entries(given)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (kind === undefined) throw unknownOption(call, name, names)
    if (value === undefined || kind.holds(value)) continue
    throw new GlueError(
      'OPTION_VALUE',
      `Failed to ${call}: the option ${name} is ${said(value)}. It takes ${kind.says}.`,
    )
  }
}

function unknownOption(call: string, name: string, names: readonly string[]): GlueError {
  const near = nearMisses(name, names)[0] ?? names.find((each) => begins(each, name) || begins(name, each))
  const next = near === undefined ? '' : `Did you mean ${near}? `
  return new GlueError(
    'UNKNOWN_OPTION',
    `Failed to ${call}: there is no option ${name}. ${next}${names.length === 1 ? 'Its only option is' : 'Its options are'} ${listed(names)}.`,
  )
}

/** `ordered` and `order`, `row` and `rows`. */
const begins = (long: string, short: string): boolean => long.toLowerCase().startsWith(short.toLowerCase())

const said = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' || typeof value === 'function' ? aKind(value) : String(value)
}

const aKind = (value: object | null): string => {
  if (value === null) return 'null'
  if (typeof value === 'function') return 'a function'
  const name = value.constructor?.name ?? 'Object'
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name === 'Object' ? 'object' : name}`
}

/** By name, and no list, Date or frame: those are values. */
function isObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
