import type { Expression } from './expressions.ts'
import { leaf } from './expressions.ts'
import type { Draft } from './programs.ts'
import type { Step } from './step.ts'

/** Programs with a part less, the smallest first. */
export function* smaller(draft: Draft): Generator<Draft> {
  for (const i of draft.steps.keys()) if (draft.steps.length > 1) yield { ...draft, steps: without(draft.steps, i) }
  if (Object.keys(draft.conf).length > 0) yield { ...draft, conf: {} }
  for (const [i, step] of draft.steps.entries()) {
    for (const changed of smallerSteps(step))
      yield { ...draft, steps: draft.steps.map((s, k) => (k === i ? changed : s)) }
  }
  if (draft.rows.length > 1) yield { ...draft, rows: draft.rows.slice(0, 1) }
  for (const i of draft.rows.keys()) yield { ...draft, rows: without(draft.rows, i) }
}

const without = <T>(all: readonly T[], at: number): readonly T[] => all.filter((_, i) => i !== at)

function* smallerSteps(step: Step): Generator<Step> {
  if (step.expressions.length > 1 && !step.isSql)
    for (const i of step.expressions.keys()) yield { ...step, expressions: without(step.expressions, i) }
  for (const [i, e] of step.expressions.entries()) {
    for (const changed of smallerExpressions(e))
      yield { ...step, expressions: step.expressions.map((x, k) => (k === i ? changed : x)) }
  }
}

/** What an expression is over in its place, or a constant in the place of what it is over. */
function* smallerExpressions(e: Expression): Generator<Expression> {
  for (const argument of e.arguments) if (argument.arguments.length > 0) yield argument
  for (const [i, argument] of e.arguments.entries()) {
    const put = (changed: Expression): Expression => ({
      ...e,
      arguments: e.arguments.map((a, k) => (k === i ? changed : a)),
    })
    if (argument.arguments.length > 0) {
      yield put(leaf('null'))
      for (const changed of smallerExpressions(argument)) yield put(changed)
    }
  }
}
