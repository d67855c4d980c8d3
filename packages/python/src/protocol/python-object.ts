/** The Python that objects belong to. */
export interface ObjectOwner {
  repr(id: number): string
  /** The last argument may name the others. */
  callObject(id: number, args: readonly unknown[]): unknown
  /** A list of the value of an attribute, an item or the length; an empty one where there is none. */
  look(id: number, name: string): readonly unknown[]
  put(id: number, name: string, value: unknown): void
  /** Whether Python calls two objects equal. */
  equal(id: number, other: number): boolean
  /** The items of an object, made as they are asked for. */
  items(id: number): Iterator<unknown>
}

/** A class of a job: the number of what stands in for its file, and its name. */
export type ClassReference = readonly [number: number, name: string]

/** What of an object of a class is a stub of the test's: a method, by its name. */
export type Members = (of: ClassReference, object: object, name: string) => Fakeable | undefined

/** A stub, as far as an object is concerned that has it. */
export interface Fakeable {
  callsFake(fake: (...args: unknown[]) => unknown): unknown
}

/** What Python says of an object as it crosses. */
export interface ObjectTag {
  readonly id: number
  readonly type: string
  /** What a call does, if it can be called: run a function, or make an object of a class. */
  readonly call?: 'function' | 'class'
  /** Whether it has items to go through. */
  readonly items?: boolean
  /** The classes of jobs that it is of, the nearest first. */
  readonly classes?: readonly ClassReference[]
}

interface State {
  readonly tag: ObjectTag
  readonly owner: ObjectOwner
}

const states = new WeakMap<object, State>()

/**
 * A Python object that has no form in JavaScript: an object of a class, a function, a row, an exception. It goes back into Python as the
 * very same object. Its attributes are read and set by their names, its items by their numbers; functions and methods are called,
 * with keyword arguments last; what Python can go through, `for … of` goes through. A name that the object
 * lacks is undefined.
 */
export class PythonObject {
  /** An attribute, or an item. */
  [attribute: string]: unknown

  /** @param tag - what Python said of it */
  constructor(tag: ObjectTag, owner: ObjectOwner) {
    states.set(this, { tag, owner })
    describe(this, tag.type, () => owner.repr(tag.id))
  }

  /** Calls the object, when it is a function or a class. */
  call(...args: unknown[]): unknown {
    const { tag, owner } = stateOf(this)
    return owner.callObject(tag.id, args)
  }

  /** The object as Python prints it. */
  toString(): string {
    const { tag, owner } = stateOf(this)
    return owner.repr(tag.id)
  }

  /** Node prints an object by this. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }

  /** Assertions print an object by this. */
  [Symbol.for('chai/inspect')](): string {
    return this.toString()
  }

  /** The number under which Python keeps the object, for the host that it belongs to. */
  static idOf(object: PythonObject, owner: ObjectOwner): number {
    const state = stateOf(object)
    if (state.owner !== owner)
      throw new Error('Failed to pass an object to Python: it belongs to a Python that has ended. Get it again.')
    return state.tag.id
  }

  /** The name of the class of a job that an object is of. */
  static classNameOf(object: PythonObject): string | undefined {
    return stateOf(object).tag.classes?.[0]?.[1]
  }

  /** Whether Python calls two objects equal. */
  static equal(a: PythonObject, b: PythonObject): boolean {
    const [left, right] = [stateOf(a), stateOf(b)]
    return a === b || (left.owner === right.owner && left.owner.equal(left.tag.id, right.tag.id))
  }
}

/** The object of a tag: a function where Python can call it. */
export function pythonObject(tag: ObjectTag, owner: ObjectOwner, members: Members): PythonObject {
  const target = tag.call === undefined ? new PythonObject(tag, owner) : callable(tag, owner)
  const made: PythonObject = new Proxy(target, {
    get: (_, name) => read(name),
    set: (_, name, value) => {
      if (typeof name !== 'string') return false
      const stub = stubOf(name)
      if (stub === undefined) owner.put(tag.id, name, value)
      else if (typeof value === 'function') stub.callsFake(value as () => unknown)
      return stub === undefined || typeof value === 'function'
    },
    deleteProperty: () => false,
    has: (_, name) => Reflect.has(target, name) || (isAttribute(name) && owner.look(tag.id, name).length > 0),
    apply: (_, __, args) => owner.callObject(tag.id, args),
    construct: (_, args) => owner.callObject(tag.id, args) as object,
  })
  states.set(made, { tag, owner })
  const stubOf = (name: string): Fakeable | undefined => {
    for (const of of tag.classes ?? []) {
      const stub = members(of, made, name)
      if (stub !== undefined) return stub
    }
    return undefined
  }
  const read = (name: string | symbol): unknown => {
    if (name === Symbol.iterator && tag.items === true) return () => iterated(owner.items(tag.id))
    // An object with `then` would look like a promise to whoever awaits a call that gives it.
    const stub = typeof name === 'string' && name !== 'then' ? stubOf(name) : undefined
    if (stub !== undefined) return stub
    if (!isAttribute(name)) return Reflect.get(target, name, target)
    const found = owner.look(tag.id, name)
    return found.length > 0 ? found[0] : Reflect.get(target, name, target)
  }
  return made
}

/** What a promise, a test runner or a printer asks any object for is nothing of Python's; nor are its keywords. */
const ASKED_OF_ALL = new Set(
  'then toString constructor prototype toJSON asymmetricMatch $$typeof nodeType tagName hasAttribute class is'.split(
    ' ',
  ),
)

const isAttribute = (name: string | symbol): name is string =>
  typeof name === 'string' && !ASKED_OF_ALL.has(name) && !name.startsWith('@@')

function stateOf(object: object): State {
  const state = states.get(object)
  if (state === undefined) throw new Error('Failed to use a Python object: it is none. Get it from a call into Python.')
  return state
}

/** A function with all that a PythonObject has. */
function callable(tag: ObjectTag, owner: ObjectOwner): PythonObject {
  const target = Object.setPrototypeOf(function python() {}, PythonObject.prototype) as PythonObject
  states.set(target, { tag, owner })
  describe(target, tag.type, () => owner.repr(tag.id))
  return target
}

/** What an object is shown as where it differs from another: under two names that no attribute of Python can have. */
function describe(object: object, type: string, repr: () => string): void {
  Object.defineProperty(object, 'class', { value: type, enumerable: true, configurable: true, writable: true })
  Object.defineProperty(object, 'is', { get: repr, enumerable: true, configurable: true })
}

function* iterated(items: Iterator<unknown>): Generator<unknown, void> {
  for (let item = items.next(); item.done !== true; item = items.next()) yield item.value
}
