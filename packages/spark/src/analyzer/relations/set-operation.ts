import { analysisError } from '../../errors/spark-error.ts'
import { requireDistinctNames } from '../../lexer/distinct-names.ts'
import { sameName } from '../../lexer/name-parts.ts'
import type { SetOperation } from '../../plan/relation.ts'
import type { AttributeReference, Literal, NamedExpression } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { findWiderTypeForTwo } from '../../types/coercion.ts'
import { arrayType, type DataType, equalTypes, mapType, structType } from '../../types/data-type.ts'
import { sqlType } from '../../types/print.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { implicitlyCast } from '../cast.ts'
import { containsMap } from '../comparable.ts'
import type { AnalyzerContext } from '../context.ts'
import { regenerateConflicts } from '../self-join.ts'
import { type Handler, planIdsOf } from './handler.ts'
import { mergeFields } from './merge-fields.ts'

export const setOperation: Handler<SetOperation> = (relation, inputs, context) => {
  const [left, raw] = inputs
  if (left === undefined || raw === undefined) throw new Error('A set operation lacks an input')
  const right = regenerateConflicts(left, raw)
  const named =
    relation.byName === true
      ? matchByName(left, right, relation.allowMissingColumns === true, context)
      : { left, right }
  checkCount(relation, named.left, named.right)
  const types = widerTypes(relation, named.left, named.right, context)
  checkMaps(relation, named.left, named.right)
  const l = castColumns(named.left, types, context)
  const r = castColumns(named.right, types, context)
  const output = l.output.map((a, i): AttributeReference => {
    const other = r.output[i]?.nullable === true
    const nullable =
      relation.setOpType === 'union'
        ? a.nullable || other
        : relation.setOpType === 'intersect'
          ? a.nullable && other
          : a.nullable
    const dataType = relation.setOpType === 'union' ? unionType(a.dataType, r.output[i]?.dataType) : a.dataType
    return { ...a, dataType, nullable }
  })
  const { setOpType, isAll } = relation
  return { kind: 'SetOperation', left: l, right: r, setOpType, isAll, output, planIds: planIdsOf(relation) }
}

/** The first type, whose parts may be null where they may in either. */
function unionType(a: DataType, b: DataType | undefined): DataType {
  if (a.kind === 'array' && b?.kind === 'array')
    return arrayType(unionType(a.elementType, b.elementType), a.containsNull || b.containsNull)
  if (a.kind === 'map' && b?.kind === 'map') {
    const value = unionType(a.valueType, b.valueType)
    return mapType(unionType(a.keyType, b.keyType), value, a.valueContainsNull || b.valueContainsNull)
  }
  if (a.kind !== 'struct' || b?.kind !== 'struct') return a
  const fields = a.fields.map((f, i) => {
    const other = b.fields[i]
    return { ...f, dataType: unionType(f.dataType, other?.dataType), nullable: f.nullable || other?.nullable === true }
  })
  return structType(fields)
}

const operatorName = (relation: SetOperation): string =>
  relation.setOpType === 'union' ? 'UNION' : `${relation.setOpType.toUpperCase()}${relation.isAll ? ' ALL' : ''}`

function checkCount(relation: SetOperation, left: ResolvedRelation, right: ResolvedRelation): void {
  if (left.output.length !== right.output.length) {
    throw analysisError('NUM_COLUMNS_MISMATCH', {
      operator: operatorName(relation),
      firstNumColumns: String(left.output.length),
      invalidOrdinalNum: 'second',
      invalidNumColumns: String(right.output.length),
    })
  }
}

function checkMaps(relation: SetOperation, left: ResolvedRelation, right: ResolvedRelation): void {
  if (relation.setOpType === 'union' && relation.isAll) return
  const withMap = [...left.output, ...right.output].find((a) => containsMap(a.dataType))
  if (withMap === undefined) return
  throw analysisError('UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE', {
    colName: `\`${withMap.name}\``,
    dataType: `"${sqlType(withMap.dataType)}"`,
  })
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

function widerTypes(
  relation: SetOperation,
  left: ResolvedRelation,
  right: ResolvedRelation,
  context: AnalyzerContext,
): readonly DataType[] {
  return left.output.map((a, i) => {
    const b = right.output[i]
    if (b === undefined || equalTypes(a.dataType, b.dataType, false)) return a.dataType
    const wider = findWiderTypeForTwo(a.dataType, b.dataType, context.conf)
    if (wider !== undefined) return wider
    throw analysisError('INCOMPATIBLE_COLUMN_TYPE', {
      tableOrdinalNumber: 'second',
      columnOrdinalNumber: ORDINALS[i] ?? `${i + 1}th`,
      dataType2: `"${sqlType(a.dataType)}"`,
      operator: operatorName(relation),
      hint: '',
      dataType1: `"${sqlType(b.dataType)}"`,
    })
  })
}

function castColumns(side: ResolvedRelation, types: readonly DataType[], context: AnalyzerContext): ResolvedRelation {
  if (side.output.every((a, i) => equalTypes(a.dataType, types[i] ?? a.dataType, false))) return side
  const expressions = side.output.map((a, i): NamedExpression => {
    const cast = implicitlyCast(a, types[i] ?? a.dataType, context.conf.ansi)
    return cast === a ? a : aliasOf(cast, a.name)
  })
  return { kind: 'Project', input: side, expressions, output: expressions.map(toAttribute), planIds: [] }
}

function matchByName(
  left: ResolvedRelation,
  right: ResolvedRelation,
  allowMissing: boolean,
  context: AnalyzerContext,
): { readonly left: ResolvedRelation; readonly right: ResolvedRelation } {
  const same = (a: AttributeReference, b: AttributeReference): boolean =>
    sameName(a.name, b.name, context.conf.caseSensitive)
  for (const { output } of [left, right])
    requireDistinctNames(
      output.map((a) => a.name),
      context.conf.caseSensitive,
    )
  const extra = right.output.filter((r) => !left.output.some((l) => same(l, r)))
  const reordered = left.output.map((l): NamedExpression => {
    const match = right.output.find((r) => same(l, r))
    if (match !== undefined) return mergeFields(match, l.dataType, { side: right, allowMissing, context })
    if (allowMissing) return aliasOf(nullOf(l.dataType), l.name)
    throw analysisError('_LEGACY_ERROR_TEMP_1201', {
      colName: l.name,
      fieldNames: right.output.map((a) => a.name).join(', '),
    })
  })
  const made = project(right, [...reordered, ...extra])
  return { left: allowMissing ? completed(left, made, context) : left, right: made }
}

/** The left side with the columns and the fields that only the right side has. */
function completed(left: ResolvedRelation, right: ResolvedRelation, context: AnalyzerContext): ResolvedRelation {
  const expressions = right.output.map((r, i): NamedExpression => {
    const own = left.output[i]
    return own === undefined
      ? aliasOf(nullOf(r.dataType), r.name)
      : mergeFields(own, r.dataType, { side: left, allowMissing: true, context })
  })
  const isSame = expressions.length === left.output.length && expressions.every((e, i) => e === left.output[i])
  return isSame ? left : project(left, expressions)
}

const nullOf = (dataType: DataType): Literal => ({ kind: 'Literal', dataType, nullable: true, value: null })

const project = (input: ResolvedRelation, expressions: readonly NamedExpression[]): ResolvedRelation => ({
  kind: 'Project',
  input,
  expressions,
  output: expressions.map(toAttribute),
  planIds: [],
})
