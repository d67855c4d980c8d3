import { JobError } from '../errors/glue-error.ts'

/** Arguments by parameter name. */
export type BoundArguments = Record<string, unknown>

interface Parameter {
  readonly name: string
  /** Makes the default; undefined: the parameter is required. */
  readonly fallback: (() => unknown) | undefined
}

/** The parameters of a Python method, as its documentation writes them. */
export interface Signature {
  readonly parameters: readonly Parameter[]
  readonly names: ReadonlySet<string>
  /** It takes other keyword arguments too. */
  readonly isOpen: boolean
}

const CONSTANTS: Readonly<Record<string, unknown>> = { None: null, True: true, False: false }

/** Reads `database=None, options={}, **kwargs`. */
export function signature(text: string): Signature {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const parameters = parts.filter((part) => !part.startsWith('**')).map(parameter)
  return {
    parameters,
    names: new Set(parameters.map(({ name }) => name)),
    isOpen: parts.some((part) => part.startsWith('**')),
  }
}

function parameter(text: string): Parameter {
  const [name = '', value] = text.split('=', 2)
  if (value === undefined) return { name, fallback: undefined }
  if (value === '{}') return { name, fallback: () => ({}) }
  const constant = value in CONSTANTS ? CONSTANTS[value] : JSON.parse(value)
  return { name, fallback: () => constant }
}

/**
 * Arguments by name, defaults filled in. A caller passes them by position, or all in one object by name.
 *
 * @throws JobError Python's TypeError
 */
export function bind(method: string, signature: Signature, args: readonly unknown[]): BoundArguments {
  const { parameters, names: known, isOpen } = signature
  const [only] = args
  const isNamed = args.length === 1 && isPlain(only) && isByName(Object.keys(only), known, isOpen)
  const given: BoundArguments = isNamed ? { ...only } : positional(method, parameters, args)
  const unexpected = isOpen ? undefined : Object.keys(given).find((name) => !known.has(name))
  if (unexpected !== undefined)
    throw new JobError('TypeError', `${method}() got an unexpected keyword argument '${unexpected}'`)
  const bound: BoundArguments = {}
  for (const { name, fallback } of parameters) {
    if (given[name] !== undefined) bound[name] = given[name]
    else if (fallback !== undefined) bound[name] = fallback()
  }
  const missing = parameters.filter((p) => !(p.name in bound))
  if (missing.length > 0)
    throw missingArguments(
      method,
      missing.map((p) => `'${p.name}'`),
    )
  if (isOpen) for (const [name, value] of Object.entries(given)) if (!known.has(name)) bound[name] = value
  return bound
}

/** Whether one object holds arguments by name, or is itself the only argument: it then has no name of a parameter. */
const isByName = (names: readonly string[], known: ReadonlySet<string>, isOpen: boolean): boolean =>
  isOpen || names.length === 0 || names.some((name) => known.has(name))

function positional(method: string, parameters: readonly Parameter[], args: readonly unknown[]): BoundArguments {
  if (args.length > parameters.length) {
    const most = parameters.length + 1
    throw new JobError('TypeError', `${method}() takes ${most} positional arguments but ${args.length + 1} were given`)
  }
  const given: BoundArguments = {}
  for (const [i, value] of args.entries()) given[parameters[i]?.name ?? ''] = value
  return given
}

function missingArguments(method: string, names: readonly string[]): JobError {
  const last = names.at(-1) ?? ''
  const text = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
  return new JobError(
    'TypeError',
    `${method}() missing ${names.length} required positional argument${names.length === 1 ? '' : 's'}: ${text}`,
  )
}

export function isPlain(value: unknown): value is BoundArguments {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
