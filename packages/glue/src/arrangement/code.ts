import { START } from '../world/clock.ts'
import { isLocal, localPath } from '../world/uri.ts'
import type { ArrangedFile, ArrangedSource, ArrangedTable, Arrangement } from './arrangement.ts'
import { schemaText } from './ddl.ts'
import { printValue, textOf } from './print-value.ts'

/** An arrangement as code that arranges it again. */
export function arrangementAsCode(arrangement: Arrangement): string {
  const { args, databases, tables, files, sources, connections, services, clock } = arrangement
  const lines = [
    ...(Object.keys(args).length === 0 ? [] : [`glue.args(${printValue(args)})`]),
    ...Object.entries(connections).map(([name, each]) => `glue.connection(${printValue(name)}, ${printValue(each)})`),
    ...(Object.keys(services).length === 0 ? [] : [`glue.services(${printValue(services)})`]),
    ...[...sources].reverse().map(sourceCode),
    ...databases.map((name) => `glue.catalog.database(${printValue(name)})`),
  ]
  let now = START
  const at = (time: number): readonly string[] => {
    if (time === now) return []
    now = time
    return [`glue.clock.set(${printValue(new Date(time).toISOString())})`]
  }
  for (const table of tables) lines.push(...(table.rows === undefined ? [] : at(table.modified)), tableCode(table))
  lines.push(...at(clock), ...files.map((file) => fileCode(file, clock)))
  return lines.join('\n')
}

function sourceCode({ connectionType, match, rows, schema }: ArrangedSource): string {
  return `glue.source(${printValue(connectionType)}, ${printValue(match)}, ${printValue(rows)}, ${printValue(schemaText(schema))})`
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
    `schema: ${printValue(schemaText(schema))}`,
    partitionKeys.length === 0 ? '' : `partitionKeys: ${printValue(partitionKeys)}`,
    partitions.length === 0 ? '' : `partitions: ${printValue(partitions)}`,
    location === `s3://${name.replace('.', '/')}/` ? '' : `location: ${printValue(location)}`,
    format === 'parquet' ? '' : `format: ${printValue(format)}`,
    Object.keys(options).length === 0 ? '' : `options: ${printValue(options)}`,
    rows === undefined ? '' : `rows: ${printValue(rows)}`,
  ]
  return `glue.catalog.table(${printValue(name)}, { ${parts.filter((part) => part !== '').join(', ')} })`
}

function fileCode({ uri, content, modified, storageClass }: ArrangedFile, now: number): string {
  const options = [
    'rows' in content && content.schema !== undefined ? `schema: ${printValue(schemaText(content.schema))}` : '',
    modified === now ? '' : `modified: ${printValue(new Date(modified).toISOString())}`,
    storageClass === undefined ? '' : `storageClass: ${printValue(storageClass)}`,
  ].filter((part) => part !== '')
  const what = 'rows' in content ? content.rows : (textOf(content.bytes) ?? content.bytes)
  const place = isLocal(uri) ? `glue.disk.put(${printValue(localPath(uri))}` : `glue.s3.put(${printValue(uri)}`
  return `${place}, ${printValue(what)}${options.length === 0 ? '' : `, { ${options.join(', ')} }`})`
}
