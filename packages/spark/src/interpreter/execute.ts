import type { SessionConf } from '../conf/session-conf.ts'
import { tick } from '../errors/deadline.ts'
import { type Batch, concat, pick, withRows } from '../lineage/batch.ts'
import { listed, sliceLineages, wholeInput } from '../lineage/lineages.ts'
import type { TracedInput } from '../lineage/trace.ts'
import { optimize } from '../optimizer/optimize.ts'
import type { ResolvedExpression } from '../resolved/expression.ts'
import {
  type Deduplicate,
  type Expand,
  type Filter,
  inputsOf,
  type Limit,
  type Project,
  type Range,
  type Rename,
  type ResolvedRelation,
  type Scan,
} from '../resolved/relation.ts'
import { asksForRow } from '../resolved/relation-expressions.ts'
import { schemaOf } from '../resolved/schema.ts'
import { isDeterministic } from '../resolved/tree.ts'
import { fold } from '../trees/fold.ts'
import { add, type Integer } from '../types/integer.ts'
import type { Row, Value } from '../types/value.ts'
import { settingsOf, withBoundExpressions } from './bound-settings.ts'
import { compile, evaluate, layoutOf } from './compile.ts'
import { prepareQuery } from './correlated.ts'
import { emptyGroups } from './empty-groups.ts'
import type { Execution, PreparedQuery } from './environment.ts'
import { compileKey, normalizeRows } from './grouping.ts'
import { withJoinKeys } from './join-keys.ts'
import { sortedIndexes } from './ordering.ts'
import { aggregate } from './relations/aggregate.ts'
import { generate } from './relations/generate.ts'
import { join } from './relations/join.ts'
import { lateralJoin } from './relations/lateral-join.ts'
import { sample } from './relations/sample.ts'
import { firstOfEach, isUnionAll, setOperation } from './relations/set-operation.ts'
import { window } from './relations/window.ts'
import { requiredColumns } from './required-columns.ts'
import { nodesRunOnce } from './shared-nodes.ts'

/** Runs a resolved plan over memory, synchronously. */
export function execute(root: ResolvedRelation, context: Execution): Batch {
  const environmentOf = executionOf(root, context)
  const once = nodesRunOnce(root)
  const shared = new Map<object, Batch>()
  const keyOf = (relation: ResolvedRelation): object | undefined =>
    relation.kind === 'Rename' && relation.sharedKey !== undefined
      ? relation.sharedKey
      : once.has(relation)
        ? relation
        : undefined
  return fold<ResolvedRelation, Batch>(root, {
    below: (relation) => inputsRun(relation, once),
    known: (relation) => {
      const key = keyOf(relation)
      return key && shared.get(key)
    },
    make: (relation, inputs) => {
      const batch = run(relation, inputs, environmentOf(relation))
      const key = keyOf(relation)
      if (key !== undefined) shared.set(key, batch)
      return batch
    },
  })
}

/** What each node of a plan runs under. */
export function executionOf(root: ResolvedRelation, context: Execution): (node: ResolvedRelation) => Execution {
  const environment = context.prepare === undefined ? withSubqueries(context) : context
  return context.confOf === undefined ? () => environment : boundEnvironments(root, environment)
}

/** What a node itself reads, and the subqueries of its expressions. */
function boundEnvironments(root: ResolvedRelation, environment: Execution): (node: ResolvedRelation) => Execution {
  const confOf = settingsOf(root, environment)
  const made = new Map<SessionConf, Execution>([[environment.conf, environment]])
  return (node) => {
    const conf = confOf(node)
    const known = made.get(conf) ?? withSubqueries({ ...environment, conf })
    made.set(conf, known)
    return known
  }
}

