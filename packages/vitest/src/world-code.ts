import { type Row, type StructType, simpleString, toExternal } from '@dryfit/spark'
import fc from 'fast-check'
import type { Glue } from './glue.ts'

type World = Glue['runtime']['world']
type StoredFile = ReturnType<World['store']['list']>[number]
type Table = NonNullable<ReturnType<World['catalog']['findTable']>>

/** What a test arranged in a world, as code that arranges it again. */
export function worldAsCode(glue: Glue): string {
  const { args, catalog, store } = glue.runtime.world
  const files = store.paths.flatMap((path) => store.list(path)).filter((file) => file.by === 'test')
  const tables = catalog.names.flatMap((name) => {
    const [database = '', table = ''] = name.split('.')
    return catalog.findTable(database, table) ?? []
  })
  const ofTable = (file: StoredFile): Table | undefined =>
    file.content.kind === 'rows' && file.content.isUntyped !== true
      ? tables.find((table) => file.path.startsWith(table.location))
      : undefined
  return [
    ...(Object.keys(args.entries).length === 0 ? [] : [`glue.args(${fc.stringify(args.entries)})`]),
    ...tables.map((table) =>
      tableCode(
        table,
        files.filter((file) => ofTable(file) === table),
      ),
    ),
    ...files.filter((file) => ofTable(file) === undefined).map(fileCode),
  ].join('\n')
}

function tableCode(table: Table, files: readonly StoredFile[]): string {
  const { database, name, schema, partitionKeys, location, format, options } = table
  const rows = files.flatMap((file) => rowsOf(file, table))
  const parts = [
    `schema: ${JSON.stringify(schema.fields.map(fieldCode).join(', '))}`,
    partitionKeys.length === 0 ? '' : `partitionKeys: ${JSON.stringify(partitionKeys)}`,
    location === `s3://${database}/${name}/` ? '' : `location: ${JSON.stringify(location)}`,
    format === 'parquet' ? '' : `format: ${JSON.stringify(format)}`,
    Object.keys(options).length === 0 ? '' : `options: ${JSON.stringify(options)}`,
    rows.length === 0 ? '' : `rows: ${fc.stringify(rows)}`,
  ]
  return `glue.catalog.table('${database}.${name}', { ${parts.filter((part) => part !== '').join(', ')} })`
}

function fieldCode({ name, dataType, nullable }: StructType['fields'][number]): string {
  return `${/^[a-z_]\w*$/i.test(name) ? name : `\`${name}\``} ${simpleString(dataType)}${nullable ? '' : ' not null'}`
}

/** The rows of a table's file as the test wrote them, the partition's values from its path. */
function rowsOf({ path, content }: StoredFile, { location, schema, partitionKeys }: Table): object[] {
  if (content.kind !== 'rows') return []
  const partition = path
    .slice(location.length)
    .split('/')
    .slice(0, partitionKeys.length)
    .map((segment, i) => [partitionKeys[i] ?? '', partitionValue(segment, schema)] as const)
  return content.rows.map((row) => ({ ...objectOf(row, content.schema), ...Object.fromEntries(partition) }))
}

const objectOf = (row: Row, { fields }: StructType): object =>
  Object.fromEntries(fields.map((field, i) => [field.name, toExternal(row[i] ?? null, field.dataType)]))

const WHOLE = new Set(['byte', 'short', 'integer', 'long'])

function partitionValue(segment: string, { fields }: StructType): unknown {
  const [name = '', text = ''] = segment.split('=', 2).map(decodeURIComponent)
  if (text === '__HIVE_DEFAULT_PARTITION__') return null
  const kind = fields.find((field) => field.name === name)?.dataType.kind ?? 'string'
  return WHOLE.has(kind) ? BigInt(text) : text
}

function fileCode({ path, content }: StoredFile): string {
  const code = (): string => {
    switch (content.kind) {
      case 'bytes':
        return fc.stringify(new TextDecoder().decode(content.bytes))
      case 'rows':
        return fc.stringify(content.objects ?? content.rows.map((row) => objectOf(row, content.schema)))
    }
  }
  // The file's own name is what put() adds below the path that it is given.
  const given = content.kind === 'rows' ? path.replace(/\/part-\d+$/, '') : path
  return `glue.s3.put(${fc.stringify(given)}, ${code()})`
}
