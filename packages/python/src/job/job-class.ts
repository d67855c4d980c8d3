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

/** What the source tells of a method: the class that it is written in, and how it is bound. */
export type KnownMethod = readonly [owner: string, kind: MethodKind]

/** A class of a job: made by `new`, with a stub for each method, of one object or (on its `prototype`) of all. */
export class JobClass {
  readonly #name: string
  readonly #known: Readonly<Record<string, KnownMethod>>
  readonly #port: ClassPort
  readonly #ofAll = new Map<string, LateStub>()
  #ofObjects = new WeakMap<object, Map<string, LateStub>>()
  /** Methods whose stub the test has asked for before the file was loaded. */
  readonly #asked = new Set<string>()
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
    const lost = [...this.#asked].find((name) => !methods.includes(name))
    if (lost !== undefined) throw notReplaced(`${this.#name}.${lost}`)
  }

  /** Answers a call of Python of a method in its body; of one that `super()` asked for, the stubs of all objects. */
  answer(
    method: string,
    { args, kwargs }: StoodInCall,
    how: { readonly inherited: boolean; readonly line: string | undefined },
  ): unknown {
    const [self, ...rest] = this.#kindOf(method) === 'static' ? [undefined, ...args] : args
    const given = Object.keys(kwargs).length > 0 ? [...rest, keywords(kwargs)] : rest
    const isObjects = this.#kindOf(method) === 'method' && !how.inherited && self instanceof PythonObject
    return (isObjects ? this.#ofObject(self, method) : this.#stub(method)).call(given, how.line, self)
  }

  /** The stub of a method of one object of it. */
  member(object: object, name: string): unknown {
    const kind = this.#kindOf(name)
    if (kind === undefined) return undefined
    const owner = this.#owning(name)
    return kind === 'method' ? owner.#ofObject(object, name).handle : owner.#stub(name).handle
  }

  /** Its methods do what the job wrote, and have no calls. */
  reset(): void {
    for (const stub of this.#ofAll.values()) stub.reset()
    this.#ofObjects = new WeakMap()
    this.#asked.clear()
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
    const made = new LateStub({
      name: `${this.#name}.${name}`,
      run: (args, self) => this.#port.run(name, this.#kindOf(name) === 'static' ? args : [this.#selfOf(self), ...args]),
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
    const target = function jobClass() {} as unknown as JobFunction
    const handle: JobFunction = new Proxy(target, {
      construct: (_, args) => this.#port.make(args) as object,
      apply: (_, __, args) => this.#port.promised(this.#name, () => this.#port.make(args)),
      get: (_, name) => {
        if (name === 'prototype') return prototype
        if (name === 'name') return this.#name
        if (name === Symbol.hasInstance) return (value: unknown) => this.#isOne(value)
        if (typeof name !== 'string' || name in Function.prototype) return Reflect.get(target, name)
        const kind = this.#kindOf(name)
        if (kind === 'class' || kind === 'static') return this.#owning(name).#stub(name).handle
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

  /** The stubs of the methods of all its objects, also before Python has run. */
  #prototype(): object {
    return new Proxy(
      {},
      {
        get: (_, name) => {
          if (typeof name !== 'string') return undefined
          if (name === 'constructor') return this.handle
          if (this.#kindOf(name) !== undefined) return this.#owning(name).#stub(name).handle
          const [near] = nearMisses(name, Object.keys(this.#known))
          if (near !== undefined) throw noSuchMethod(`${this.#name}.${name}`, near)
          return undefined
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
