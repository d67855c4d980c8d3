import { type Catalog, tableNotFound } from '../catalog/catalog.ts'
import { plainTable } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import { analysisError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { ShowCreateTable } from '../plan/catalog-command.ts'
import type { NameParts } from '../plan/name-parts.ts'
import { shownPath } from '../storage/paths.ts'
import type { StructField } from '../types/data-type.ts'
import { defaultText } from './column-defaults.ts'
import { shownSqlType } from './declared-texts.ts'
import type { Handler } from './handler.ts'
import { answer, redacted } from './rows.ts'

export const showCreateTable: Handler<ShowCreateTable> = ({ table: parts, asSerde }, { catalog }) => {
  const table = shownTable(parts, catalog)
  if (asSerde === true && table.view === undefined) {
    throw analysisError('_LEGACY_ERROR_TEMP_1274', { table: `${table.database}.${table.name}` })
  }
  const lines = table.view === undefined ? ofTable(table) : ofView(table)
  return answer([['createtab_stmt']], [[`${lines.join('\n')}\n`]])
}

function shownTable(parts: NameParts, catalog: Catalog): TableDescription {
  if (catalog.findView(parts) !== undefined) {
    throw analysisError('_LEGACY_ERROR_TEMP_1016', { nameParts: parts.join('.'), cmd: 'SHOW CREATE TABLE' })
  }
  const table = catalog.findTable(catalog.tableName(parts))
  if (table === undefined) throw tableNotFound(parts)
  return table
}

function ofTable(table: TableDescription): readonly string[] {
  const columns = table.schema.fields.map((field) => {
    const text = defaultText(field)
    return `${quotedIfNeeded(field.name)} ${shownSqlType(field)}${field.nullable ? '' : ' NOT NULL'}${text === undefined ? '' : ` DEFAULT ${text}`}${commented(field)}`
  })
  const keys = table.partitionKeys.map(quotedIfNeeded).join(', ')
  return [
    `CREATE TABLE ${plainTable(table)} (\n  ${columns.join(',\n  ')})`,
    `USING ${table.format}`,
    ...block('OPTIONS', table.options),
    ...(keys === '' ? [] : [`PARTITIONED BY (${keys})`]),
    ...(table.description ? [`COMMENT '${escaped(table.description)}'`] : []),
    ...(table.tableType === 'MANAGED' ? [] : [`LOCATION '${escaped(shownPath(table.location))}'`]),
    ...block('TBLPROPERTIES', table.properties ?? {}),
  ]
}

function ofView(table: TableDescription): readonly string[] {
  const columns = table.schema.fields.map((field) => `${quotedIfNeeded(field.name)}${commented(field)}`)
  return [
    `CREATE VIEW ${quotedIfNeeded(table.database)}.${quotedIfNeeded(table.name)} (\n  ${columns.join(',\n  ')})`,
    ...(table.description ? [`COMMENT '${escaped(table.description)}'`] : []),
    ...block('TBLPROPERTIES', table.properties ?? {}),
    `AS ${table.view?.text ?? ''}`,
  ]
}

function commented({ metadata }: StructField): string {
  const { comment } = metadata
  return typeof comment === 'string' ? ` COMMENT '${escaped(comment)}'` : ''
}

function block(word: string, pairs: Readonly<Record<string, string>>): readonly string[] {
  const sorted = Object.entries(pairs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(redacted)
  if (sorted.length === 0) return []
  return [`${word} (\n  ${sorted.map(([key, value]) => `'${escaped(key)}' = '${escaped(value)}'`).join(',\n  ')})`]
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")

const quotedIfNeeded = (name: string): string =>
  /^[a-zA-Z0-9_]*[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) ? name : quoteName([name])
