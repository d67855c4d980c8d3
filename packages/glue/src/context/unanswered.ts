import type { SparkSession } from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { listed, nearMisses } from '../errors/listing.ts'
import { parentOf } from '../world/disk.ts'
import { localPath } from '../world/uri.ts'
import type { World } from '../world/world.ts'

/** The line of test code that would arrange it stands last, so that it can be pasted. */
function unanswered(code: string, text: string, lines: readonly string[]): GlueError {
  return new GlueError(code, [text, ...lines.map((line) => `  ${line}`)].join('\n'))
}

const didYouMean = (wanted: string, names: Iterable<string>): readonly string[] => {
  const [near] = nearMisses(wanted, names)
  return near === undefined ? [] : [`Did you mean ${near}?`]
}

/** Nothing is at the S3 path that a job reads. */
export function noObjects(world: World, path: string): GlueError {
  return unanswered('NO_SUCH_OBJECTS', `Failed to read ${path}: nothing is there.`, objectsAdvice(world, path))
}

function objectsAdvice({ store }: World, path: string): readonly string[] {
  const folders = [...new Set(store.paths.map((p) => p.slice(0, p.lastIndexOf('/'))))]
  return [
    ...didYouMean(path, [...folders, ...store.paths]),
    `S3 holds ${listed(store.paths)}.`,
    `Arrange it with glue.s3.put('${path}', [{ … }]), or correct the job.`,
  ]
}

/** Folders of the disk that a job shares with its test. */
const SHARED = ['/tmp', '.']

function filesAdvice({ store }: World, path: string): readonly string[] {
  const files = SHARED.flatMap((folder) => store.list(folder)).map((file) => localPath(file.path))
  const shown = files.filter((file) => !/\/[._][^/]*$/.test(file))
  const folders = new Set(shown.map(parentOf))
  return [
    ...didYouMean(path, [...folders, ...shown]),
    `The disk holds ${listed(shown)}.`,
    `Arrange it with glue.disk.put('${path}', '…'), or correct the job.`,
  ]
}

/** A name without a database is a view's, as a rule, or a table's of the current database. */
function viewAdvice({ catalog }: SparkSession, name: string): readonly string[] {
  const database = catalog.currentDatabase()
  if (!catalog.databaseExists(database)) return []
  const known = catalog.listTables()
  const views = known.filter(({ isTemporary }) => isTemporary).map((view) => view.name)
  return [
    ...didYouMean(
      name,
      known.map((table) => table.name),
    ),
    ...(views.length === 0 ? [] : [`The temporary views are: ${listed(views)}.`]),
    ...tableAdvice(database, name),
  ]
}

/** The catalog has no such table. */
export function noTable(world: World, database: string, name: string, verb: string): GlueError {
  const { catalog } = world
  const tables = catalog.listTables(database)
  const hasDatabase = catalog.databases.includes(database.toLowerCase())
  const known = hasDatabase
    ? `"${database}" has: ${listed(tables)}.`
    : `The catalog has the databases: ${listed(catalog.databases)}.`
  const what = hasDatabase ? 'the catalog has no such table' : `the catalog has no database "${database}"`
  return unanswered('NO_SUCH_TABLE', `Failed to ${verb} the table ${database}.${name}: ${what}.`, [
    ...didYouMean(`${database}.${name}`, catalog.names),
    known,
    ...tableAdvice(database, name),
  ])
}

const tableAdvice = (database: string, name: string): readonly string[] => [
  `Arrange it with glue.catalog.table('${database}.${name}', { schema: '…' }), or correct the job.`,
]

const SPARK_FORMATS = ['csv', 'json', 'parquet', 'text', 'orc', 'avro', 'binaryFile', 'jdbc', 'xml']

/**
 * What a test can arrange so that an error of Spark or argparse does not come: it keeps their words, so this stands apart from it.
 * None for what a job has taken away itself.
 */
