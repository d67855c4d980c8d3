import type { HandleReference, ValueConverter } from '../host.ts'
import { type Members, type ObjectOwner, type ObjectTag, PythonObject, pythonObject } from './python-object.ts'

/** A Python decimal: its digits as Python writes them. */
export class PythonDecimal {
  readonly text: string
  /** @param text what Python's `Decimal` accepts */
  constructor(text: string) {
    this.text = text
  }
  /** The nearest number. */
  valueOf(): number {
    return Number(this.text)
  }
  toString(): string {
    return this.text
  }
  toJSON(): string {
    return this.text
  }
}

/** Keyword arguments of a call, apart from an object that is itself an argument. */
export class KeywordArguments {
  [name: string]: unknown
  constructor(values: Readonly<Record<string, unknown>>) {
    Object.assign(this, values)
  }
}

/** Marks the last argument of a call as keyword arguments: `job.save(frame, keywords({ mode: 'append' }))`. */
export function keywords(values: Readonly<Record<string, unknown>>): KeywordArguments {
  return new KeywordArguments(values)
}

/** Positional arguments, and those that `keywords()` named last. */
export function split(args: readonly unknown[]): [unknown[], Record<string, unknown>] {
  const last = args.at(-1)
  return last instanceof KeywordArguments ? [args.slice(0, -1), { ...last }] : [[...args], {}]
}

interface Tag {
  readonly $: string
  readonly v?: unknown
  readonly id?: number
  readonly kind?: string
  readonly type?: string
  readonly ms?: number
}

type JsFunction = (...args: unknown[]) => unknown

/** What a test holds of a function or a class of a job, and what Python has in its place. */
const standing = new WeakMap<object, () => unknown>()

/** A test that hands a function or a class of a job to Python means Python's own. */
export function standsFor(handle: object, python: () => unknown): void {
  standing.set(handle, python)
}

/** What a JavaScript value was in Python, where JavaScript has fewer types: not visible, and kept while it is unchanged. */
const origin = Symbol('dryfit.python')

function mark<T extends object>(value: T, tag: string, exact: string): T {
  Object.defineProperty(value, origin, { value: { tag, exact } })
  return value
}

/** Converts values at the border between a test and Python; see docs in each branch for what is lossy. */
export class ValueCodec {
  readonly #owner: ObjectOwner
  readonly #members: Members
  readonly #functions = new Map<number, JsFunction>()
  readonly #functionIds = new WeakMap<JsFunction, number>()
  readonly #objects = new Map<number, PythonObject>()
  #nextFunction = 0
  #converter: ValueConverter | undefined

  /** @param members - what of objects are stubs of the test's */
  constructor(owner: ObjectOwner, members: Members = () => undefined) {
    this.#owner = owner
    this.#members = members
  }

  setConverter(converter: ValueConverter): void {
    this.#converter = converter
  }

