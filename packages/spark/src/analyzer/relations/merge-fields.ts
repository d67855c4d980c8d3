import { analysisError } from '../../errors/spark-error.ts'
import { sameName } from '../../lexer/name-parts.ts'
import { attribute, call, literal, stringLiteral } from '../../plan/build.ts'
import type { Expression, UnresolvedNamedLambdaVariable } from '../../plan/expression.ts'
import type { AttributeReference, NamedExpression } from '../../resolved/expression.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { type DataType, equalTypes, type StructType, VoidType } from '../../types/data-type.ts'
import { aliasOf } from '../attribute.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression, unalias } from '../expression.ts'

/** How the columns of one side of a union by name take the form of the other's. */
export interface Merging {
  readonly side: ResolvedRelation
  /** A field that is missing is null; without it, it is an error. */
  readonly allowMissing: boolean
  readonly context: AnalyzerContext
}

/** A column with the fields of its structs in the order of another type, those that the type has not behind them. */
export function mergeFields(column: AttributeReference, type: DataType, how: Merging): NamedExpression {
  if (equalTypes(column.dataType, type, false)) return column
  const { side, context } = how
  const merged = merge(attribute(column.name), column, type, how)
  if (merged === undefined) return column
  return aliasOf(unalias(resolveExpression(merged, { context, input: side, attributes: side.output })), column.name)
}

interface Typed {
  readonly dataType: DataType
  readonly nullable: boolean
}

/** Undefined where it is as it has to be, or of another kind. */
function merge(e: Expression, of: Typed, type: DataType, how: Merging, depth = 0): Expression | undefined {
  const { dataType } = of
  if (dataType.kind === 'struct' && type.kind === 'struct') return struct(e, { ...of, dataType }, type, how, depth)
  if (dataType.kind !== 'array' || type.kind !== 'array') return undefined
  const variable: UnresolvedNamedLambdaVariable = {
    kind: 'UnresolvedNamedLambdaVariable',
    nameParts: [`element ${depth}`],
  }
  const element = { dataType: dataType.elementType, nullable: dataType.containsNull }
  const body = merge(variable, element, type.elementType, how, depth + 1)
  if (body === undefined) return undefined
  return call('transform', e, { kind: 'LambdaFunction', function: body, arguments: [variable] })
}

function struct(
  e: Expression,
  { dataType, nullable }: { readonly dataType: StructType; readonly nullable: boolean },
  type: StructType,
  how: Merging,
  depth: number,
): Expression {
  const { caseSensitive } = how.context.conf
  const fieldOf = (name: string, { fields }: StructType): StructType['fields'][number] | undefined =>
    fields.find((f) => sameName(f.name, name, caseSensitive))
  const extract = (name: string): Expression => ({
    kind: 'UnresolvedExtractValue',
    child: e,
    extraction: stringLiteral(name),
  })
  const expected = type.fields.map((wanted): readonly Expression[] => {
    const own = fieldOf(wanted.name, dataType)
    if (own !== undefined) {
      const value = extract(own.name)
      const typed = { dataType: own.dataType, nullable: nullable || own.nullable }
      return [stringLiteral(wanted.name), merge(value, typed, wanted.dataType, how, depth) ?? value]
    }
    if (how.allowMissing) return [stringLiteral(wanted.name), literal(wanted.dataType, null)]
    throw analysisError('FIELD_NOT_FOUND', {
      fieldName: `\`${wanted.name}\``,
      fields: dataType.fields.map((f) => `\`${f.name}\``).join(', '),
    })
  })
  const others = dataType.fields.filter((f) => fieldOf(f.name, type) === undefined)
  const more = others.map((f): readonly Expression[] => [stringLiteral(f.name), extract(f.name)])
  const made = call('named_struct', ...[...expected, ...more].flat())
  return nullable ? call('if', call('isnull', e), literal(VoidType, null), made) : made
}
