import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { named } from '../plan/build.ts'
import type { InsertInto } from '../plan/command.ts'
import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import type { StructField } from '../types/data-type.ts'
import { defaultOf } from './column-defaults.ts'
import type { CommandContext } from './handler.ts'

const isDefault = (e: Expression): boolean =>
  e.kind === 'UnresolvedAttribute' && /^`?default`?$/i.test(e.unparsedIdentifier)

const hasDefault = (node: unknown): boolean =>
  typeof node === 'object' &&
  node !== null &&
  (Array.isArray(node)
    ? node.some(hasDefault)
    : ('kind' in node && isDefault(node as Expression)) ||
      Object.entries(node).some(([key, value]) => key !== 'span' && hasDefault(value)))

/**
 * The rows of an INSERT, `DEFAULT` in them being that of the column at its place.
 *
 * @throws SparkError where DEFAULT is part of another expression
 */
export function withDefaults(command: InsertInto, table: TableDescription, context: CommandContext): Relation {
  if (table.schema.fields.some(({ name }) => name.toLowerCase() === 'default')) return command.input
  const fixed = new Set(
    (command.partition ?? []).flatMap(([key, text]) => (text === undefined ? [] : [key.toLowerCase()])),
  )
  const open = table.schema.fields.filter(({ name }) => !fixed.has(name.toLowerCase()))
  const targets = command.columns?.map((name) => open.find((f) => f.name.toLowerCase() === name.toLowerCase())) ?? open
  return filled(command.input, (e, i) => meant(e, targets[i], context))
}

function meant(e: Expression, field: StructField | undefined, context: CommandContext): Expression {
  const inner = e.kind === 'Alias' ? e.expr : e
  if (!isDefault(inner) || field === undefined) return e
  return named(defaultOf(field, context), field.name)
}

function filled(relation: Relation, fill: (e: Expression, i: number) => Expression): Relation {
  switch (relation.kind) {
    case 'InlineTable':
      return {
        ...relation,
        rows: relation.rows.map((row) =>
          row.map((cell, i) => {
            const value = fill(cell, i)
            if (value === cell && hasDefault(cell)) throw partOf('_LEGACY_ERROR_TEMP_1339')
            return value !== cell && value.kind === 'Alias' ? value.expr : value
          }),
        ),
      }
    case 'Project': {
      const expressions = relation.expressions.map((e, i) => {
        const value = fill(e, i)
        if (value === e && hasDefault(e)) throw partOf('_LEGACY_ERROR_TEMP_1340')
        return value
      })
      return { ...relation, expressions }
    }
    case 'SubqueryAlias':
    case 'WithRelations':
      return { ...relation, input: filled(relation.input, fill) }
    default:
      return relation
  }
}

const partOf = (errorClass: string): Error => analysisError(errorClass)
