import type { Disk } from '@dryfit/glue'

/** What a job sees of its process. */
export interface LoadOptions {
  /**
   * The module's `__name__`.
   * @defaultValue what Python's own import would call it: with the packages that the file lies in
   */
  readonly name?: string
  /** Folders, `.zip` or `.whl` files that stand on `sys.path` after the file's own folder (Glue's extra-py-files). */
  readonly path?: readonly string[]
  /**
   * The project's folder: modules are imported from below it too, when the job puts their folders on `sys.path`.
   * @defaultValue the nearest folder above the file that has a package.json, a pyproject.toml, a setup.py or a .git
   */
  readonly root?: string
  /** `sys.argv` after the file itself. */
  readonly argv?: readonly string[]
  /** Variables added to `os.environ`; the test's own environment never reaches a job. */
  readonly env?: Readonly<Record<string, string>>
  /** Takes each line that the job prints. @defaultValue the console */
  readonly stdout?: (line: string) => void
  /** Takes each line that the job writes to stderr. @defaultValue the console */
  readonly stderr?: (line: string) => void
  /** Milliseconds after which Python is interrupted; 0 never. @defaultValue the host's limit */
  readonly timeLimit?: number
  /** The limit that `timeLimit` is what is left of: the one that errors name. @defaultValue timeLimit */
  readonly ofLimit?: number
  /** Names the run in errors: the test's name. @defaultValue the file */
  readonly label?: string
  /**
   * Whether a run fails when the job caught an error that real Glue would not raise: dryfit's own refusals.
   * @defaultValue false
   */
  readonly watched?: boolean
  /** What stands in for the functions that a file defines, whoever imports or runs it: by the file's real path. */
  readonly standIns?: ReadonlyMap<string, StandIn>
}

/** A call that Python made to a function for which the test stands in. */
export interface StoodInCall {
  readonly name: string
  readonly args: unknown[]
  /** Those that do not continue the positional ones: what does takes its place. */
  readonly kwargs: Record<string, unknown>
  /**
   * Calls the function itself, where it was called. Given the very array and object of this call it passes the original Python
   * objects on and their result back, unconverted.
   */
  original(args: unknown[], kwargs: Record<string, unknown>): unknown
}

/** Answers the calls to the functions of one Python file. */
export interface StandIn {
  /** The values that the test gave names of the file, in place of what the file gives them. @defaultValue none */
  given?(): ReadonlyMap<string, unknown>
  /** Answers a call of a function, of a method by `Class.method`, and of one that a class below has by `super Class.method`. */
  answer(call: StoodInCall): unknown
  /** What of an object of one of its classes is a stub of the test's: a method, by its name. */
  member(
    className: string,
    object: object,
    name: string,
  ): { callsFake(fake: (...args: unknown[]) => unknown): unknown } | undefined
}

/** How one call is bounded and named. */
export type RunOptions = Pick<LoadOptions, 'timeLimit' | 'ofLimit' | 'label' | 'stdout' | 'stderr'>

/** What bounds and names work that says nothing of its own. */
export type Bounds = Pick<RunOptions, 'timeLimit' | 'ofLimit' | 'label'>

/** An object that lives on one side and is known to the other by kind and number: a frame, a context. */
export interface HandleReference {
  readonly kind: string
  readonly id: number
}

/** How objects with a handle cross between Python and TypeScript. */
export interface ValueConverter {
  /** The handle of a TypeScript object, or undefined when it is none of this converter's. */
  toPython(value: object): HandleReference | undefined
  /** The TypeScript object of a Python object's `_dryfit_handle`. */
  toJs(handle: HandleReference): unknown
}

/** An error that says how it is raised in Python. */
export interface PythonRaisable extends Error {
  /** The Python exception: `python` names its class; the rest is what that class's factory in the guest reads. */
  readonly pythonError: { readonly python: string; readonly message: string } & Readonly<Record<string, unknown>>
}

/** A version of Glue as the guest stands for it. */
export interface GuestVersion {
  readonly spark: string
  /** Names that this version does not have, of PySpark's classes and its module `functions`. */
  readonly absent: Readonly<Record<string, readonly string[]>>
  /** Whether `getResolvedOptions` takes the beginning of a name for the name. */
  readonly abbreviations: boolean
}

