import type { DataFrame } from '@dryfit/spark'
import sinon from 'sinon'
import type { Direction, OpenCall, RecordedCall } from './call.ts'
import { type BoundArguments, bind, type Signature } from './signature.ts'
import { SpiedMethod, type Stub } from './spied-method.ts'

/** A method that the recorder watches. */
export interface WatchedMethod {
  readonly name: string
  /** @defaultValue the name */
  readonly spelling?: string
  readonly signature: Signature
  readonly direction: Direction
  /** What the call reads or writes. */
  readonly describe?: (args: BoundArguments) => {
    readonly target?: string | undefined
    readonly format?: string | undefined
    readonly table?: string | undefined
  }
  /** The rows that a write is given. */
  readonly snapshot?: (args: BoundArguments) => DataFrame | undefined
  readonly warnings?: (args: BoundArguments) => readonly string[]
  readonly run: (args: BoundArguments) => unknown
  /** Makes what a test's stub returns into what the method gives. */
  readonly convert?: (result: unknown) => unknown
  /** The watched method that this one is another spelling of. */
  readonly of?: { readonly key: string; readonly translate?: (args: BoundArguments) => BoundArguments }
}

/** A sandbox keeps its stubs alive as long as the test's world, and no longer. */
const newSandbox = (): ReturnType<typeof sinon.createSandbox> => sinon.createSandbox()

/** One ordered record of all calls of a test, and the sinon stubs that answer them. */
export class Recorder {
  #calls: OpenCall[] = []
  readonly #methods = new Map<string, { readonly watched: WatchedMethod; readonly spied: SpiedMethod }>()
  readonly #open: OpenCall[] = []
  readonly #where: () => string | undefined
  #sandbox: ReturnType<typeof newSandbox> | undefined

  /** @param where - the job line that runs now */
  constructor(where: () => string | undefined = () => undefined) {
    this.#where = where
  }

  get calls(): readonly RecordedCall[] {
    return this.#calls
  }

  /** Forgets the calls; who holds the list of them keeps it. */
  clear(): void {
    this.#calls = []
  }

  /** Watches a method under a key of its own; gives the key. */
  watch(key: string, watched: WatchedMethod): string {
    if (this.#methods.has(key)) return key
    const spied = new SpiedMethod({
      name: watched.spelling ?? watched.name,
      run: (args) => this.#run(watched, args),
      makeStub: () => {
        this.#sandbox ??= newSandbox()
        return this.#sandbox.stub() as unknown as Stub
      },
      enter: (args) => this.enter(key, bind(watched.spelling ?? watched.name, watched.signature, args)),
    })
    this.#methods.set(key, { watched, spied })
    return key
  }

  watches(key: string): boolean {
    return this.#methods.has(key)
  }

  /** The sinon stub of a watched method. */
  spy(key: string): Stub {
    return this.#method(key).spied.spy
  }

  /** Records a call of a watched method with bound arguments, and answers it. */
  enter(key: string, args: BoundArguments): unknown {
    const { watched, spied } = this.#method(key)
    const call = this.#begin(watched, args)
    this.#open.push(call)
    try {
      const frame = watched.snapshot?.(args)
      if (frame !== undefined) call.frame = frame
      const result = spied.call(args)
      return watched.convert === undefined ? result : watched.convert(result)
    } catch (error) {
      call.error = error
      throw error
    } finally {
      this.#open.pop()
    }
  }

  /** Records what happened without a method of ours: a read or write through Spark itself. */
  note(call: Omit<RecordedCall, 'index' | 'warnings' | 'jobLine'>): void {
    const jobLine = this.#where()
    this.#calls.push({
      ...call,
      ...(jobLine === undefined ? {} : { jobLine }),
      index: this.#calls.length,
      warnings: [],
    })
  }

  /** Adds a remark to the call that runs now. */
  warn(text: string): void {
    this.#open.at(-1)?.warnings.push(text)
  }

  /** The call that runs now. */
  get current(): RecordedCall | undefined {
    return this.#open.at(-1)
  }

  #begin(watched: WatchedMethod, args: BoundArguments): OpenCall {
    const jobLine = this.#where()
    const { target, format, table } = watched.describe?.(args) ?? {}
    const call: OpenCall = {
      index: this.#calls.length,
      method: watched.name,
      spelling: watched.spelling ?? watched.name,
      direction: watched.direction,
      args: watched.of?.translate?.(args) ?? args,
      ...(target === undefined ? {} : { target }),
      ...(format === undefined ? {} : { format }),
      ...(table === undefined ? {} : { table }),
      ...(jobLine === undefined ? {} : { jobLine }),
      warnings: [...(watched.warnings?.(args) ?? [])],
    }
    this.#calls.push(call)
    return call
  }

  #run(watched: WatchedMethod, args: BoundArguments): unknown {
    if (watched.of === undefined) return watched.run(args)
    return this.#method(watched.of.key).spied.call(watched.of.translate?.(args) ?? args)
  }

  #method(key: string): { readonly watched: WatchedMethod; readonly spied: SpiedMethod } {
    const found = this.#methods.get(key)
    if (found === undefined) throw new Error(`No method is watched under ${key}`)
    return found
  }
}