/** What a subquery in an expression reads is no input of the rows around it. */
function withSubqueries(context: Execution): Execution {
  const rowsOf = (plan: ResolvedRelation, inner: Execution): Batch =>
    execute(plan, { ...inner, required: requiredColumns(plan) })
  const environment: Execution = {
    ...context,
    prepare: (plan, isInput = false, asked = undefined) => {
      const own = isInput ? environment : { ...environment, provenance: undefined }
      const valueOf = (e: ResolvedExpression): Value => evaluate(e, environment)
      const written = withBoundExpressions(plan, environment)
      const query = optimize(written, valueOf, asked)
      const means = {
        hasRows: (known: ResolvedRelation) => rowsOf(known, own).rows.length > 0,
        optimized: (known: ResolvedRelation) => optimize(known, valueOf),
        evaluate: valueOf,
      }
      const counted = !isInput && asksForRow(plan) ? emptyGroups(query, written, means) : query
      return prepareQuery(withJoinKeys(counted), own, rowsOf)
    },
  }
  return environment
}

/** What has to run before a relation; a chain of unions is one union of many, but for those that run once. */
function inputsRun(relation: ResolvedRelation, once: ReadonlySet<ResolvedRelation>): readonly ResolvedRelation[] {
  if (relation.kind === 'Sort') return [unsorted(relation.input)]
  if (limitsFilter(relation)) return [relation.input.input]
  if (relation.kind !== 'SetOperation' || !isUnionAll(relation)) return inputsOf(relation)
  const inputs: ResolvedRelation[] = []
  const waiting: ResolvedRelation[] = [relation.right, relation.left]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'SetOperation' && isUnionAll(node) && !once.has(node)) waiting.push(node.right, node.left)
    else inputs.push(node)
  }
  return inputs
}

/** Rows are filtered as the limit asks for them: what comes after is not looked at. */
const limitsFilter = (relation: ResolvedRelation): relation is Limit & { readonly input: Filter } =>
  relation.kind === 'Limit' && relation.input.kind === 'Filter'

/** The rows that one node makes of those of its inputs. */
export function run(relation: ResolvedRelation, inputs: readonly Batch[], environment: Execution): Batch {
  const [input = NOTHING, right = NOTHING] = inputs
  switch (relation.kind) {
    case 'Scan':
      return scan(relation, environment)
    case 'Range':
      return range(relation, environment)
    case 'Project':
      return project(relation, input, environment)
    case 'Filter':
      return filter(relation, input, environment)
    case 'Join':
      return join(relation, input, right, environment)
    case 'Aggregate':
      return aggregate(relation, input, environment)
    case 'Expand':
      return expand(relation, input, environment)
    case 'Sort':
      return pick(input, sortedIndexes(input.rows, relation.order, layoutOf(relation.input.output), environment))
    case 'Limit':
      if (limitsFilter(relation)) return filter(relation.input, input, environment, relation.count)
      return slice(relation, input)
    case 'Offset':
    case 'Tail':
      return slice(relation, input)
    case 'SetOperation':
      return isUnionAll(relation) ? concat(inputs) : setOperation(relation, input, right)
    case 'Deduplicate':
      return deduplicate(relation, input, environment)
    case 'Window':
      return window(relation, input, environment)
    case 'Generate':
      return generate(relation, input, environment)
    case 'Rename':
      return input
    case 'LateralJoin':
      return lateralJoin(relation, input, prepared(relation.right, environment), environment)
    case 'Sample':
      return sample(relation, input)
  }
}

function prepared(plan: ResolvedRelation, { prepare }: Execution): PreparedQuery {
  if (prepare === undefined) throw new Error('A lateral join needs subqueries')
  return prepare(plan, true)
}

const NOTHING: Batch = { rows: [] }

function expand(relation: Expand, input: Batch, environment: Execution): Batch {
  const layout = layoutOf(relation.input.output)
  const projections = relation.projections.map((p) => p.map((e) => compile(e, layout, environment)))
  const rows = input.rows.flatMap((row) => projections.map((p): Row => p.map((v) => v(row))))
  return input.lineage === undefined
    ? { rows }
    : { rows, lineage: listed(input.lineage).flatMap((l) => projections.map(() => l)) }
}

