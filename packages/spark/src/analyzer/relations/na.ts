import { SparkError } from '../../errors/spark-error.ts'
import { atLeastNNonNulls } from '../../functions/internal.ts'
import { parseNameParts } from '../../lexer/name-parts.ts'
import type { NADrop, NAFill, NAReplace, NAValue } from '../../plan/relation.ts'
import type { AttributeReference, Literal, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { type DataType, IntegerType, isNumeric } from '../../types/data-type.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { implicitlyCast } from '../cast.ts'
import type { AnalyzerContext } from '../context.ts'
import { requireFunction, resolveCall } from '../function-call.ts'
import { findColumn, missingFromFrame } from '../scope.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

/** Columns by name; a name that is not there is Spark's error. */
function columnsNamed(
  names: readonly string[],
  input: ResolvedRelation,
  context: AnalyzerContext,
): readonly AttributeReference[] {
  return names.map((name) => {
    const parts = parseNameParts(name)
    const match = findColumn(parts, input.output, context.conf.caseSensitive)
    if (match === undefined) throw missingFromFrame(parts, input.output)
    if (match.fields.length > 0) {
      throw new SparkError('UnsupportedOperationException', `Nested field ${name} is not supported.`)
    }
    return match.attribute
  })
}

const literal = ({ dataType, value }: NAValue): Literal => ({
  kind: 'Literal',
  dataType,
  nullable: value === null,
  value,
})

const call = (name: string, args: readonly ResolvedExpression[], context: AnalyzerContext): ResolvedExpression =>
  resolveCall(requireFunction(name), name, args, false, context)

/** A fill value touches only columns of its own kind of type. */
function fits(value: DataType, column: DataType): boolean {
  if (isNumeric(value)) return isNumeric(column)
  return value.kind === column.kind
}

export const naFill: Handler<NAFill> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const { cols, values } = relation
  const [single] = values
  const targets = cols.length === 0 ? input.output : columnsNamed(cols, input, context)
  const valueFor = (a: AttributeReference): NAValue | undefined => {
    const i = targets.findIndex((t) => t.id === a.id)
    const value = i < 0 ? undefined : values.length === 1 ? single : values[i]
    if (value === undefined) return undefined
    return relation.byColumn === true || fits(value.dataType, a.dataType) ? value : undefined
  }
  return projectEach(input, planIdsOf(relation), (a) => {
    const value = valueFor(a)
    if (value === undefined) return a
    const base: ResolvedExpression =
      a.dataType.kind === 'double' || a.dataType.kind === 'float'
        ? call('nanvl', [a, { ...literal({ dataType: a.dataType, value: null }) }], context)
        : a
    return aliasOf(
      call('coalesce', [base, implicitlyCast(literal(value), a.dataType, context.conf.ansi)], context),
      a.name,
    )
  })
}

function projectEach(
  input: ResolvedRelation,
  planIds: readonly number[],
  change: (a: AttributeReference) => NamedExpression,
): ResolvedRelation {
  const expressions = input.output.map(change)
  return { kind: 'Project', input, expressions, output: expressions.map(toAttribute), planIds }
}

export const naDrop: Handler<NADrop> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  // PySpark passes the names on: one with a dot in it is looked up like any other.
  const names = relation.cols.length === 0 ? input.output.map((a) => a.name) : relation.cols
  const columns = columnsNamed(names, input, context)
  const wanted = relation.minNonNulls ?? columns.length
  const enough = literal({ dataType: IntegerType, value: wanted })
  const condition = resolveCall(atLeastNNonNulls, atLeastNNonNulls.name, [enough, ...columns], false, context)
  return { kind: 'Filter', input, condition, output: input.output, planIds: planIdsOf(relation) }
}

export const naReplace: Handler<NAReplace> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const columns = relation.cols.length === 0 ? input.output : columnsNamed(relation.cols, input, context)
  const [sample] = relation.replacements
  return projectEach(input, planIdsOf(relation), (a) => {
    if (sample === undefined || !columns.some((c) => c.id === a.id)) return a
    const kind = sample.oldValue.value === null ? sample.newValue.dataType : sample.oldValue.dataType
    if (!fits(kind, a.dataType)) return a
    const branches = relation.replacements.flatMap(({ oldValue, newValue }): readonly ResolvedExpression[] => {
      return [
        call('==', [a, literal(oldValue)], context),
        implicitlyCast(literal(newValue), a.dataType, context.conf.ansi),
      ]
    })
    return aliasOf(call('when', [...branches, a], context), a.name)
  })
}
