import { nearMisses } from '@dryfit/glue'
import type { StoodInCall } from '../host.ts'
import { PythonObject } from '../protocol/python-object.ts'
import { keywords } from '../protocol/values.ts'
import { type JobFunction, LateStub } from './late-stub.ts'

/** How a class of a job comes by its Python. */
export interface ClassPort {
  /** Makes an object; from a test at once. */
  make(args: unknown[]): unknown
  /** The class itself, loaded. */
  python(): PythonObject
  /** Another class of the file. */
  sibling(name: string): JobClass | undefined
  /** Runs a method as the job wrote it, for the call of Python that is being answered or for the test. */
  run(method: string, args: unknown[]): unknown
  /** Answers a call of the test. */
  promised(method: string, answer: () => unknown): unknown
  /** The job's line that runs now. */
  where(): string | undefined
}

/** How a method is bound: to an object, to a class, to nothing. */
export type MethodKind = 'method' | 'class' | 'static'

/** What the source tells of a method: the class that it is written in, how it is bound, and the base that it is inherited by. */
export type KnownMethod = readonly [owner: string, kind: MethodKind, base?: string]

/** A class of a job: made by `new`, with a stub for each method, of one object or (on its `prototype`) of all. */
export class JobClass {
  readonly #name: string
  readonly #known: Readonly<Record<string, KnownMethod>>
  readonly #port: ClassPort
  readonly #ofAll = new Map<string, LateStub>()
  #ofObjects = new WeakMap<object, Map<string, LateStub>>()
  /** Methods whose stub the test has asked for before the file was loaded. */
  readonly #asked = new Set<string>()
  /** Those of its body that have stubs in the loaded file; undefined before. */
  #replaced: readonly string[] | undefined
  /** What the test holds. */
  readonly handle: JobFunction

  /** @param known - its methods, and those of its bases in the file, as the source tells them */
  constructor(name: string, known: Readonly<Record<string, KnownMethod>>, port: ClassPort) {
    this.#name = name
    this.#known = known
    this.#port = port
    this.handle = this.#handle()
  }

  /**
   * The file was loaded.
   * @param methods - those of its body that have stubs
   * @throws Error when the test holds the stub of another one
   */
  loaded(methods: readonly string[]): void {
    this.#replaced = methods
    const lost = [...this.#asked].find((name) => !this.#isReplaced(name))
    if (lost !== undefined) throw notReplaced(`${this.#name}.${lost}`)
  }

  /** Answers a call of Python of a method in its body; of one that `super()` asked for, the stubs of all objects. */
  answer(
    method: string,
    { args, kwargs }: StoodInCall,
    how: { readonly inherited: boolean; readonly line: string | undefined },
  ): unknown {
    const kind = this.#kindOf(method)
    const [self, ...rest] = kind === 'static' ? [undefined, ...args] : args
    const given = Object.keys(kwargs).length > 0 ? [...rest, keywords(kwargs)] : rest
    const stub = how.inherited ? this.#stub(method) : this.#firstOf(self, kind, method)
    return stub.call(given, how.line, self)
  }

  /** The stub that a call goes to first: that of the object, or that of the class which is called. */
  #firstOf(self: unknown, kind: MethodKind | undefined, method: string): LateStub {
    if (!(self instanceof PythonObject)) return this.#stub(method)
    const name = kind === 'class' ? self['__name__'] : PythonObject.classNameOf(self)
    const sibling = typeof name === 'string' ? this.#port.sibling(name) : undefined
    const called = sibling !== undefined && sibling.#kindOf(method) === kind ? sibling : this
    return kind === 'method' ? called.#ofObject(self, method) : called.#stub(method)
  }

  /** The stub of a method of one object of it. */
  member(object: object, name: string): JobFunction | undefined {
    const kind = this.#kindOf(name)
    // What can't be stood in for is an attribute like any other: it has nothing of a stub.
    if (kind === undefined || !this.#isReplaced(name)) return undefined
    return kind === 'method' ? this.#ofObject(object, name).handle : this.#owning(name).#stub(name).handle
  }

  #isReplaced(name: string): boolean {
    const owner = this.#owning(name)
    return owner.#replaced === undefined || owner.#replaced.includes(name)
  }