/** Answers a guest call synchronously: the payload and the answer are JSON text. A throw is raised in Python. */
export type Answer = (op: string, payload: string) => string

/** The time that a job is told. */
export interface HostClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Moves on by what a job sleeps. False of a clock that moves by itself: then the job has to wait. */
  sleep(milliseconds: number): boolean
}

/** Takes what ran of a user's file: `l` and a line, `f` and a function, `b` and a jump from and to; each once for a run. */
export type TakeRan = (file: string, keys: readonly string[]) => void

/** What Istanbul calls the coverage of a file, without the file's path. */
export interface FileCoverage {
  readonly statementMap: Readonly<Record<string, unknown>>
  readonly fnMap: Readonly<Record<string, unknown>>
  readonly branchMap: Readonly<Record<string, unknown>>
  readonly s: Readonly<Record<string, number>>
  readonly f: Readonly<Record<string, number>>
  readonly b: Readonly<Record<string, readonly number[]>>
}

/** Where Python runs. */
export interface PythonHost {
  readonly name: string
  readonly pythonVersion: string
  /** False once Python has ended; `startEmbedded()` then gives a new host. */
  readonly alive: boolean
  /** What jobs find on disk, and leave there until the next reset or restore. */
  readonly disk: Disk
  /** How guest calls reach the engine: `_dryfit.bridge.call(op, payload)` ends here, synchronously. */
  connect(answer: Answer): void
  /** How objects with a handle cross; replaces an earlier converter. */
  setConverter(converter: ValueConverter): void
  /** The version that the next runs find; undefined is the one that the guest is written as. */
  setVersion(version: GuestVersion | undefined): void
  /** Whose time Python tells; until then it is the machine's. `time.monotonic` measures really, and counts what was slept. */
  setClock(clock: HostClock): void
  /** How entries that say nothing of their own are named and bounded. It is asked at each of them. */
  setBounds(bounds: () => Bounds): void
  /**
   * Imports a Python file in a fresh world of modules.
   * @throws PythonError what the file raised. JobExitError, JobTimeoutError
   */
  load(file: string, options?: LoadOptions): PythonModule
  /**
   * Runs a file as `__main__`, the way Glue does. `sys.exit()` and `sys.exit(0)` are a success.
   * @throws PythonError what the file raised. JobExitError, JobTimeoutError
   */
  runScript(file: string, options?: LoadOptions): void
  /** Calls a callback of the guest (a UDF, a function given to DynamicFrame.map) with a JSON payload. */
  invoke(callback: number, payload: string): string
  /** Has it measured what runs of the user's files, told before each reset and restore; undefined: no more from the next restore on. */
  measure(take: TakeRan | undefined): void
  /**
   * The coverage of a file, from the counts of what `measure` told: 1 for each test or run.
   * @throws PythonError when the file can't be read or is no Python
   */
  coverageOf(file: string, counts: Readonly<Record<string, number>>): FileCoverage
  /** The job line that runs now, as `file:line`, while Python is calling the engine or a stub. */
  where(): string | undefined
  /**
   * Forgets loaded modules, objects and callbacks: the next run starts as in a new process. Between the runs of one
   * property: what the source of a job says it leaves behind is restored, nothing else is looked at.
   */
  reset(): void
  /**
   * Puts the interpreter back to what it was before its first run, whatever jobs did to it: between tests. Also one that
   * answers no more works again.
   */
  restore(): void
}

/** A loaded Python file. */
export interface PythonModule {
  readonly file: string
  /** The names of the functions that the file defines at module level, in order. */
  readonly functions: readonly string[]
  /** The classes that it defines, each with the methods of its body for which one can stand in. */
  readonly classes: Readonly<Record<string, readonly string[]>>
  /** Calls a function as the file made it, even when it was replaced; a class; a method, by `Class.method`. */
  call(
    name: string,
    args: readonly unknown[],
    kwargs?: Readonly<Record<string, unknown>>,
    options?: RunOptions,
  ): unknown
  /** The value of a module attribute. */
  get(name: string): unknown
  /** A module attribute as Python has it: one that is stood in for as what stands in. */
  standing(name: string): unknown
  /** Sets a module attribute, until the run ends. */
  put(name: string, value: unknown): void
}
