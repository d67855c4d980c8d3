import type { Evaluator } from '../functions/define.ts'
import { type Batch, pick } from '../lineage/batch.ts'
import { conjuncts, type EquiKey, equiKey } from '../resolved/conjuncts.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import { type Filter, inputsOf, type ResolvedRelation, type Scan } from '../resolved/relation.ts'
import { hasOuter, isCorrelated, withInputs } from '../resolved/relation-expressions.ts'
import { exists } from '../resolved/tree.ts'
import type { Row } from '../types/value.ts'
import { compile, type Layout, layoutOf } from './compile.ts'
import type { Execution, OuterValues, PreparedQuery } from './environment.ts'
import { compileKey, type Key } from './grouping.ts'

type Run = (plan: ResolvedRelation, environment: Execution) => Batch

/**
 * Makes a subquery ready to be asked for many rows: what of it does not depend on the row is computed once, and a filter
 * by equality with the row looks its rows up.
 */
export function prepareQuery(plan: ResolvedRelation, environment: Execution, run: Run): PreparedQuery {
  if (!isCorrelated(plan)) {
    const rows = once(() => run(plan, environment))
    return () => rows()
  }
  const specialize = specializer(plan, environment, run)
  return (outer) => run(specialize(outer), { ...environment, outer })
}

type Specializer = (outer: OuterValues) => ResolvedRelation

function specializer(plan: ResolvedRelation, environment: Execution, run: Run): Specializer {
  if (!isCorrelated(plan)) {
    const scan = once(() => scanOf(plan, run(plan, environment), environment))
    return () => scan()
  }
  if (plan.kind === 'Filter' && !isCorrelated(plan.input)) {
    const lookUp = lookedUp(plan, environment, run)
    if (lookUp !== undefined) return lookUp
  }
  const inputs = inputsOf(plan).map((input) => specializer(input, environment, run))
  return (outer) =>
    withInputs(
      plan,
      inputs.map((input) => input(outer)),
    )
}

const scanOf = ({ output }: ResolvedRelation, { rows, lineage }: Batch, { provenance }: Execution): Scan => ({
  kind: 'Scan',
  source: {
    kind: 'Local',
    rows,
    ...(lineage === undefined || provenance === undefined ? {} : { from: { inputs: provenance.inputs, lineage } }),
  },
  origin: 'a subquery',
  output,
  planIds: [],
})

/** The filter's rows from an index, where it compares what it filters with the row around it. */
function lookedUp(filter: Filter, environment: Execution, run: Run): Specializer | undefined {
  const layout = layoutOf(filter.input.output)
  const keys: EquiKey[] = []
  const rest: ResolvedExpression[] = []
  for (const e of conjuncts(filter.condition)) {
    const key = equiKey(e, (side) => isOf(side, layout), isOuterOnly)
    if (key === undefined) rest.push(e)
    else keys.push(key)
  }
  if (keys.length === 0) return undefined
  const index = once(() => indexed(filter, keys, run(filter.input, environment), environment))
  return (outer) => {
    const values = keys.map((k) => compile(k.right, new Map(), { ...environment, outer }))
    const found = scanOf(filter.input, index()(values), environment)
    return rest.reduce<ResolvedRelation>(
      (input, condition) => ({ kind: 'Filter', input, condition, output: filter.output, planIds: [] }),
      found,
    )
  }
}

function indexed(
  filter: Filter,
  keys: readonly EquiKey[],
  batch: Batch,
  environment: Execution,
): (values: readonly Evaluator[]) => Batch {
  const layout = layoutOf(filter.input.output)
  const types = keys.map((k) => k.left.dataType)
  const strict = keys.map((k) => !k.nullSafe)
  const joins = (values: readonly Evaluator[], row: Row): boolean =>
    values.every((v, i) => strict[i] !== true || v(row) !== null)
  const own = keys.map((k) => compile(k.left, layout, environment))
  const keyOf = compileKey(types, own)
  const table = new Map<Key, number[]>()
  for (const [i, row] of batch.rows.entries()) {
    if (!joins(own, row)) continue
    const key = keyOf(row)
    const bucket = table.get(key)
    if (bucket === undefined) table.set(key, [i])
    else bucket.push(i)
  }
  return (values) => pick(batch, joins(values, []) ? (table.get(compileKey(types, values)([])) ?? []) : [])
}

const isOf = (e: ResolvedExpression, layout: Layout): boolean =>
  !hasOuter(e) && exists(e, (n) => n.kind === 'AttributeReference' && layout.has(n.id)) && !isInconstant(e)
const isOuterOnly = (e: ResolvedExpression): boolean =>
  hasOuter(e) && !exists(e, (n) => n.kind === 'AttributeReference') && !isInconstant(e)
const isInconstant = (e: ResolvedExpression): boolean =>
  exists(e, (n) => n.kind === 'SubqueryExpression' || (n.kind === 'ScalarCall' && n.function.deterministic === false))

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}