  /** Its methods do what the job wrote, and have no calls. */
  reset(): void {
    for (const stub of this.#ofAll.values()) stub.reset()
    this.#ofObjects = new WeakMap()
    this.#asked.clear()
    this.#replaced = undefined
  }

  #kindOf(name: string): MethodKind | undefined {
    return Object.hasOwn(this.#known, name) ? this.#known[name]?.[1] : undefined
  }

  /** The class that a method is written in. */
  #owning(name: string): JobClass {
    const [owner = this.#name] = Object.hasOwn(this.#known, name) ? (this.#known[name] ?? []) : []
    return owner === this.#name ? this : (this.#port.sibling(owner) ?? this)
  }

  #stub(name: string): LateStub {
    this.#asked.add(name)
    const known = this.#ofAll.get(name)
    if (known !== undefined) return known
    const above = this.#known[name]?.[2]
    const base = above === undefined ? undefined : this.#port.sibling(above)
    const made = new LateStub({
      name: `${this.#name}.${name}`,
      run: (args, self) => {
        if (base !== undefined) return base.#stub(name).call(args, this.#port.where(), this.#selfOf(self))
        return this.#port.run(name, this.#kindOf(name) === 'static' ? args : [this.#selfOf(self), ...args])
      },
      fromTest: (answer) => this.#port.promised(`${this.#name}.${name}`, answer),
    })
    this.#ofAll.set(name, made)
    return made
  }

  /** A call of the test on the class itself is one on `job.TheClass`. */
  #selfOf(self: unknown): PythonObject {
    return self instanceof PythonObject ? self : this.#port.python()
  }

  #ofObject(object: object, name: string): LateStub {
    const stubs = this.#ofObjects.get(object) ?? new Map<string, LateStub>()
    this.#ofObjects.set(object, stubs)
    const known = stubs.get(name)
    if (known !== undefined) return known
    const made = new LateStub({
      name,
      run: (args) => this.#stub(name).call(args, this.#port.where(), object),
      fromTest: (answer) => this.#port.promised(name, answer),
    })
    stubs.set(name, made)
    return made
  }

  #handle(): JobFunction {
    const prototype = this.#prototype()
    const target = Object.defineProperty(function jobClass() {}, 'name', {
      value: this.#name,
    }) as unknown as JobFunction
    const handle: JobFunction = new Proxy(target, {
      construct: (_, args) => this.#port.make(args) as object,
      apply: (_, __, args) => this.#port.promised(this.#name, () => this.#port.make(args)),
      get: (_, name) => {
        if (name === 'prototype') return prototype
        if (name === Symbol.hasInstance) return (value: unknown) => this.#isOne(value)
        if (name === Symbol.iterator) return this.#port.python()[name as never]
        const kind = typeof name === 'string' ? this.#kindOf(name) : undefined
        if (kind === 'class') return this.#checked(String(name)).handle
        if (kind === 'static') return this.#owning(String(name)).#checked(String(name)).handle
        if (typeof name !== 'string' || name in Function.prototype) return Reflect.get(target, name)
        return this.#port.python()[name]
      },
      set: (_, name, value) => Reflect.set(this.#port.python(), name, value),
    })
    return handle
  }

  #isOne(value: unknown): boolean {
    const { __instancecheck__: check } = this.#port.python()
    return value instanceof PythonObject && check instanceof PythonObject && check.call(value) === true
  }

  /** @throws Error when the loaded file has no such stub */
  #checked(name: string): LateStub {
    if (!this.#isReplaced(name)) throw notReplaced(`${this.#name}.${name}`)
    return this.#kindOf(name) === 'static' ? this.#owning(name).#stub(name) : this.#stub(name)
  }

  /** The stubs of the methods of all its objects, also before Python has run. */
  #prototype(): object {
    return new Proxy(
      {},
      {
        get: (_, name) => {
          if (typeof name !== 'string') return undefined
          if (name === 'constructor') return this.handle
          if (this.#kindOf(name) !== undefined) return this.#checked(name).handle
          const [near] = nearMisses(name, Object.keys(this.#known))
          if (near !== undefined) throw noSuchMethod(`${this.#name}.${name}`, near)
          return undefined
        },
        set: (_, name, value) => {
          if (typeof name !== 'string' || typeof value !== 'function' || this.#kindOf(name) === undefined) return false
          this.#checked(name).handle.callsFake(value)
          return true
        },
        has: (_, name) => typeof name === 'string' && this.#kindOf(name) !== undefined,
      },
    )
  }
}

const noSuchMethod = (name: string, near: string): Error =>
  new Error(`[NO_SUCH_FUNCTION] Failed to find ${name}: the class has no method of this name. Did you mean ${near}?`)

const notReplaced = (name: string): Error =>
  new Error(
    `[NO_SUCH_FUNCTION] Failed to stub ${name}: it is no plain method in the body of a plain class (a decorator made it something else, ` +
      'or its class is an exception, an enum or a tuple). Stub a method or a function that calls it.',
  )
