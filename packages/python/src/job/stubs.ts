import { nearMisses } from '@dryfit/glue'
import type { LoadOptions, PythonHost, PythonModule, Replacement } from '../host.ts'
import { KeywordArguments, keywords } from '../protocol/values.ts'
import { type JobFunction, LateStub } from './late-stub.ts'

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
  /** The functions of the file, when they are known before Python runs; else any name is one until it is called. */
  readonly functions?: readonly string[]
  /** Read at each load: arguments and paths may change from test to test. */
  readonly load?: () => LoadOptions
  /** Takes each promise that a call from a test gives; what it returns is given to the test. @defaultValue as it is */
  readonly called?: (name: string, result: Promise<unknown>) => Promise<unknown>
}

interface Loaded {
  readonly host: PythonHost
  readonly module: PythonModule
  readonly originals: Map<string, Replacement>
}

/** Arguments as Python's call brought them. */
interface Passed {
  readonly args: unknown[]
  readonly kwargs: Record<string, unknown>
}

const modules = new Set<JobModuleState>()
/** The calls from Python that are being answered: a stub called within one answers synchronously. */
const answering: Passed[] = []

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

class JobModuleState {
  readonly #file: string
  readonly #options: JobModuleOptions
  readonly #stubs = new Map<string, LateStub>()
  #loaded: Loaded | undefined

  constructor(file: string, options: JobModuleOptions) {
    this.#file = file
    this.#options = options
    for (const name of options.functions ?? []) this.#stub(name)
  }

  /** With names unknown, an object that makes a stub for each name that a test asks for. */
  functions(): JobModule {
    const { functions } = this.#options
    if (functions !== undefined) {
      const known = Object.fromEntries([...this.#stubs].map(([name, { handle }]) => [name, handle]))
      return new Proxy<Record<string, JobFunction>>(known, {
        get: (target, name, receiver) => {
          const [near] = typeof name === 'string' && !(name in target) ? nearMisses(name, functions) : []
          if (near !== undefined) throw noSuchFunction(String(name), this.#file, near)
          return Reflect.get(target, name, receiver)
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
    for (const stub of this.#stubs.values()) stub.reset()
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
    if (this.#loaded !== undefined) this.#replace(this.#loaded, [name])
    return stub
  }

  /** What a stub does until a test configures it. */
  #original(name: string, args: unknown[]): unknown {
    if (answering.length > 0 && this.#loaded !== undefined) {
      const [positional, named] = split(args)
      return this.#callOriginal(this.#loaded, name, positional, named)
    }
    return this.#fromTest(name, args)
  }

  /** A call of the test gives a promise, whatever answers it; one that a stub makes for Python is answered at once. */
  #promised(name: string, answer: () => unknown): unknown {
    if (answering.length > 0) return answer()
    const result = settled(answer)
    return this.#options.called?.(name, result) ?? result
  }

  /** From a test, an error is always a rejection and a value always a promise, whether Python had started or not. */
  #fromTest(name: string, args: unknown[]): Promise<unknown> {
    const [positional, named] = split(args)
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
    const module = host.load(this.#file, this.#options.load?.() ?? {})
    const loaded = { host, module, originals: new Map<string, Replacement>() }
    this.#loaded = loaded
    this.#replace(loaded, module.functions)
    return loaded
  }

  /** All in one call into Python: each costs more than the replacing. */
  #replace(loaded: Loaded, names: readonly string[]): void {
    const fresh = names.filter((name) => !loaded.originals.has(name) && loaded.module.functions.includes(name))
    if (fresh.length === 0) return
    const originals = loaded.module.replace(new Map(fresh.map((name) => [name, this.#standIn(loaded.host, name)])))
    for (const [name, original] of originals) loaded.originals.set(name, original)
  }

  /** What Python calls in place of a function: its stub. */
  #standIn(host: PythonHost, name: string): Replacement {
    const stub = this.#stub(name)
    return (args, kwargs) => {
      answering.push({ args, kwargs })
      try {
        return stub.call(Object.keys(kwargs).length > 0 ? [...args, keywords(kwargs)] : args, host.where())
      } finally {
        answering.pop()
      }
    }
  }

  /** Hands on the very arguments of Python's call while they are unchanged, so that Python objects pass untouched. */
  #callOriginal(loaded: Loaded, name: string, args: unknown[], named: Record<string, unknown>): unknown {
    const original = loaded.originals.get(name)
    if (original === undefined) return loaded.module.call(name, args, named)
    const passed = answering.at(-1)
    return passed !== undefined &&
      sameItems(args, passed.args) &&
      sameItems(Object.entries(named).flat(), Object.entries(passed.kwargs).flat())
      ? original(passed.args, passed.kwargs)
      : original(args, named)
  }
}

const noSuchFunction = (name: string, file: string, near: string): Error =>
  new Error(
    `[NO_SUCH_FUNCTION] Failed to find ${name} in ${file}: it has no function of this name. Did you mean ${near}?`,
  )

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

function split(args: unknown[]): [unknown[], Record<string, unknown>] {
  const last = args.at(-1)
  return last instanceof KeywordArguments ? [args.slice(0, -1), { ...last }] : [args, {}]
}

/** Names that a promise check, a test runner or a printer asks an object for are no functions of a job. */
function isFunctionName(name: string): boolean {
  return (
    name !== 'then' && name !== 'toJSON' && name !== 'asymmetricMatch' && name !== '$$typeof' && name !== 'nodeType'
  )
}
