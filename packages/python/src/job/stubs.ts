import type { LoadOptions, PythonHost, PythonModule, StandIn, StoodInCall } from '../host.ts'
import type { PythonObject } from '../protocol/python-object.ts'
import { realFile } from '../protocol/real-file.ts'
import { keywords, split, standsFor } from '../protocol/values.ts'
import { JobClass, type KnownMethod } from './job-class.ts'
import { type JobFunction, LateStub } from './late-stub.ts'
import { type JobNames, refuseMiss, type WrittenValue } from './misses.ts'

export type { JobFunction } from './late-stub.ts'

/**
 * A Python file as an object: its module-level functions by name.
 * Called from a test, a function runs Python and gives a promise (resolved at once when Python has started); called from
 * Python, it answers synchronously.
 */
export type JobModule = Readonly<Record<string, JobFunction>>

/** How a job module comes by its Python. */
export interface JobModuleOptions {
  /** The running host, or the promise of one. */
  readonly host: () => PythonHost | Promise<PythonHost>
  /** The names of the file, when they are known before Python runs; else any name is a function's until it is called. */
  readonly names?: JobNames
  /** Read at each load: arguments and paths may change from test to test. */
  readonly load?: () => LoadOptions
  /** Takes each promise that a call from a test gives; what it returns is given to the test. @defaultValue as it is */
  readonly called?: (name: string, result: Promise<unknown>) => Promise<unknown>
}

interface Loaded {
  readonly host: PythonHost
  readonly module: PythonModule
}

/** A call from Python, and whose function it is. */
interface Answering {
  readonly of: JobModuleState
  readonly call: StoodInCall
}

const modules = new Set<JobModuleState>()
/** The calls from Python that are being answered: a stub called within one answers synchronously. */
const answering: Answering[] = []

/**
 * Makes the object of stubs for a Python file. The file is loaded at the first call after each `resetAll`.
 * @throws nothing; a file that can't be loaded fails the call
 * @example
 * ```ts skip="needs a job on disk"
 * const job = jobModule('jobs/load_books.py', { host: startEmbedded })
 * job.load_books.returns(frame)
 * await job.main(glue.context)
 * ```
 */
export function jobModule(file: string, options: JobModuleOptions): JobModule {
  const state = new JobModuleState(file, options)
  modules.add(state)
  return state.functions()
}

/** Makes every job module as new: stubs call through and have no calls, and the next call loads the file again. */
export function resetAll(): void {
  for (const module of modules) module.reset()
}

/**
 * The stubs of all job modules, by file: for whichever Python file imports one of them, or runs it as a script.
 */
export function standIns(host: PythonHost): ReadonlyMap<string, StandIn> {
  return new Map(
    [...modules].map((module) => [
      module.realFile,
      {
        given: () => module.given,
        answer: (call) => module.answer(call, host.where()),
        member: (className, object, name) => module.member(className, object, name),
      },
    ]),
  )
}

class JobModuleState {
  readonly realFile: string
  readonly #file: string
  readonly #options: JobModuleOptions
  readonly #stubs = new Map<string, LateStub>()
  readonly #classes = new Map<string, JobClass>()
  #loaded: Loaded | undefined
  /** What the test gave names of the file: it holds in each run of the file, whoever imports it or runs it as a script. */
  readonly given = new Map<string, unknown>()

  constructor(file: string, options: JobModuleOptions) {
    this.#file = file
    this.realFile = realFile(file)
    this.#options = options
    for (const name of options.names?.functions ?? []) this.#stub(name)
    for (const [name, methods] of Object.entries(options.names?.classes ?? {}))
      this.#classes.set(name, this.#class(name, methods))
  }

