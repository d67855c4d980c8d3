import { SparkError } from '../../errors/spark-error.ts'
import type { ComputedRelation, DataSource, LocalRelation, NamedTable, Range, Relation } from '../../plan/relation.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { drawsNumbers } from '../../resolved/relation-expressions.ts'
import type { ResolvedSource } from '../../resolved/source.ts'
import { LongType } from '../../types/data-type.ts'
import { attributeOf } from '../attribute.ts'
import type { AnalyzerContext } from '../context.ts'
import { fileColumns } from '../file-columns.ts'
import { locatedTable } from '../location.ts'
import { type Handler, planIdsOf } from './handler.ts'

export const localRelation: Handler<LocalRelation> = (relation) => ({
  kind: 'Scan',
  source: {
    kind: 'Local',
    rows: relation.rows,
    ...(relation.slices === undefined ? {} : { slices: relation.slices }),
    ...(relation.from === undefined ? {} : { from: relation.from }),
  },
  origin: relation.origin ?? 'local rows',
  output: relation.schema.fields.map((f) => attributeOf(f)),
  planIds: planIdsOf(relation),
})

export const computedRelation: Handler<ComputedRelation> = (relation) => ({
  kind: 'Scan',
  source: { kind: 'Computed', handle: relation.handle },
  origin: relation.origin,
  output: relation.schema.fields.map((f) => attributeOf(f)),
  planIds: planIdsOf(relation),
})

export const range: Handler<Range> = (relation) => {
  if (Number(relation.step) === 0) {
    throw new SparkError('IllegalArgumentException', 'requirement failed: step (0) cannot be 0')
  }
  return {
    kind: 'Range',
    start: relation.start,
    end: relation.end,
    step: relation.step,
    ...(relation.numPartitions === undefined ? {} : { slices: relation.numPartitions }),
    output: [attributeOf({ name: 'id', dataType: LongType, nullable: false, metadata: {} })],
    planIds: planIdsOf(relation),
  }
}

function scanOf(source: ResolvedSource, relation: Relation, qualifier: readonly string[]): ResolvedRelation {
  const hidden = fileColumns(source.source, qualifier)
  return {
    kind: 'Scan',
    source: source.source,
    ...(source.readsByColumn === true ? { readsByColumn: true } : {}),
    ...(hidden.length > 0 ? { hidden } : {}),
    origin: source.origin,
    output: source.schema.fields.map((f) => attributeOf(f, qualifier)),
    planIds: planIdsOf(relation),
  }
}

export const dataSource: Handler<DataSource> = (relation, _inputs, context) =>
  scanOf(context.openSource(relation), relation, [])

/** A view or a table; `analyze` is the way back in for a view's plan. */
/** A view of a text is a new query each time that it is named, as the numbers tell that it draws; one of a frame is the frame. */
const ofView = (relation: Relation, context: AnalyzerContext, known: ResolvedRelation): ResolvedRelation =>
  relation.planId === undefined && drawsNumbers(known) ? context.analyzeAnew(relation) : known

export function namedTable(
  relation: NamedTable,
  context: AnalyzerContext,
  analyze: (plan: Relation) => ResolvedRelation,
): ResolvedRelation {
  const found = locatedTable(relation, () => context.findTable(relation))
  const { qualifier } = found
  if ('source' in found) return scanOf(found.source, relation, qualifier)
  const input = ofView(found.relation, context, analyze(found.relation))
  return {
    kind: 'Rename',
    input,
    output: input.output.map((a) => ({ ...a, qualifier })),
    planIds: planIdsOf(relation),
  }
}
