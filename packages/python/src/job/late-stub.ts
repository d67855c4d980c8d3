import { nextCallId, withMockFace } from '@dryfit/glue'
import { createSandbox, type SinonStub } from 'sinon'

/** A function of a job: a sinon stub that runs the Python function until the test says otherwise. */
// biome-ignore lint/suspicious/noExplicitAny: sinon's own default; a typed stub comes from the job's declarations
export type JobFunction = SinonStub<unknown[], any> & {
  /** The job lines that called it, by the place of the call among the stub's calls; calls of the test have none. */
  readonly jobLines: ReadonlyMap<number, string>
}

interface PastCall {
  readonly self: unknown
  readonly args: unknown[]
  readonly line: string | undefined
  readonly id: number
  /** Undefined while the call is under way. */
  outcome?: { readonly value: unknown } | { readonly error: unknown }
  /** Among the calls of the stub, once there is one. */
  place?: number
}

/** What a job's function is made of. */
export interface LateStubOptions {
  readonly name: string
  /** What it does until the test says otherwise. */
  readonly run: (args: unknown[], self: unknown) => unknown
  /** How a call of the test is answered, given what answers it. @defaultValue as a call of a job's */
  readonly fromTest?: (answer: () => unknown) => unknown
}

/** What sinon keeps of a stub's calls, undocumented: test/sinon-order.test.ts of @dryfit/glue guards the first. */
interface CallHistory {
  readonly callIds: number[]
  readonly returnValues: unknown[]
  readonly exceptions: unknown[]
}

/**
 * A function of a job whose sinon stub is made when a test looks at it: most are called and never looked at. Earlier calls are
 * played into it, so that it looks as if it had been there from the start. From then on it stays until the test ends.
 */
export class LateStub {
  readonly #name: string
  readonly #run: LateStubOptions['run']
  #past: PastCall[] = []
  #stub: JobFunction | undefined
  readonly #lines = new Map<number, string>()
  /** What the test holds. */
  readonly handle: JobFunction

  constructor({ name, run, fromTest = (answer) => answer() }: LateStubOptions) {
    this.#name = name
    this.#run = run
    const stub = (): JobFunction => this.#made()
    const target = Object.defineProperty(function job() {}, 'name', { value: name }) as unknown as JobFunction
    this.handle = new Proxy(target, {
      construct: () => {
        throw new TypeError(`Failed to make an object of ${name}: it is a function of the job. Call it.`)
      },
      apply: (_, self, args) => fromTest(() => this.call(args, undefined, self)),
      get: (_, name) => Reflect.get(stub(), name),
      set: (_, name, value) => Reflect.set(stub(), name, value),
      has: (_, name) => Reflect.has(stub(), name),
      deleteProperty: (_, name) => Reflect.deleteProperty(stub(), name),
      defineProperty: (_, name, descriptor) => Reflect.defineProperty(stub(), name, descriptor),
    })
  }

  /** Answers a call of the test, or one of a job's line. */
  call(args: unknown[], line?: string, self?: unknown): unknown {
    if (this.#stub !== undefined) {
      if (line !== undefined) this.#lines.set(this.#stub.callCount, line)
      return Reflect.apply(this.#stub, self, args)
    }
    const call: PastCall = { self, args, line, id: nextCallId() }
    this.#past.push(call)
    try {
      const value = this.#run(args, self)
      this.#end(call, { value })
      return value
    } catch (error) {
      this.#end(call, { error })
      throw error
    }
  }

  /** Has no calls any more and does what the job's function does. */
  reset(): void {
    this.#past = []
    // A new one is made: sinon's own reset leaves what `withArgs` was given, and what a test has put on it.
    this.#stub = undefined
    this.#lines.clear()
  }

  #end(call: PastCall, outcome: NonNullable<PastCall['outcome']>): void {
    call.outcome = outcome
    if (this.#stub !== undefined && call.place !== undefined) amend(this.#stub, call.place, call)
  }

  #made(): JobFunction {
    if (this.#stub !== undefined) return this.#stub
    const stub: JobFunction = Object.assign(createSandbox().stub(), { jobLines: this.#lines })
    Object.defineProperty(withMockFace(stub, this.#name), 'name', { value: this.#name, configurable: true })
    // What sinon's own callThrough() looks for.
    const run = this.#run
    const original = function (this: unknown, ...args: unknown[]): unknown {
      return run(args, this)
    }
    Object.defineProperty(stub, 'wrappedMethod', { value: original, configurable: true })
    for (const [place, call] of this.#past.entries()) {
      play(stub, call, place)
      if (call.line !== undefined) this.#lines.set(place, call.line)
    }
    this.#past = []
    withoutPromises(stub)
    callThroughOnReset(stub, original, () => this.#lines.clear())
    this.#stub = stub
    return stub
  }
}

/** A job waits for no promise: what a test says a call resolves to is what Python gets. */
function withoutPromises(stub: JobFunction): void {
  stub.resolves = (value) => stub.returns(value)
  stub.rejects = (...error: unknown[]) => (stub.throws as (...error: unknown[]) => typeof stub)(...error)
}

/** A bare sinon reset would leave a stub that answers undefined for a job's function: silently wrong. */
function callThroughOnReset(stub: JobFunction, original: (...args: unknown[]) => unknown, forget: () => void): void {
  const resetBehavior = stub.resetBehavior.bind(stub)
  stub.resetBehavior = () => {
    resetBehavior()
    stub.callsFake(original)
  }
  const resetHistory = stub.resetHistory.bind(stub)
  stub.resetHistory = () => {
    forget()
    resetHistory()
  }
  stub.reset = () => {
    stub.resetHistory()
    stub.resetBehavior()
  }
  stub.resetBehavior()
}

const historyOf = (stub: JobFunction): CallHistory => stub as unknown as CallHistory

function play(stub: JobFunction, call: PastCall, place: number): void {
  const { outcome, self, args } = call
  stub.callsFake(() => {
    if (outcome === undefined) return undefined
    if ('error' in outcome) throw outcome.error
    return outcome.value
  })
  try {
    Reflect.apply(stub, self, args)
  } catch {}
  historyOf(stub).callIds[place] = call.id
  call.place = place
}

/** A call that was under way when the stub was made has come to its end. */
function amend(stub: JobFunction, place: number, { id, outcome }: PastCall): void {
  const history = historyOf(stub)
  // Its calls may have been forgotten since.
  if (outcome === undefined || history.callIds[place] !== id) return
  if ('error' in outcome) history.exceptions[place] = outcome.error
  else history.returnValues[place] = outcome.value
  const names = ['firstCall', 'secondCall', 'thirdCall'] as const
  const name = names[place]
  if (name !== undefined) Object.assign(stub, { [name]: stub.getCall(place) })
  if (place === stub.callCount - 1) Object.assign(stub, { lastCall: stub.getCall(place) })
}