  /** Lets go of what crossed in the run that ended. */
  clear(): void {
    for (const given of this.#functions.values()) this.#functionIds.delete(given)
    this.#functions.clear()
    this.#objects.clear()
  }

  functionOf(id: number): JsFunction | undefined {
    return this.#functions.get(id)
  }

  /** What JSON can carry of a JavaScript value. */
  encode(value: unknown): unknown {
    switch (typeof value) {
      case 'undefined':
        return null
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return encodeNumber(value)
      case 'bigint':
        return { $: 'int', v: value.toString() }
      case 'function':
        return this.#encodeCallable(value as JsFunction)
      case 'object':
        return value === null ? null : this.#encodeObject(value)
      default:
        throw refusal(typeof value)
    }
  }

  /** The JavaScript value of tagged JSON. */
  decode(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => this.decode(item))
    if ('$' in value) return this.#decodeTag(value as Tag)
    const made: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) define(made, key, this.decode(item))
    return made
  }

  #encodeCallable(given: JsFunction): unknown {
    const found = standing.get(given)?.() ?? given
    return found instanceof PythonObject
      ? { $: 'object', id: PythonObject.idOf(found, this.#owner) }
      : this.#encodeFunction(given)
  }

  #encodeFunction(given: JsFunction): unknown {
    let id = this.#functionIds.get(given)
    if (id === undefined) {
      this.#nextFunction += 1
      id = this.#nextFunction
      this.#functionIds.set(given, id)
      this.#functions.set(id, given)
    }
    return { $: 'function', id, name: given.name || 'anonymous' }
  }

  #encodeObject(value: object): unknown {
    const handle = this.#converter?.toPython(value)
    if (handle !== undefined) return { $: 'handle', kind: handle.kind, id: handle.id }
    if (Array.isArray(value)) {
      const items = value.map((item) => this.encode(item))
      return originOf(value)?.tag === 'tuple' ? { $: 'tuple', v: items } : items
    }
    if (value instanceof PythonObject) return { $: 'object', id: PythonObject.idOf(value, this.#owner) }
    if (value instanceof PythonDecimal) return { $: 'decimal', v: value.text }
    if (value instanceof Date) return encodeDate(value)
    if (value instanceof Uint8Array) {
      return {
        $: originOf(value)?.tag ?? 'bytes',
        v: Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64'),
      }
    }
    if (value instanceof Map) return { $: 'dict', v: [...value].map(([k, v]) => [this.encode(k), this.encode(v)]) }
    if (value instanceof Set)
      return { $: originOf(value)?.tag ?? 'set', v: [...value].map((item) => this.encode(item)) }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== null && prototype !== Object.prototype && !(value instanceof KeywordArguments)) {
      throw refusal(value.constructor?.name || 'object')
    }
    const entries = Object.entries(value)
    if ('$' in value) return { $: 'dict', v: entries.map(([key, item]) => [key, this.encode(item)]) }
    const made: Record<string, unknown> = {}
    for (const [key, item] of entries) define(made, key, this.encode(item))
    return made
  }

  #decodeTag(tag: Tag): unknown {
    switch (tag.$) {
      case 'int':
        return BigInt(String(tag.v))
      case 'float':
        return tag.v === 'nan' ? Number.NaN : tag.v === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
      case 'decimal':
        return new PythonDecimal(String(tag.v))
      case 'datetime':
        return mark(new Date(tag.ms ?? Number.NaN), tag.$, String(tag.v))
      case 'date':
        return mark(new Date(`${String(tag.v)}T00:00:00Z`), tag.$, String(tag.v))
      case 'bytes':
      case 'bytearray':
        return mark(new Uint8Array(Buffer.from(String(tag.v), 'base64')), tag.$, '')
      case 'tuple':
        return mark(this.#items(tag), tag.$, '')
      case 'set':
      case 'frozenset':
        return mark(new Set(this.#items(tag)), tag.$, '')
      case 'dict':
        return new Map((tag.v as [unknown, unknown][]).map(([key, item]) => [this.decode(key), this.decode(item)]))
      case 'handle':
        return this.#decodeHandle({ kind: String(tag.kind), id: Number(tag.id) })
      case 'function':
        return this.#functions.get(Number(tag.id))
      default:
        return this.#decodeObject(tag as unknown as ObjectTag)
    }
  }

  /** One object for each of Python's, so that the same is the same. */
  #decodeObject(tag: ObjectTag): PythonObject {
    const known = this.#objects.get(tag.id)
    if (known !== undefined) return known
    const made = pythonObject(tag, this.#owner, this.#members)
    this.#objects.set(tag.id, made)
    return made
  }

  #items(tag: Tag): unknown[] {
    return (tag.v as unknown[]).map((item) => this.decode(item))
  }

  #decodeHandle(handle: HandleReference): unknown {
    if (this.#converter === undefined) {
      throw new Error(
        `Failed to convert a ${handle.kind} from Python: the host has no converter. Call setConverter() first.`,
      )
    }
    return this.#converter.toJs(handle)
  }
}

function originOf(value: object): { tag: string; exact: string } | undefined {
  return (value as { [origin]?: { tag: string; exact: string } })[origin]
}

function encodeNumber(value: number): unknown {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value
  if (Number.isNaN(value)) return { $: 'float', v: 'nan' }
  if (!Number.isFinite(value)) return { $: 'float', v: value > 0 ? 'inf' : '-inf' }
  return Number.isInteger(value) ? { $: 'float', v: Object.is(value, -0) ? '-0.0' : String(value) } : value
}

/** A date from Python goes back exactly, microseconds and zone included, while the test has not changed it. */
function encodeDate(value: Date): unknown {
  if (Number.isNaN(value.getTime())) throw refusal('Invalid Date')
  const from = originOf(value)
  if (from?.tag === 'date' && value.toISOString() === `${from.exact}T00:00:00.000Z`) return { $: 'date', v: from.exact }
  if (from?.tag === 'datetime') {
    const text = /(Z|[+-]\d\d:\d\d(:\d\d(\.\d+)?)?)$/.test(from.exact) ? from.exact : `${from.exact}Z`
    const exact = text.replace(/(\.\d{3})\d+/, '$1')
    if (Date.parse(exact) === value.getTime()) return { $: 'datetime', v: from.exact }
  }
  return { $: 'datetime', v: value.toISOString().replace('Z', '') }
}

/** `__proto__` is a key like any other in Python. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  else object[key] = value
}

function refusal(what: string): TypeError {
  return new TypeError(
    `Failed to pass ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what} to Python: only plain values, functions, frames and contexts cross. ` +
      'Pass an object literal, or stub the function that needs it.',
  )
}
