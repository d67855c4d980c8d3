import { type AnalysisMemo, analyze } from '../analyzer/analyze.ts'
import type { AnalyzerContext } from '../analyzer/context.ts'
import { withNewIds } from '../analyzer/self-join.ts'
import type { Analyzed } from '../engine/engine.ts'
import { withinLimits } from '../errors/exhaustion.ts'
import type { PlanId } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { AttributeReference } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'

/**
 * What is known of the plans of sessions that share frames. All of it hangs on the plans and on the names of frames:
 * what nobody holds any more is forgotten.
 */
export class Plans {
  readonly #memo: AnalysisMemo = new WeakMap()
  readonly #outputs = new WeakMap<PlanId, readonly AttributeReference[]>()
  #last = 0

  /** The number of the plan that is named next. */
  get next(): number {
    return this.#last + 1
  }

  /** Gives the relation a name, so that its columns can be referred to, and analyzes it; a frame's own has one already. */
  adopt(relation: Relation, context: AnalyzerContext): Analyzed {
    const { planId: own } = relation
    if (own !== undefined && this.#outputs.has(own))
      return { relation, resolved: withinLimits(() => analyze(relation, context, this.#memo)) }
    this.#last += 1
    const planId: PlanId = Object.freeze({ id: this.#last })
    const named: Relation = Object.freeze({ ...relation, planId })
    const resolved = withinLimits(() => analyze(named, context, this.#memo))
    this.#outputs.set(planId, resolved.output)
    return { relation: named, resolved }
  }

  /** The plan that stands wherever a view is named. */
  ofView(relation: Relation, context: AnalyzerContext): Analyzed {
    return { relation, resolved: withinLimits(() => analyze(relation, context, this.#memo)) }
  }

  /** The plan of a relation that was analyzed before. */
  known(relation: Relation): ResolvedRelation | undefined {
    return this.#memo.get(relation)
  }

  /** For a query of its own, apart from what was analyzed before: a frame in it is the frame, under names of its own. */
  apart(): AnalysisMemo {
    const own = new WeakMap<Relation, ResolvedRelation>()
    const ofFrame = (relation: Relation): ResolvedRelation | undefined => {
      const frame = relation.planId === undefined ? undefined : this.#memo.get(relation)
      if (frame === undefined) return undefined
      const renewed = withNewIds(frame)
      own.set(relation, renewed)
      return renewed
    }
    return {
      get: (relation) => own.get(relation) ?? ofFrame(relation),
      set: (relation, resolved) => own.set(relation, resolved),
    }
  }

  /** The columns of a frame that was analyzed before. */
  output(planId: PlanId): readonly AttributeReference[] | undefined {
    return this.#outputs.get(planId)
  }
}
