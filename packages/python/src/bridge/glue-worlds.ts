import type { DynamicFrame, Glue, GlueContext } from '@dryfit/glue'
import type { PythonHost } from '../host.ts'
import type { Sessions } from './sessions.ts'

/** The Glue contexts of a run, by the number of their session: the test's own, and others that it hands to a job. */
export class GlueWorlds {
  readonly #contexts = new Map<number, GlueContext>()
  readonly #sessions: Sessions
  readonly #host: PythonHost

  constructor(sessions: Sessions, glue: Glue, host: PythonHost) {
    this.#sessions = sessions
    this.#host = host
    this.#keep(0, glue.context)
  }

  /** The context that a session belongs to, also one that a job made. */
  of(session: number): GlueContext {
    const root = this.#sessions.rootOf(session)
    const found = this.#contexts.get(root)
    if (found === undefined) throw new Error('Failed to use a GlueContext: it belongs to an earlier run.')
    return found
  }

  /** The number of a context; a new one joins the run. */
  numberOf(context: GlueContext): number {
    for (const [number, known] of this.#contexts) if (known === context) return number
    const number = this.#sessions.add(context.runtime.session)
    this.#keep(number, context)
    return number
  }

  /** The number of the context whose frame this is. */
  numberOfFrame(frame: DynamicFrame): number {
    for (const [number, known] of this.#contexts) if (known.runtime === frame.core.host) return number
    return 0
  }

  /** The run is over: its worlds have no part in what is on the disk any more. */
  leaveDisk(): void {
    for (const context of this.#contexts.values()) context.runtime.world.store.leaveDisk()
  }

  #keep(number: number, context: GlueContext): void {
    this.#contexts.set(number, context)
    context.runtime.where = () => this.#host.where()
    context.runtime.world.store.useDisk(this.#host.disk)
  }
}
