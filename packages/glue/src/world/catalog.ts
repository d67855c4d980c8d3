import { resolve } from 'node:path'
import {
  type CatalogProvider,
  type DatabaseDescription,
  type FileRows,
  type Row,
  structType,
  type TableDescription,
} from '@dryfit/spark'
import { GlueError } from '../errors/glue-error.ts'
import { glueFormat } from '../formats/registry.ts'
import type { ObjectStore } from './object-store.ts'
import { partitionRows } from './partition.ts'
import type { RowObject } from './s3.ts'
import { type TableOptions, tableOf, tableRow, type WorldTable } from './table.ts'
import { tablesOfTemplate } from './template.ts'

/** The world's Glue Data Catalog. Names have no case, as in Glue. */
export class Catalog implements CatalogProvider {
  /** The folder from which files are named. @defaultValue the working directory */
  root = process.cwd()
  readonly #tables = new Map<string, Map<string, WorldTable>>()
  readonly #store: ObjectStore

  constructor(store: ObjectStore) {
    this.#store = store
  }

  /**
   * Declares a table, and puts its rows at its location. Declaring it again replaces the declaration and adds the rows.
   *
   * @throws GlueError TABLE_WITHOUT_SCHEMA, UNKNOWN_PARTITION_KEY, UNKNOWN_COLUMN
   * @example
   * ```ts
   * import { createGlue } from '@dryfit/glue'
   *
   * const glue = createGlue()
   * glue.catalog.table('sales.orders', { schema: 'id int, amount decimal(10,2)', rows: [{ id: 1, amount: '9.50' }] })
   * ```
   */
  table(name: string, options: TableOptions = {}): void {
    const [database, table] = splitName(name)
    const made = tableOf(database, table, options)
    const known = this.findTable(database, table)
    const declared =
      known?.partitionKeys.join() === made.partitionKeys.join() ? { ...made, partitions: known.partitions } : made
    this.#put(declared)
    if (options.rows === undefined) return
    const rows = options.rows.map((row, i) => tableRow(declared, row, i))
    this.#placeRows(declared, rows, options.rows.map(lowerKeys))
  }

  /** Makes a database without tables. */
  database(name: string): void {
    const key = name.toLowerCase()
    if (!this.#tables.has(key)) this.#tables.set(key, new Map())
  }

  /**
   * Declares the tables (`AWS::Glue::Table`) of a CloudFormation or SAM template.
   *
   * @param file - a YAML or JSON file, relative to `root`
   * @throws GlueError TEMPLATE_NOT_READABLE, TABLE_WITHOUT_SCHEMA
   */
  fromTemplate(file: string): void {
    for (const { database, name, options } of tablesOfTemplate(resolve(this.root, file))) {
      this.#put(tableOf(database.toLowerCase(), name.toLowerCase(), options))
    }
  }

  /** The databases of the catalog. */
  get databases(): readonly string[] {
    return [...this.#tables.keys()].sort()
  }

  listDatabases(): readonly DatabaseDescription[] {
    return this.databases.map((name) => ({ name, locationUri: `s3://${name}` }))
  }
  findTable(database: string, name: string): WorldTable | undefined {
    return this.#tables.get(database.toLowerCase())?.get(name.toLowerCase())
  }
  listTables(database: string): readonly string[] {
    return [...(this.#tables.get(database.toLowerCase())?.keys() ?? [])].sort()
  }
  saveTable(table: TableDescription): void {
    const known = this.findTable(table.database, table.name)
    this.#put({ ...table, partitions: known?.partitions ?? new Set() })
  }
  dropTable(database: string, name: string): void {
    this.#tables.get(database.toLowerCase())?.delete(name.toLowerCase())
  }
  listPartitions(table: TableDescription): readonly string[] {
    return [...(this.findTable(table.database, table.name)?.partitions ?? [])]
  }

  /** All tables, as `database.table`. */
  get names(): readonly string[] {
    return this.databases.flatMap((d) => this.listTables(d).map((t) => `${d}.${t}`))
  }

  /** Puts a test's rows at a table's location: one file a partition. */
  #placeRows(table: WorldTable, rows: readonly Row[], objects: readonly RowObject[]): void {
    const { fields } = table.schema
    const keys = table.partitionKeys.map((name) => {
      const index = fields.findIndex((f) => f.name === name)
      return { index, name, dataType: fields[index]?.dataType ?? { kind: 'string' as const } }
    })
    const schema = structType(fields.filter((f) => !table.partitionKeys.includes(f.name)))
    const standsFor = { format: glueFormat(table.format)?.name ?? table.format, options: {} }
    for (const part of partitionRows(rows, keys)) {
      const folder = part.folder === '' ? table.location : `${table.location}${part.folder}/`
      const content: FileRows = {
        kind: 'rows',
        schema,
        rows: part.rows,
        standsFor,
        objects: part.places.map((place) => objects[place] ?? {}),
      }
      this.#store.place(`${folder}${this.#store.newName(table.format)}`, content, { by: 'test' })
      if (part.folder !== '') this.addPartition(table, part.folder)
    }
  }

  /** Registers a partition (`year=2024/month=1`): readers of the table see it from now on. */
  addPartition(table: TableDescription, path: string): void {
    const partitions = new Set([...this.listPartitions(table), path])
    this.#put({ ...(this.findTable(table.database, table.name) ?? table), partitions })
  }
  removePartition(table: TableDescription, path: string): void {
    const partitions = new Set(this.listPartitions(table).filter((p) => p !== path))
    this.#put({ ...(this.findTable(table.database, table.name) ?? table), partitions })
  }

  #put(table: WorldTable): void {
    this.database(table.database)
    this.#tables.get(table.database.toLowerCase())?.set(table.name.toLowerCase(), table)
  }
}

const lowerKeys = (row: RowObject): RowObject =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key.toLowerCase(), value]))

function splitName(name: string): readonly [database: string, table: string] {
  const parts = name.split('.')
  const [database, table] = parts
  if (parts.length !== 2 || !database || !table) {
    throw new GlueError(
      'NOT_A_TABLE_NAME',
      `Failed to declare the table ${JSON.stringify(name)}: its name needs a database. Write it as 'database.table'.`,
    )
  }
  return [database.toLowerCase(), table.toLowerCase()]
}
