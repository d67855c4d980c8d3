import type { Batch } from '../lineage/batch.ts'
import { type Filter, inputsOf, type ResolvedRelation, type Scan } from '../resolved/relation.ts'
import { isCorrelated, withInputs } from '../resolved/relation-expressions.ts'
import { type CorrelatedFilter, correlatedFilter } from './correlated-filter.ts'
import type { Execution, OuterValues, PreparedQuery } from './environment.ts'

type Run = (plan: ResolvedRelation, environment: Execution) => Batch

/**
 * Makes a subquery ready to be asked for many rows: what of it does not depend on the row is computed once, and a filter
 * by the row looks its rows up.
 */
export function prepareQuery(plan: ResolvedRelation, environment: Execution, run: Run): PreparedQuery {
  if (!isCorrelated(plan)) {
    const rows = once(() => run(plan, environment))
    return { rows, some: () => rows().rows.length > 0 }
  }
  const specialize = specializer(plan, environment, run)
  const rows = (outer: OuterValues): Batch => run(specialize(outer), { ...environment, outer })
  return { rows, some: searched(plan, environment, run) ?? ((outer) => rows(outer).rows.length > 0) }
}

/** Whether a query has rows, where that is up to a filter alone. */
function searched(plan: ResolvedRelation, environment: Execution, run: Run): CorrelatedFilter['some'] | undefined {
  let node = plan
  while (KEEPS_SOME.has(node.kind) && 'input' in node) node = node.input
  return node.kind === 'Filter' && !isCorrelated(node.input) ? filtered(node, environment, run)?.some : undefined
}

const KEEPS_SOME: ReadonlySet<ResolvedRelation['kind']> = new Set(['Project', 'Rename', 'Sort', 'Deduplicate'])

const filtered = (filter: Filter, environment: Execution, run: Run): CorrelatedFilter | undefined =>
  correlatedFilter(
    filter,
    once(() => run(filter.input, environment)),
    environment,
  )

type Specializer = (outer: OuterValues) => ResolvedRelation

function specializer(plan: ResolvedRelation, environment: Execution, run: Run): Specializer {
  if (!isCorrelated(plan)) {
    const scan = once(() => scanOf(plan, run(plan, environment), environment))
    return () => scan()
  }
  if (plan.kind === 'Filter' && !isCorrelated(plan.input)) {
    const found = filtered(plan, environment, run)
    if (found !== undefined) return (outer) => scanOf(plan, found.rows(outer), environment)
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

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}
