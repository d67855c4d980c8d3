import { BoundConf, boundValues } from '../conf/bound-conf.ts'
import type { RuntimeConf } from '../conf/runtime-conf.ts'
import type { SessionConf } from '../conf/session-conf.ts'

interface Since {
  /** The first plan that was analyzed so. */
  readonly plan: number
  readonly conf: BoundConf
}

/**
 * What the session's settings were when its plans were analyzed. Spark writes the time zone, the mode of arithmetic and
 * some others into the expressions then, and goes by the rest when an action runs.
 */
export class BoundSettings {
  readonly #conf: RuntimeConf
  readonly #since: Since[] = []
  #changes = -1

  constructor(conf: RuntimeConf) {
    this.#conf = conf
  }

  /** Notes what plans are analyzed under from this one on. */
  note(plan: number): void {
    const { changes } = this.#conf
    if (changes === this.#changes) return
    this.#changes = changes
    const values = boundValues(this.#conf)
    if (this.#since.at(-1)?.conf.has(values) !== true)
      this.#since.push({ plan, conf: new BoundConf(this.#conf, values) })
  }

  /** The settings of a frame by its ids; undefined where nothing has changed since the first. */
  get of(): ((planIds: readonly number[]) => SessionConf | undefined) | undefined {
    if (this.#since.length < 2 && !this.#hasChanged) return undefined
    return ([plan]) => (plan === undefined ? undefined : this.#since.findLast((since) => since.plan <= plan)?.conf)
  }

  get #hasChanged(): boolean {
    if (this.#conf.changes === this.#changes) return false
    return this.#since[0]?.conf.has(boundValues(this.#conf)) === false
  }
}
