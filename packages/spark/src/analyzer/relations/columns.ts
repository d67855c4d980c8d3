import { analysisError, SparkError } from '../../errors/spark-error.ts'
import { requireDistinctNames } from '../../lexer/distinct-names.ts'
import { sameName } from '../../lexer/name-parts.ts'
import type { Drop, ToDF, WithColumns, WithColumnsRenamed } from '../../plan/relation.ts'
import type { NamedExpression } from '../../resolved/expression.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { resolveExpression } from '../expression.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'
import { select } from './project.ts'

/** Replaces the columns that have a new column's name, in place, and appends the others. */
export const withColumns: Handler<WithColumns> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const same = (a: string, b: string): boolean => sameName(a, b, context.conf.caseSensitive)
  const names = relation.aliases.map((a) => a.name[0] ?? '')
  requireDistinctNames(names, context.conf.caseSensitive)
  const replaced = input.output.map(
    (column) => relation.aliases.find((a) => same(a.name[0] ?? '', column.name)) ?? column,
  )
  const added = relation.aliases.filter((a) => !input.output.some((c) => same(c.name, a.name[0] ?? '')))
  return select(input, [...replaced, ...added], context, { planIds: planIdsOf(relation) })
}

export const withColumnsRenamed: Handler<WithColumnsRenamed> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const expressions = input.output.map((column): NamedExpression => {
    const renamed = relation.renameColumnsMap.reduce(
      (name, [existing, next]) => (sameName(existing, name, context.conf.caseSensitive) ? next : name),
      column.name,
    )
    const touched = relation.renameColumnsMap.some(([existing]) =>
      sameName(existing, column.name, context.conf.caseSensitive),
    )
    return touched ? aliasOf(column, renamed) : column
  })
  if (relation.allowDuplicates !== true)
    requireDistinctNames(
      expressions.map((e) => e.name),
      context.conf.caseSensitive,
    )
  return { kind: 'Project', input, expressions, output: expressions.map(toAttribute), planIds: planIdsOf(relation) }
}

/** Unknown names are ignored, as Spark ignores them. */
export const drop: Handler<Drop> = (relation, inputs, context) => {
  const input = onlyInput(inputs)
  const ids = new Set(
    relation.columns.flatMap((c) => {
      try {
        const e = resolveExpression(c, { context, attributes: input.output })
        return e.kind === 'AttributeReference' ? [e.id] : []
      } catch (error) {
        if (error instanceof SparkError && error.errorClass?.startsWith('UNRESOLVED_COLUMN') === true) return []
        throw error
      }
    }),
  )
  const output = input.output.filter(
    (a) => !ids.has(a.id) && !relation.columnNames.some((n) => sameName(n, a.name, context.conf.caseSensitive)),
  )
  return { kind: 'Project', input, expressions: output, output, planIds: planIdsOf(relation) }
}

export const toDF: Handler<ToDF> = (relation, inputs) => {
  const input = onlyInput(inputs)
  if (relation.columnNames.length !== input.output.length) {
    if (relation.inSql === true) {
      throw analysisError('_LEGACY_ERROR_TEMP_1028', {
        columnSize: String(relation.columnNames.length),
        outputSize: String(input.output.length),
      })
    }
    const names = (list: readonly string[]): string => `(${list.length}): ${list.join(', ')}`
    throw new SparkError(
      'IllegalArgumentException',
      "requirement failed: The number of columns doesn't match.\n" +
        `Old column names ${names(input.output.map((a) => a.name))}\nNew column names ${names(relation.columnNames)}`,
    )
  }
  const expressions = input.output.map((a, i) => aliasOf(a, relation.columnNames[i] ?? a.name))
  return { kind: 'Project', input, expressions, output: expressions.map(toAttribute), planIds: planIdsOf(relation) }
}
