import { BoundConf, boundValues } from '../conf/bound-conf.ts'
import type { RuntimeConf } from '../conf/runtime-conf.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'

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
  #hasViews = false

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

  /** The query of a view, analyzed under what was set when the view was made: it keeps what it was bound to then. */
  ofView(settings: ReadonlyMap<string, string>, analyze: () => ResolvedRelation): ResolvedRelation {
    const { plan, conf } = this.#conf.during(settings, () => {
      const values = boundValues(this.#conf)
      return { plan: analyze(), conf: new BoundConf(this.#conf, values) }
    })
    this.#hasViews ||= !conf.has(boundValues(this.#conf))
    return { kind: 'Rename', input: plan, output: plan.output, planIds: plan.planIds, conf }
  }

  /** The settings of a frame by its ids; undefined where nothing has changed since the first. */
  get of(): ((planIds: readonly number[]) => SessionConf | undefined) | undefined {
    if (this.#since.length < 2 && !this.#hasChanged && !this.#hasViews) return undefined
    return ([plan]) => (plan === undefined ? undefined : this.#since.findLast((since) => since.plan <= plan)?.conf)
  }

  get #hasChanged(): boolean {
    if (this.#conf.changes === this.#changes) return false
    return this.#since[0]?.conf.has(boundValues(this.#conf)) === false
  }
}
