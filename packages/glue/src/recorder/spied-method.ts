import sinon, { type SinonStub } from 'sinon'
import { withMockFace } from './mock-face.ts'
import type { BoundArguments } from './signature.ts'

export type Stub = SinonStub<[BoundArguments], unknown>

interface PastCall {
  readonly args: BoundArguments
  readonly result?: unknown
  readonly error?: unknown
  readonly id: number
}

/** What a spied method is made of. */
export interface SpiedMethodOptions {
  readonly name: string
  /** What it does until a test replaces it. */
  readonly run: (args: BoundArguments) => unknown
  /** Makes a bare stub; the sandbox of a test owns it. */
  readonly makeStub: () => Stub
  /** Answers a call that came through the spy itself, from TypeScript. */
  readonly enter: (args: readonly unknown[]) => unknown
}

interface Ticker {
  (): void
  callIds: number[]
  resetHistory(): void
  getCall(): unknown
}

const ticker = sinon.createSandbox().fake() as unknown as Ticker
/** Sinon makes four views of past calls for each call; nobody looks at these. */
const noCall = { calledWithNew: () => false }
ticker.getCall = () => noCall

/** V8's alone: in another browser the property means nothing. */
const traced = Error as { stackTraceLimit?: number | undefined }

/** The place that a call gets among all calls that sinon sees: for one that its stub is told of later. */
export function nextCallId(): number {
  // Sinon makes an Error for each call; its stack is most of the cost.
  const { stackTraceLimit } = traced
  traced.stackTraceLimit = 0
  ticker()
  traced.stackTraceLimit = stackTraceLimit
  const id = ticker.callIds.at(-1) ?? 0
  if (ticker.callIds.length > 200) ticker.resetHistory()
  return id
}

/**
 * A method and its sinon stub. The stub is made when somebody asks for it: making one costs more than most calls.
 * Earlier calls are played into it, so that it looks as if it had been there from the start.
 */
export class SpiedMethod {
  readonly #options: SpiedMethodOptions
  readonly #past: PastCall[] = []
  #stub: Stub | undefined
  #spy: Stub | undefined

  constructor(options: SpiedMethodOptions) {
    this.#options = options
  }

  call(args: BoundArguments): unknown {
    if (this.#stub !== undefined) return this.#stub(args)
    const id = nextCallId()
    try {
      const result = this.#options.run(args)
      this.#past.push({ args, result, id })
      return result
    } catch (error) {
      this.#past.push({ args, error, id })
      throw error
    }
  }

  /**
   * The sinon stub, callable by position or by name: it sees one object of bound arguments. A job that only calls it never
   * pays for the stub; the first look at one of its properties makes it.
   */
  get spy(): Stub {
    this.#spy ??= new Proxy(
      function spied() {} as unknown as Stub,
      new SpyFace(this.#options.enter, () => this.#madeStub()),
    )
    return this.#spy
  }

  #madeStub(): Stub {
    this.#stub ??= this.#makeStub()
    return this.#stub
  }

  #makeStub(): Stub {
    const stub = this.#options.makeStub()
    for (const [i, past] of this.#past.entries()) {
      stub.callsFake(() => {
        if (!('error' in past)) return past.result
        throw past.error
      })
      try {
        stub(past.args)
      } catch {}
      // Undocumented, and the only way to give a call its place afterwards: test/sinon-order.test.ts guards it.
      const ids = (stub as unknown as { callIds: number[] }).callIds
      ids[i] = past.id
    }
    this.#past.length = 0
    restoreOnReset(stub, this.#options.run)
    Object.defineProperty(stub, 'name', { value: this.#options.name, configurable: true })
    return withMockFace(stub, this.#options.name)
  }
}

/** What stands for a stub that may not be made yet. A class, as every method of every test has one. */
class SpyFace implements ProxyHandler<Stub> {
  readonly #enter: SpiedMethodOptions['enter']
  readonly #stub: () => Stub

  constructor(enter: SpiedMethodOptions['enter'], stub: () => Stub) {
    this.#enter = enter
    this.#stub = stub
  }

  apply(_: Stub, __: unknown, args: readonly unknown[]): unknown {
    return this.#enter(args)
  }
  get(_: Stub, name: string | symbol): unknown {
    return Reflect.get(this.#stub(), name)
  }
  set(_: Stub, name: string | symbol, value: unknown): boolean {
    return Reflect.set(this.#stub(), name, value)
  }
  has(_: Stub, name: string | symbol): boolean {
    return Reflect.has(this.#stub(), name)
  }
  deleteProperty(_: Stub, name: string | symbol): boolean {
    return Reflect.deleteProperty(this.#stub(), name)
  }
  defineProperty(_: Stub, name: string | symbol, descriptor: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.#stub(), name, descriptor)
  }
}

/** A bare reset would leave a stub that answers undefined: silently wrong. */
function restoreOnReset(stub: Stub, run: (args: BoundArguments) => unknown): void {
  const resetBehavior = stub.resetBehavior.bind(stub)
  stub.resetBehavior = () => {
    resetBehavior()
    stub.callsFake(run)
  }
  stub.reset = () => {
    stub.resetHistory()
    stub.resetBehavior()
  }
  resetBehavior()
  stub.callsFake(run)
  Object.defineProperty(stub, 'wrappedMethod', { value: run, configurable: true })
}
