import { DataSink, DataSource, DynamicFrame, GlueContext, Job, Logger } from '@dryfit/glue'
import { DataFrame, type StructType, typeToJson } from '@dryfit/spark'
import type { PythonHost } from '../host.ts'
import type { FrameHandles } from './frame-handles.ts'
import type { GlueWorlds } from './glue-worlds.ts'
import type { Sessions } from './sessions.ts'

/** The run whose objects these are. */
interface Run {
  readonly worlds: GlueWorlds
  readonly frames: FrameHandles
  readonly sessions: Sessions
  readonly invoke: PythonHost['invoke']
}

/** Objects of a run by number: what a job in Python holds of them. */
export class GlueObjects {
  readonly #objects = new Map<number, object>()
  readonly #ids = new WeakMap<object, number>()
  readonly #worlds: GlueWorlds
  readonly #frames: FrameHandles
  readonly #sessions: Sessions
  readonly #invoke: PythonHost['invoke']
  #last = 0

  constructor(run: Run) {
    this.#worlds = run.worlds
    this.#frames = run.frames
    this.#sessions = run.sessions
    this.#invoke = run.invoke
  }

  idOf(object: object): number {
    let id = this.#ids.get(object)
    if (id === undefined) {
      this.#last += 1
      id = this.#last
      this.#ids.set(object, id)
      this.#objects.set(id, object)
    }
    return id
  }

  /** @throws Error for an object of an earlier run */
  get(id: unknown): object {
    const found = this.#objects.get(Number(id))
    if (found === undefined)
      throw new Error('Failed to use a frame of Glue: it belongs to an earlier run. Make it again in this test.')
    return found
  }

  frame(id: unknown): DynamicFrame {
    const found = this.get(id)
    if (found instanceof DynamicFrame) return found
    throw new Error(`Failed to use object ${String(id)} of Glue: it is no DynamicFrame.`)
  }

  /** What Python sent: frames and contexts in place of their handles. */
  decode(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => this.decode(item))
    const {
      $: kind,
      id,
      callback,
    } = value as { readonly $?: unknown; readonly id?: unknown; readonly callback?: unknown }
    if (kind === 'DataFrame') return this.#frames.get(Number(id))
    if (kind === 'DynamicFrame') return this.get(id)
    if (kind === 'GlueContext') return this.#worlds.of(Number(id))
    if (kind === 'function') return typeof callback === 'number' ? this.#function(callback) : value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.decode(item)]))
  }

  /** What Python is given: frames, sources and sinks by number, all else as JSON. */
  encode(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value ?? null
    if (value instanceof DataFrame)
      return { $: 'DataFrame', id: this.#frames.add(value), session: this.#sessions.numberOf(value.session) ?? 0 }
    if (value instanceof DynamicFrame) return { $: 'DynamicFrame', id: this.idOf(value), name: value.name }
    if (value instanceof DataSink) return { $: 'DataSink', id: this.idOf(value) }
    if (value instanceof DataSource) return { $: value.kind, id: this.idOf(value) }
    if (value instanceof Logger) return { $: 'Logger' }
    if (value instanceof GlueContext) return { $: 'GlueContext', id: this.#worlds.numberOf(value) }
    if (isSchema(value)) return { $: 'StructType', schema: typeToJson(value) }
    if (Array.isArray(value)) return value.map((item) => this.encode(item))
    return isData(value) ? value : { $: 'object', id: this.idOf(value) }
  }

  /** A function of the job: frames go to it by number. */
  #function(callback: number): (...args: readonly unknown[]) => unknown {
    return (...args) => {
      const answer = this.#invoke(callback, JSON.stringify(args.map((arg) => this.encode(arg))))
      return this.decode(JSON.parse(answer))
    }
  }

  /** The method of a source, a sink or a job, called with bound arguments; or of an object of the test. */
  enter(id: unknown, method: string, args: Record<string, unknown>): unknown {
    const object = this.get(id)
    if (object instanceof DataSink || object instanceof DataSource || object instanceof Job)
      return object.enter(method, args)
    return this.call(id, method, Object.values(args))
  }

  /** A method of an object that a test's stub returned. */
  call(id: unknown, method: string, args: readonly unknown[]): unknown {
    const object = this.get(id) as Readonly<Record<string, unknown>>
    const found = object[method]
    if (typeof found === 'function') return found.apply(object, args)
    throw new Error(
      `Failed to call ${method}: the object that the test's stub returned has no such method. It has ${Object.keys(object).join(', ') || 'none'}.`,
    )
  }
}

const isSchema = (value: object): value is StructType => 'kind' in value && value.kind === 'struct' && 'fields' in value

function isData(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = prototype === Object.prototype || prototype === null
  return isPlain && Object.values(value).every((v) => typeof v !== 'function')
}
