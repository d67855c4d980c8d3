import { START } from '../world/clock.ts'
import type { ArrangedFile, ArrangedSource, ArrangedTable, Arrangement } from './arrangement.ts'
import { schemaText } from './ddl.ts'
import { literal, textOf } from './literal.ts'

/** An arrangement as code that arranges it again. */
export function arrangementAsCode(arrangement: Arrangement): string {
  const { args, databases, tables, files, sources, connections, clock } = arrangement
  const lines = [
    ...(Object.keys(args).length === 0 ? [] : [`glue.args(${literal(args)})`]),
    ...Object.entries(connections).map(([name, each]) => `glue.connection(${literal(name)}, ${literal(each)})`),
    ...[...sources].reverse().map(sourceCode),
    ...databases.map((name) => `glue.catalog.database(${literal(name)})`),
  ]
  let now = START
  const at = (time: number): readonly string[] => {
    if (time === now) return []
    now = time
    return [`glue.clock.set(${literal(new Date(time).toISOString())})`]
  }
  for (const table of tables) lines.push(...(table.rows === undefined ? [] : at(table.modified)), tableCode(table))
  lines.push(...at(clock), ...files.map((file) => fileCode(file, clock)))
  return lines.join('\n')
}

function sourceCode({ connectionType, match, rows, schema }: ArrangedSource): string {
  return `glue.source(${literal(connectionType)}, ${literal(match)}, ${literal(rows)}, ${literal(schemaText(schema))})`
}

function tableCode({
  name,
  schema,
  partitionKeys,
  partitions = [],
  location,
  format,
  options,
  rows,
}: ArrangedTable): string {
  const parts = [
    `schema: ${literal(schemaText(schema))}`,
    partitionKeys.length === 0 ? '' : `partitionKeys: ${literal(partitionKeys)}`,
    partitions.length === 0 ? '' : `partitions: ${literal(partitions)}`,
    location === `s3://${name.replace('.', '/')}/` ? '' : `location: ${literal(location)}`,
    format === 'parquet' ? '' : `format: ${literal(format)}`,
    Object.keys(options).length === 0 ? '' : `options: ${literal(options)}`,
    rows === undefined ? '' : `rows: ${literal(rows)}`,
  ]
  return `glue.catalog.table(${literal(name)}, { ${parts.filter((part) => part !== '').join(', ')} })`
}

function fileCode({ uri, content, modified, storageClass }: ArrangedFile, now: number): string {
  const options = [
    'rows' in content && content.schema !== undefined ? `schema: ${literal(schemaText(content.schema))}` : '',
    modified === now ? '' : `modified: ${literal(new Date(modified).toISOString())}`,
    storageClass === undefined ? '' : `storageClass: ${literal(storageClass)}`,
  ].filter((part) => part !== '')
  const what = 'rows' in content ? content.rows : (textOf(content.bytes) ?? content.bytes)
  return `glue.s3.put(${literal(uri)}, ${literal(what)}${options.length === 0 ? '' : `, { ${options.join(', ')} }`})`
}
