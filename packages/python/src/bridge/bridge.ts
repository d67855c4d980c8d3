import { DataFrame, ofExhaustion, parseJson, SparkContext, SparkSession, stringifyJson } from '@dryfit/spark'
import type { HandleReference, PythonHost, ValueConverter } from '../host.ts'
import { nested } from './deep-request.ts'
import { FrameHandles } from './frame-handles.ts'
import type { BridgeHost, Op, OpContext, Ops } from './ops.ts'
import { asRaisable } from './python-errors.ts'
import { Sessions } from './sessions.ts'
import { sparkOps } from './spark-ops.ts'
import { tableFunction } from './table-function.ts'
import { userFunction } from './user-function.ts'
import { WireReader } from './wire.ts'

/** Objects of one kind that cross between TypeScript and Python by number. */
export interface HandleKind {
  /** The number of a value of this kind; undefined for any other value. */
  idOf(value: object): number | undefined
  valueOf(id: number): unknown
}

/** The engine side of the guest's calls: operations by name, frames by handle. */
export class Bridge implements ValueConverter {
  readonly frames = new FrameHandles()
  readonly sessions = new Sessions()
  readonly #ops = new Map<string, Op>()
  readonly #kinds = new Map<string, HandleKind>()
  readonly #context: Omit<OpContext, 'session' | 'number'>

  constructor(host: BridgeHost) {
    const invoke: PythonHost['invoke'] = (id, payload) => host.invoke(id, payload)
    const wire = new WireReader(this.frames, {
      user: (callback, outputType) => userFunction(invoke, callback, outputType),
      table: (callback, outputType) => tableFunction(invoke, callback, outputType),
    })
    this.#context = { frames: this.frames, sessions: this.sessions, wire, host }
    this.registerOps('spark', sparkOps)
    this.registerKind('DataFrame', {
      idOf: (value) => (value instanceof DataFrame ? this.frames.handleOf(value) : undefined),
      valueOf: (id) => this.frames.get(id),
    })
    this.registerKind('SparkSession', {
      idOf: (value) => (value instanceof SparkSession ? mine(this.sessions.numberJoined(value)) : undefined),
      valueOf: (id) => this.#sessionOf(id),
    })
    this.registerKind('SparkContext', {
      idOf: (value) => (value instanceof SparkContext ? mine(this.sessions.numberOf(value.session)) : undefined),
      valueOf: (id) => this.#sessionOf(id).sparkContext,
    })
  }

  /** Begins a run: calls that name no session go to this one, frames of an earlier run are gone. */
  use(session: SparkSession): void {
    this.frames.clear()
    this.sessions.begin(session)
  }

  #sessionOf(number: number): SparkSession {
    const session = this.sessions.get(number)
    if (session === undefined)
      throw new Error('Failed to use a SparkSession: it belongs to an earlier run. Take glue.spark of this test.')
    return session
  }

  /** Adds operations under a prefix: `registerOps('glue', { purge })` answers `glue.purge`. */
  registerOps(prefix: string, ops: Ops): void {
    for (const [name, op] of Object.entries(ops))
      this.#ops.set(`${prefix}.${name}`, typeof op === 'function' ? { answer: op, computes: false } : op)
  }

  /** Adds a kind of object that crosses by number. */
  registerKind(kind: string, port: HandleKind): void {
    this.#kinds.set(kind, port)
  }

  toPython(value: object): HandleReference | undefined {
    for (const [kind, port] of this.#kinds) {
      const id = port.idOf(value)
      if (id !== undefined) return { kind, id }
    }
    return undefined
  }

  toJs(handle: HandleReference): unknown {
    const port = this.#kinds.get(handle.kind)
    if (port === undefined)
      throw new Error(`Failed to convert a ${handle.kind} from Python: no such kind is registered.`)
    return port.valueOf(handle.id)
  }

  /** Answers a call of the guest: JSON in, `{"ok": …}` out. `spark.read@2` goes to the session of that number. */
  answer(call: string, payload: string): string {
    const at = call.indexOf('@')
    const [op, number] = at < 0 ? [call, 0] : [call.slice(0, at), Number(call.slice(at + 1))]
    const known = this.#ops.get(op)
    if (known === undefined) throw new Error(`Failed to answer ${op}: no such operation is registered.`)
    try {
      const result = known.answer(nested(parseJson(payload)), this.#withSession(op, number))
      return typeof result === 'number' ? `{"ok":${result}}` : `{"ok":${toJson(result ?? null)}}`
    } catch (error) {
      throw asRaisable(ofExhaustion(error), known.computes)
    }
  }

  #withSession(op: string, number: number): OpContext {
    const session = this.sessions.get(number)
    if (session === undefined) throw new Error(`Failed to answer ${op}: no run has begun. Call use() first.`)
    return { ...this.#context, session, number }
  }
}

function mine(number: number | undefined): number {
  if (number !== undefined) return number
  throw new Error(
    'Failed to pass a SparkSession to Python: it belongs to another world than that of this test. Pass glue.spark, or the GlueContext of that world.',
  )
}

/** Connects the guest of a host with an engine. */
export function connectBridge(host: PythonHost): Bridge {
  const bridge = new Bridge(host)
  host.connect((op, payload) => bridge.answer(op, payload))
  host.setConverter(bridge)
  return bridge
}

/** Without a replacer `JSON.stringify` is several times faster; it throws for a bigint, which is rare. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof TypeError) return stringifyJson(value)
    throw error
  }
}
