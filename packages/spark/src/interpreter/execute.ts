import type { Deduplicate, Filter, Limit, Project, Range, ResolvedRelation, Scan } from '../resolved/relation.ts'
import { isDeterministic } from '../resolved/tree.ts'
import { add, type Integer } from '../types/integer.ts'
import type { Row, Value } from '../types/value.ts'
import { compile, layoutOf } from './compile.ts'
import type { Environment, InputRead } from './environment.ts'
import { compileKey, normalizeRows } from './grouping.ts'
import { type Batch, type Lineage, origin, pick, withRows } from './lineage.ts'
import { sortedIndexes } from './ordering.ts'
import { aggregate } from './relations/aggregate.ts'
import { generate } from './relations/generate.ts'
import { join } from './relations/join.ts'
import { sample } from './relations/sample.ts'
import { firstOfEach, setOperation } from './relations/set-operation.ts'
import { window } from './relations/window.ts'

/** Runs a resolved plan over memory, synchronously. */
export function execute(relation: ResolvedRelation, environment: Environment): Batch {
  const below = (r: ResolvedRelation): Batch => execute(r, environment)
  switch (relation.kind) {
    case 'Scan':
      return scan(relation, environment)
    case 'Range':
      return tracked({ name: 'range', output: relation.output, rows: rangeRows(relation) }, environment)
    case 'Project':
      return project(relation, below(relation.input), environment)
    case 'Filter':
      return filter(relation, below(relation.input), environment)
    case 'Join':
      return join(relation, below(relation.left), below(relation.right), environment)
    case 'Aggregate':
      return aggregate(relation, below(relation.input), environment)
    case 'Expand': {
      const input = below(relation.input)
      const layout = layoutOf(relation.input.output)
      const projections = relation.projections.map((p) => p.map((e) => compile(e, layout, environment)))
      const rows = input.rows.flatMap((row) => projections.map((p): Row => p.map((v) => v(row))))
      return input.lineage === undefined
        ? { rows }
        : { rows, lineage: input.lineage.flatMap((l) => projections.map(() => l)) }
    }
    case 'Sort': {
      const input = below(unsorted(relation.input))
      return pick(input, sortedIndexes(input.rows, relation.order, layoutOf(relation.input.output), environment))
    }
    case 'Limit':
    case 'Offset':
    case 'Tail':
      return slice(relation, below(relation.input))
    case 'SetOperation':
      return setOperation(relation, below(relation.left), below(relation.right))
    case 'Deduplicate':
      return deduplicate(relation, below(relation.input), environment)
    case 'Window':
      return window(relation, below(relation.input), environment)
    case 'Generate':
      return generate(relation, below(relation.input), environment)
    case 'Rename':
      return below(relation.input)
    case 'Sample':
      return sample(relation, below(relation.input))
  }
}

function deduplicate(relation: Deduplicate, input: Batch, environment: Environment): Batch {
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
  switch (relation.kind) {
    case 'Sort':
      return unsorted(relation.input)
    case 'Rename':
      return { ...relation, input: unsorted(relation.input) }
    case 'Filter':
      return isDeterministic(relation.condition) ? { ...relation, input: unsorted(relation.input) } : relation
    case 'Project':
      return relation.expressions.every(isDeterministic) ? { ...relation, input: unsorted(relation.input) } : relation
    default:
      return relation
  }
}

function scan(relation: Scan, environment: Environment): Batch {
  return tracked(
    { name: relation.origin, output: relation.output, rows: relation.rows(environment.required?.get(relation)) },
    environment,
  )
}

function tracked(read: InputRead, environment: Environment): Batch {
  const { rows } = read
  const { provenance } = environment
  if (provenance === undefined) return { rows }
  const input = provenance.inputs.push(read) - 1
  return { rows, lineage: rows.map((_, i): Lineage => [origin(input, i)]) }
}

function rangeRows(relation: Range): readonly Row[] {
  const rows: Row[] = []
  const step = relation.step as Integer
  const end = relation.end as Integer
  for (let v = relation.start as Integer; step > 0 ? v < end : v > end; v = add(v, step)) rows.push([v])
  return rows
}

function project(relation: Project, input: Batch, environment: Environment): Batch {
  const layout = layoutOf(relation.input.output)
  const evaluators = relation.expressions.map((e) => compile(e, layout, environment))
  const width = evaluators.length
  const rows = input.rows.map((row) => {
    const out: Value[] = new Array<Value>(width)
    for (let i = 0; i < width; i++) out[i] = (evaluators[i] as (typeof evaluators)[number])(row)
    return out
  })
  return withRows(input, rows)
}

function filter(relation: Filter, input: Batch, environment: Environment): Batch {
  const test = compile(relation.condition, layoutOf(relation.input.output), environment)
  if (input.lineage === undefined) return { rows: input.rows.filter((row) => test(row) === true) }
  return pick(
    input,
    input.rows.flatMap((row, i) => (test(row) === true ? [i] : [])),
  )
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
  return input.lineage === undefined ? { rows } : { rows, lineage: input.lineage.slice(from, to) }
}
