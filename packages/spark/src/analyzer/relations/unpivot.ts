import { analysisError } from '../../errors/spark-error.ts'
import type { Unpivot, UnpivotClause } from '../../plan/relation.ts'
import type { AttributeReference, Literal, ResolvedExpression } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { findWiderTypeForTwo } from '../../types/coercion.ts'
import { type DataType, equalTypes, StringType } from '../../types/data-type.ts'
import { sqlType } from '../../types/print.ts'
import { attributeOf } from '../attribute.ts'
import { implicitlyCast } from '../cast.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression } from '../expression.ts'
import { requireFunction, resolveCall } from '../function-call.ts'
import { expandStars } from '../star.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

export const unpivot: Handler<Unpivot> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  if (relation.inSql !== undefined) return unpivotClause(relation, relation.inSql, input, context)
  const resolveAll = (list: Unpivot['ids']): readonly AttributeReference[] =>
    expandStars(list, input, context).map((e) => {
      const resolved = e.kind === 'AttributeReference' ? e : resolveExpression(e, { context, attributes: input.output })
      if (resolved.kind !== 'AttributeReference')
        throw analysisError('UNPIVOT_REQUIRES_ATTRIBUTES', { given: 'value', empty: 'id', expressions: '' })
      return resolved
    })
  const ids = resolveAll(relation.ids)
  const values =
    relation.values === undefined
      ? input.output.filter((a) => !ids.some((i) => i.id === a.id))
      : resolveAll(relation.values)
  if (values.length === 0) throw analysisError('UNPIVOT_REQUIRES_VALUE_COLUMNS')
  const type = commonType(values, context)
  const nullable = values.some((v) => v.nullable)
  return {
    kind: 'Expand',
    input,
    projections: values.map((v): readonly ResolvedExpression[] => [
      ...ids,
      nameOf(v),
      implicitlyCast(v, type, context.conf.ansi),
    ]),
    output: [
      ...ids,
      attributeOf({ name: relation.variableColumnName, dataType: StringType, nullable: false, metadata: {} }),
      attributeOf({ name: relation.valueColumnName, dataType: type, nullable, metadata: {} }),
    ],
    planIds: planIdsOf(relation),
  }
}

const nameOf = (a: AttributeReference): Literal => ({
  kind: 'Literal',
  dataType: StringType,
  nullable: false,
  value: a.name,
})

function commonType(values: readonly AttributeReference[], context: AnalyzerContext): DataType {
  const [first, ...rest] = values.map((v) => v.dataType)
  const widened = rest.reduce<DataType | undefined>(
    (a, b) => (a === undefined ? undefined : equalTypes(a, b, false) ? a : unpivotWider(a, b, context)),
    first,
  )
  if (widened !== undefined) return widened
  const byType = new Map<string, string[]>()
  for (const v of values) byType.set(sqlType(v.dataType), [...(byType.get(sqlType(v.dataType)) ?? []), `\`${v.name}\``])
  const types = [...byType].map(
    ([t, names]) => `"${t}" (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', ...' : ''})`,
  )
  throw analysisError('UNPIVOT_VALUE_DATA_TYPE_MISMATCH', { types: types.join(', ') })
}

/** Values are widened as numbers are, never to strings. */
function unpivotWider(a: DataType, b: DataType, context: AnalyzerContext): DataType | undefined {
  if ((a.kind === 'string') !== (b.kind === 'string')) return undefined
  return findWiderTypeForTwo(a, b, context.conf)
}

interface Source {
  readonly columns: ReturnType<typeof expandStars>
  readonly name: string | undefined
}

/** `UNPIVOT`: each group of columns makes a row; a row of nulls only is left out, unless they are included. */
function unpivotClause(
  relation: Unpivot,
  { groups, valueColumnNames, includesNulls }: UnpivotClause,
  input: ResolvedRelation,
  context: AnalyzerContext,
): ResolvedRelation {
  const sources = groups.flatMap((g): readonly Source[] => {
    const columns = expandStars(g.columns, input, context)
    const named = (list: Source['columns']): Source => ({ columns: list, name: g.name })
    return g.columns.length === 1 ? columns.map((c) => named([c])) : [named(columns)]
  })
  const found = sources.map(({ columns, name }) => {
    const attributes = columns.map((c) => columnIn(c, input, context))
    return { attributes, name: name ?? attributes.map((a) => a.name).join('_') }
  })
  const used = new Set(found.flatMap((g) => g.attributes.map((a) => a.id)))
  const ids = input.output.filter((a) => !used.has(a.id))
  const types = valueColumnNames.map((_, i) => {
    const values = found.flatMap((g) => g.attributes[i] ?? [])
    return { dataType: commonType(values, context), nullable: values.some((v) => v.nullable) }
  })
  for (const g of found) {
    if (g.attributes.length === valueColumnNames.length) continue
    throw analysisError('UNPIVOT_VALUE_SIZE_MISMATCH', { names: String(valueColumnNames.length) })
  }
  const output = [
    ...ids,
    attributeOf({ name: relation.variableColumnName, dataType: StringType, nullable: false, metadata: {} }),
    ...types.map((t, i) => attributeOf({ name: valueColumnNames[i] ?? '', ...t, metadata: {} })),
  ]
  const expanded: ResolvedRelation = {
    kind: 'Expand',
    input,
    projections: found.map((g): readonly ResolvedExpression[] => [
      ...ids,
      { kind: 'Literal', dataType: StringType, nullable: false, value: g.name },
      ...g.attributes.map((a, i) => implicitlyCast(a, types[i]?.dataType ?? a.dataType, context.conf.ansi)),
    ]),
    output,
    planIds: planIdsOf(relation),
  }
  if (includesNulls) return expanded
  const isAnyThere = output
    .slice(ids.length + 1)
    .map((a) => resolveCall(requireFunction('isnotnull'), 'isnotnull', [a], false, context))
    .reduce((a, b) => resolveCall(requireFunction('or'), 'or', [a, b], false, context))
  return { kind: 'Filter', input: expanded, condition: isAnyThere, output, planIds: planIdsOf(relation) }
}

function columnIn(
  source: UnpivotClause['groups'][number]['columns'][number] | AttributeReference,
  input: ResolvedRelation,
  context: AnalyzerContext,
): AttributeReference {
  const e =
    source.kind === 'AttributeReference' ? source : resolveExpression(source, { context, attributes: input.output })
  if (e.kind === 'AttributeReference') return e
  throw analysisError('UNPIVOT_REQUIRES_ATTRIBUTES', { given: 'value', empty: 'id', expressions: '' })
}