  /** With names unknown, an object that makes a stub for each name that a test asks for. */
  functions(): JobModule {
    const { names } = this.#options
    if (names !== undefined) {
      const handles = [...this.#stubs, ...this.#classes].map(([name, { handle }]) => [name, handle] as const)
      const known: Record<string, JobFunction> = Object.fromEntries(handles)
      const { constants = {} } = names
      return new Proxy(known, {
        get: (target, name, receiver) => {
          if (typeof name !== 'string' || name in target) return Reflect.get(target, name, receiver)
          if (Object.hasOwn(constants, name)) return this.#constant(name, constants[name] ?? null)
          refuseMiss(this.#file, names, name)
          return undefined
        },
        set: (_, name, value) => {
          if (typeof name === 'string') this.#give(name, value, names)
          return typeof name === 'string'
        },
      })
    }
    return new Proxy<Record<string, JobFunction>>(
      {},
      {
        get: (_, name) => (typeof name === 'string' && isFunctionName(name) ? this.#stub(name).handle : undefined),
        has: (_, name) => typeof name === 'string' && this.#stubs.has(name),
        ownKeys: () => [...this.#stubs.keys()],
        getOwnPropertyDescriptor: (_, name) => {
          const value = typeof name === 'string' ? this.#stubs.get(name)?.handle : undefined
          return value === undefined ? undefined : { value, enumerable: true, configurable: true }
        },
      },
    )
  }

  reset(): void {
    this.#loaded = undefined
    this.given.clear()
    for (const stub of this.#stubs.values()) stub.reset()
    for (const each of this.#classes.values()) each.reset()
  }

  /** The stub of a method of an object of a class of the file. */
  member(className: string, object: object, name: string): JobFunction | undefined {
    return this.#classes.get(className)?.member(object, name)
  }

  /** No file is run for it: a script would do its work. */
  #give(name: string, value: unknown, names: JobNames): void {
    const { functions, classes = {}, constants = {}, imported = {} } = names
    if (!functions.includes(name) && [classes, constants, imported].every((each) => !Object.hasOwn(each, name)))
      refuseMiss(this.#file, names, name)
    this.given.set(name, value)
    this.#loaded?.module.put(name, value)
  }

  /** What Python has; before it has run, what is written in the file. */
  #constant(name: string, written: WrittenValue): unknown {
    if (this.#loaded === undefined && this.given.has(name)) return this.given.get(name)
    if (this.#loaded === undefined && written !== null) return frozen(structuredClone(written.value))
    return frozen(this.#now(`read ${name}`).module.get(name))
  }

  #class(name: string, methods: Readonly<Record<string, KnownMethod>>): JobClass {
    const made = new JobClass(name, methods, {
      make: (args) => this.#now(`make an object of ${name}`).module.call(name, ...split(args)),
      python: () => this.#now(`read ${name}`).module.get(name) as PythonObject,
      sibling: (other) => this.#classes.get(other),
      run: (method, args) => this.#original(`${name}.${method}`, args),
      promised: (method, answer) => this.#promised(method, answer),
      where: () => (answering.length > 0 ? this.#loaded?.host.where() : undefined),
    })
    standsFor(made.handle, () => this.#now(`pass ${name}`).module.standing(name))
    return made
  }

  /** The loaded file, at once. */
  #now(what: string): Loaded {
    const host = this.#options.host()
    if (!(host instanceof Promise)) return this.#load(host)
    // Whoever waits for the host is told why it does not come.
    host.catch(() => {})
    throw new Error(`Failed to ${what} of ${this.#file}: Python is still starting. Await a call of the job before.`)
  }

  #stub(name: string): LateStub {
    const known = this.#stubs.get(name)
    if (known !== undefined) return known
    const stub = new LateStub({
      name,
      run: (args) => this.#original(name, args),
      fromTest: (answer) => this.#promised(name, answer),
    })
    this.#stubs.set(name, stub)
    standsFor(stub.handle, () => this.#now(`pass ${name}`).module.standing(name))
    return stub
  }

  /** Answers a call of Python by the stub of its function. */
  answer(call: StoodInCall, line: string | undefined): unknown {
    answering.push({ of: this, call })
    try {
      const { args, kwargs } = call
      const [inherited, className, method] = /^(super )?(\w+)\.(\w+)$/u.exec(call.name)?.slice(1) ?? []
      if (method !== undefined && className !== undefined)
        return this.#classOf(className).answer(method, call, { inherited: inherited !== undefined, line })
      return this.#stub(call.name).call(Object.keys(kwargs).length > 0 ? [...args, keywords(kwargs)] : args, line)
    } finally {
      answering.pop()
    }
  }

  /** What a stub does until a test configures it. */
  #original(name: string, args: unknown[]): unknown {
    const [positional, named] = split(args)
    const passed = answering.at(-1)
    if (passed?.of === this && passed.call.name.replace('super ', '') === name)
      return callItself(passed.call, positional, named)
    if (passed !== undefined && this.#loaded !== undefined) return this.#loaded.module.call(name, positional, named)
    return this.#fromTest(name, positional, named)
  }

  /** A call of the test gives a promise, whatever answers it; one that a stub makes for Python is answered at once. */
  #promised(name: string, answer: () => unknown): unknown {
    if (answering.length > 0) return answer()
    const result = settled(answer)
    return this.#options.called?.(name, result) ?? result
  }

  /** From a test, an error is always a rejection and a value always a promise, whether Python had started or not. */
  #fromTest(name: string, positional: unknown[], named: Record<string, unknown>): Promise<unknown> {
    try {
      const host = this.#options.host()
      if (host instanceof Promise) {
        return host.then((started) => this.#load(started).module.call(name, positional, named))
      }
      return Promise.resolve(this.#load(host).module.call(name, positional, named))
    } catch (error) {
      return Promise.reject(error)
    }
  }

  #load(host: PythonHost): Loaded {
    if (this.#loaded?.host === host && host.alive) return this.#loaded
    const module = host.load(this.#file, { ...this.#options.load?.(), standIns: standIns(host) })
    this.#loaded = { host, module }
    for (const [name, each] of this.#classes) each.loaded(module.classes[name] ?? [])
    return this.#loaded
  }

  /** A class that the source did not tell has the stubs of one without methods. */
  #classOf(name: string): JobClass {
    const known = this.#classes.get(name) ?? this.#class(name, {})
    this.#classes.set(name, known)
    return known
  }
}

/** A copy of a list or an object of Python's: a change of it would change nothing there. */
function frozen(value: unknown): unknown {
  const isPlain =
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
  if (!isPlain) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

/** Hands on the very arguments of Python's call while they are unchanged, so that Python objects pass untouched. */
function callItself(call: StoodInCall, args: unknown[], named: Record<string, unknown>): unknown {
  const unchanged =
    sameItems(args, call.args) && sameItems(Object.entries(named).flat(), Object.entries(call.kwargs).flat())
  return unchanged ? call.original(call.args, call.kwargs) : call.original(args, named)
}

/** What a call gave, or what it threw, as a promise. */
function settled(answer: () => unknown): Promise<unknown> {
  try {
    return Promise.resolve(answer())
  } catch (error) {
    return Promise.reject(error)
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => Object.is(item, b[i]))
}

/** Names that a promise check, a test runner or a printer asks an object for are no functions of a job. */
function isFunctionName(name: string): boolean {
  return (
    name !== 'then' && name !== 'toJSON' && name !== 'asymmetricMatch' && name !== '$$typeof' && name !== 'nodeType'
  )
}