function deduplicate(relation: Deduplicate, input: Batch, environment: Execution): Batch {
  const layout = layoutOf(relation.input.output)
  const key = compileKey(
    relation.keys.map((k) => k.dataType),
    relation.keys.map((k) => compile(k, layout, environment)),
  )
  const kept = firstOfEach(input, key)
  const types = relation.output.map((a) => (relation.keys.some((k) => k.id === a.id) ? a.dataType : undefined))
  return withRows(kept, normalizeRows(kept.rows, types))
}

/** A sort makes those below it needless, and Spark leaves them out: rows that tie keep the order from before. */
function unsorted(relation: ResolvedRelation): ResolvedRelation {
  const kept: (Filter | Project | Rename)[] = []
  let node = relation
  while (node.kind === 'Sort' || keepsRows(node)) {
    if (node.kind !== 'Sort') kept.push(node)
    node = node.input
  }
  return kept.reduceRight((input: ResolvedRelation, above): ResolvedRelation => ({ ...above, input }), node)
}

const keepsRows = (relation: ResolvedRelation): relation is Filter | Project | Rename =>
  relation.kind === 'Rename' ||
  (relation.kind === 'Filter' && isDeterministic(relation.condition)) ||
  (relation.kind === 'Project' && relation.expressions.every(isDeterministic))

function scan(relation: Scan, environment: Execution): Batch {
  const { provenance, required } = environment
  const traced = provenance !== undefined
  const { rows, from } = environment.readRows(relation.source, { columns: required?.get(relation), traced })
  if (!traced) return { rows }
  return tracked({ name: relation.origin, schema: schemaOf(relation.output), rows, from }, environment)
}

function tracked(read: TracedInput, { provenance }: Execution): Batch {
  const { rows } = read
  if (provenance === undefined) return { rows }
  const input = provenance.inputs.push(read) - 1
  return { rows, lineage: wholeInput(input, rows.length) }
}

/** One without a number is no input: it stands for rows that a condition rules out. */
function range(relation: Range, environment: Execution): Batch {
  const rows = rangeRows(relation)
  if (rows.length === 0) return environment.provenance === undefined ? { rows } : { rows, lineage: wholeInput(0, 0) }
  return tracked({ name: 'range', schema: schemaOf(relation.output), rows }, environment)
}

function rangeRows(relation: Range): readonly Row[] {
  const rows: Row[] = []
  const by = relation.step as Integer
  const end = relation.end as Integer
  for (let v = relation.start as Integer; by > 0 ? v < end : v > end; v = add(v, by)) {
    tick('a range')
    rows.push([v])
  }
  return rows
}

function project(relation: Project, input: Batch, environment: Execution): Batch {
  const layout = layoutOf(relation.input.output)
  const evaluators = relation.expressions.map((e) => compile(e, layout, environment))
  const width = evaluators.length
  const rows = input.rows.map((row) => {
    tick('a projection')
    const out: Value[] = new Array<Value>(width)
    for (let i = 0; i < width; i++) out[i] = (evaluators[i] as (typeof evaluators)[number])(row)
    return out
  })
  return withRows(input, rows)
}

function filter(relation: Filter, input: Batch, environment: Execution, most = Number.POSITIVE_INFINITY): Batch {
  const condition = compile(relation.condition, layoutOf(relation.input.output), environment)
  const test = (row: Row): Value => {
    tick('a filter')
    return condition(row)
  }
  if (input.lineage === undefined && most === Number.POSITIVE_INFINITY)
    return { rows: input.rows.filter((row) => test(row) === true) }
  const kept: number[] = []
  for (let i = 0; i < input.rows.length && kept.length < most; i++)
    if (test(input.rows[i] as Row) === true) kept.push(i)
  return pick(input, kept)
}

function slice(relation: Limit, input: Batch): Batch {
  const { length } = input.rows
  const [from, to] =
    relation.kind === 'Limit'
      ? [0, relation.count]
      : relation.kind === 'Offset'
        ? [relation.count, length]
        : [Math.max(0, length - relation.count), length]
  const rows = input.rows.slice(from, to)
  return input.lineage === undefined ? { rows } : { rows, lineage: sliceLineages(input.lineage, from, to) }
}
