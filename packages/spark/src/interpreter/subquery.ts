import { sparkError } from '../errors/spark-error.ts'
import type { Evaluator } from '../functions/define.ts'
import { isFoldable } from '../resolved/argument.ts'
import type { ResolvedExpression, SubqueryExpression } from '../resolved/expression.ts'
import { planOf } from '../resolved/relation.ts'
import type { Row, Value } from '../types/value.ts'
import type { Environment, OuterValues, PreparedQuery } from './environment.ts'
import { compileKey, type Key } from './grouping.ts'

/** The value of a subquery for each row around it; what depends on the same values is computed once. */
export function compileSubquery(
  e: SubqueryExpression,
  build: (child: SubqueryExpression['values'][number]) => Evaluator,
  environment: Environment,
): Evaluator {
  const { prepare } = environment
  if (prepare === undefined) throw new Error('A subquery cannot be computed while a query is analyzed')
  if (isNullForAll(e, build)) return () => null
  const query = prepare(planOf(e.plan), false, e.subqueryType === 'exists' ? new Set() : undefined)
  const outer = e.outer.map((o) => ({ id: o.id, value: build(o.expression) }))
  const keyOf = compileKey(
    e.outer.map((o) => o.expression.dataType),
    outer.map((o) => o.value),
  )
  const answers = new Map<Key, Evaluator>()
  const answerTo = answering(e, e.values.map(build), query)
  return (row) => {
    const key = keyOf(row)
    let answer = answers.get(key)
    if (answer === undefined) {
      answer = answerTo(new Map(outer.map((o) => [o.id, { value: o.value(row) }])))
      answers.set(key, answer)
    }
    return answer(row)
  }
}

/** Spark's NullPropagation: of a constant null it does not ask the query whether it is in it. */
function isNullForAll(
  { subqueryType, values }: SubqueryExpression,
  build: (child: ResolvedExpression) => Evaluator,
): boolean {
  const [only] = values
  return (
    subqueryType === 'in' && only !== undefined && values.length === 1 && isFoldable(only) && build(only)([]) === null
  )
}

/** What a subquery answers to the row around it. */
function answering(
  e: SubqueryExpression,
  values: readonly Evaluator[],
  query: PreparedQuery,
): (outer: OuterValues) => Evaluator {
  switch (e.subqueryType) {
    case 'exists':
      return (outer) => {
        const found = query.some(outer)
        return () => found
      }
    case 'scalar':
      return (outer) => {
        const { rows } = query.rows(outer)
        if (rows.length > 1) throw sparkError('Py4JJavaError', 'SCALAR_SUBQUERY_TOO_MANY_ROWS')
        const value = rows[0]?.[0] ?? null
        return () => value
      }
    case 'in': {
      const member = membership(e, values)
      return (outer) => member(query.rows(outer).rows)
    }
  }
}

/** Whether the row is among them. A null keeps it open, which then counts as the place of the IN says. */
function membership(e: SubqueryExpression, values: readonly Evaluator[]): (rows: readonly Row[]) => Evaluator {
  const types = e.plan.output.map((a) => a.dataType)
  const cells = types.map(
    (_, i): Evaluator =>
      (row) =>
        row[i] as Value,
  )
  const keyOfRow = compileKey(types, cells)
  const keyOfValues = compileKey(types, values)
  const parts = types.map((t, i) => ({
    own: compileKey([t], [values[i] as Evaluator]),
    other: compileKey([t], [cells[i] as Evaluator]),
  }))
  return (rows) => {
    const whole = new Set<Key>()
    const open: Row[] = []
    for (const row of rows) {
      if (row.includes(null)) open.push(row)
      else whole.add(keyOfRow(row))
    }
    return (row) => {
      const isOpen = values.some((v) => v(row) === null)
      if (!isOpen && whole.has(keyOfValues(row))) return true
      if (e.takesOpen !== true) return false
      const mayEqual = (other: Row): boolean =>
        parts.every(({ own, other: cell }) => {
          const [a, b] = [own(row), cell(other)]
          return a === null || b === null || a === b
        })
      return (isOpen ? rows : open).some(mayEqual)
    }
  }
}
