import { analysisError } from '../../errors/spark-error.ts'
import { sameName } from '../../lexer/name-parts.ts'
import type { ToSchema } from '../../plan/relation.ts'
import type { NamedExpression } from '../../resolved/expression.ts'
import { canUpCast } from '../../types/cast.ts'
import { equalTypes } from '../../types/data-type.ts'
import { sqlType } from '../../types/print.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { implicitlyCast } from '../cast.ts'
import { unresolvedColumn } from '../scope.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

/** `df.to(schema)`: columns reordered by name and cast where no value can be lost. */
export const toSchema: Handler<ToSchema> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const expressions = relation.schema.fields.map((field): NamedExpression => {
    const column = input.output.find((a) => sameName(a.name, field.name, context.conf.caseSensitive))
    if (column === undefined) {
      if (field.nullable)
        return aliasOf({ kind: 'Literal', dataType: field.dataType, nullable: true, value: null }, field.name)
      throw unresolvedColumn([field.name], input.output)
    }
    if (column.nullable && !field.nullable)
      throw analysisError('NULLABLE_COLUMN_OR_FIELD', { name: `\`${field.name}\`` })
    if (!equalTypes(column.dataType, field.dataType, false) && !canUpCast(column.dataType, field.dataType)) {
      throw analysisError('INVALID_COLUMN_OR_FIELD_DATA_TYPE', {
        name: `\`${field.name}\``,
        type: `"${sqlType(column.dataType)}"`,
        expectedType: `"${sqlType(field.dataType)}"`,
      })
    }
    return aliasOf(implicitlyCast(column, field.dataType, context.conf.ansi), field.name, field.metadata)
  })
  return { kind: 'Project', input, expressions, output: expressions.map(toAttribute), planIds: planIdsOf(relation) }
}