export function arrangingAdvice(
  { world, session }: { readonly world: World; readonly session: SparkSession },
  message: string,
): readonly string[] {
  const path = /\[PATH_NOT_FOUND\] Path does not exist: (s3[an]?:\/\/.+?)\.(?:\s|$)/.exec(message)?.[1]
  if (path !== undefined) return world.store.wasEmptied(path) ? [] : objectsAdvice(world, path)
  const shipped = /FileNotFoundException: No such file or directory '(s3[an]?:\/\/[^']+)'/.exec(message)?.[1]
  if (shipped !== undefined) return objectsAdvice(world, shipped)
  const local = /\[PATH_NOT_FOUND\] Path does not exist: file:(\/.+?)\.(?:\s|$)/.exec(message)?.[1]
  if (local !== undefined) return filesAdvice(world, local)
  const table = /\[TABLE_OR_VIEW_NOT_FOUND\] The table or view ((?:`[^`]+`\.)*)`([^`]+)` cannot be found/.exec(message)
  if (table !== null) {
    const database = /`([^`]+)`\.$/.exec(table[1] ?? '')?.[1]
    return database === undefined
      ? viewAdvice(session, table[2] ?? '')
      : [...didYouMean(`${database}.${table[2]}`, world.catalog.names), ...tableAdvice(database, table[2] ?? '')]
  }
  const schema = /\[SCHEMA_NOT_FOUND\] The schema (?:`[^`]+`\.)*`([^`]+)` cannot be found/.exec(message)?.[1]
  if (schema !== undefined) {
    const near = didYouMean(schema, world.catalog.databases)
    return [...near, `Arrange it with glue.catalog.database('${schema}'), or correct the job.`]
  }
  const format = /\[DATA_SOURCE_NOT_FOUND\] Failed to find the data source: (.+?)\. Please/.exec(message)?.[1]
  if (format !== undefined) {
    return [
      ...didYouMean(format, SPARK_FORMATS),
      `If its jar is there in Glue, arrange what it reads with glue.source('${format}', () => true, [{ … }]), or correct the job.`,
    ]
  }
  const missing = /the following arguments are required: (--.+)/.exec(message)?.[1]
  if (missing === undefined) return []
  const names = missing.split(', ').map((flag) => flag.replace(/^--/, ''))
  return [
    `Arrange it with glue.args({ ${names.map((name) => `${argumentName(name)}: '…'`).join(', ')} }), or correct the job.`,
  ]
}

const argumentName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name))

/** Nobody supplied the data of a connection. */
export function noSource(world: World, connectionType: string, target: string | undefined): GlueError {
  const known = world.sources
    .of(connectionType)
    .map((s) => (typeof s.match === 'function' ? 'a function' : JSON.stringify(s.match)))
  const match = target === undefined ? '() => true' : `'${target}'`
  return unanswered(
    'NO_SUCH_SOURCE',
    `Failed to read from ${connectionType}${target === undefined ? '' : `, ${target}`}: the test has not said what is there.`,
    [
      ...(known.length === 0 ? [] : [`For ${connectionType} it has said: ${listed(known)}.`]),
      `Arrange it with glue.source('${connectionType}', ${match}, [{ … }]), or correct the job.`,
    ],
  )
}

/** The catalog has no such connection. */
export function noConnection(world: World, name: string): GlueError {
  return unanswered('NO_SUCH_CONNECTION', `Failed to find the connection ${name}: the test has not declared it.`, [
    ...didYouMean(name, world.sources.connections.keys()),
    `Connections are: ${listed([...world.sources.connections.keys()])}.`,
    `Arrange it with glue.connection('${name}', { url: '…', user: '…', password: '…' }), or correct the job.`,
  ])
}

/** Whoever asks for what a job wrote, and the job has not. */
export function notWritten(target: string, others: readonly string[]): GlueError {
  return unanswered('NOT_WRITTEN', `Failed to find what was written to ${target}: the job wrote nothing there.`, [
    ...didYouMean(target, others),
    others.length === 0 ? 'It wrote nothing at all.' : `It wrote to: ${listed(others)}.`,
  ])
}
