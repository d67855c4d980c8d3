import { analysisError } from '../../errors/spark-error.ts'
import type { Unpivot } from '../../plan/relation.ts'
import type { AttributeReference, Literal, ResolvedExpression } from '../../resolved/expression.ts'
import { findWiderTypeForTwo } from '../../types/coercion.ts'
import { type DataType, equalTypes, StringType } from '../../types/data-type.ts'
import { sqlType } from '../../types/print.ts'
import { attributeOf } from '../attribute.ts'
import { implicitlyCast } from '../cast.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression } from '../expression.ts'
import { expandStars } from '../star.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

export const unpivot: Handler<Unpivot> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
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
