import {
  type CatalogProvider,
  type DatabaseDescription,
  DataFrame,
  type Row,
  type TableDescription,
} from '@dryfit/spark'
import { type ArrangedTable, frozen } from '../arrangement/arrangement.ts'
import { tablesOfTemplate } from '../arrangement/from-template.ts'
import { tableFiles } from '../arrangement/open.ts'
import { GlueError } from '../errors/glue-error.ts'
import type { Machine } from '../machine.ts'
import type { Place } from './place.ts'
import { type TableOptions, tableOf, type WorldTable } from './table.ts'

/** The world's Glue Data Catalog. Names have no case, as in Glue. */
export class Catalog implements CatalogProvider {
  readonly cannotRename = "the Glue Data Catalog does not: its client says 'Table rename is not supported'"
  /** The folder from which files are named. @defaultValue the working directory */
  root: string
  readonly #tables = new Map<string, Map<string, WorldTable>>()
  /** What a job said of the databases that it made or changed. */
  readonly #databases = new Map<string, DatabaseDescription>()
  /** The rows that tables were arranged with, by name. */
  readonly #arranged = new Map<string, readonly Row[]>()
  /** Where tables lay that were dropped, by name. */
  readonly #dropped = new Map<string, string>()
  readonly #world: Place
  readonly #machine: Machine

  constructor(world: Place, machine: Machine) {
    this.#world = world
    this.#machine = machine
    this.root = machine.folder
  }

  /**
   * Declares a table, and puts its rows at its location. Declaring it again replaces the declaration and adds the rows.
   *
   * @throws GlueError TABLE_WITHOUT_SCHEMA, UNKNOWN_PARTITION_KEY, UNKNOWN_COLUMN, NOT_A_PARTITION
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
    const { schema, partitionKeys, partitions, location, format, options: kept } = tableOf(database, table, options)
    const rows = options.rows instanceof DataFrame ? options.rows.collect() : options.rows
    this.arrange(
      Object.freeze({
        name: `${database}.${table}`,
        schema,
        partitionKeys: frozen(partitionKeys),
        ...(partitions.size === 0 ? {} : { partitions: Object.freeze([...partitions]) }),
        location,
        format,
        options: frozen(kept),
        ...(rows === undefined ? {} : { rows: frozen(rows) }),
        modified: this.#world.clock.now(),
      }),
    )
  }

  /** Opens a table of an arrangement. */
  arrange(table: ArrangedTable): void {
    const { name, rows, modified, partitions = [], ...description } = table
    const [database, short] = splitName(name)
    const known = this.findTable(database, short)
    const keeps = known?.partitionKeys.join() === table.partitionKeys.join()
    const made: WorldTable = {
      ...description,
      createdAt: modified,
      database,
      name: short,
      partitions: new Set([...(keeps ? (known?.partitions ?? []) : []), ...partitions]),
    }
    const earlier = this.#arranged.get(table.name) ?? []
    const files = rows === undefined ? [] : tableFiles(made, { given: rows, earlier })
    this.#arranged.set(table.name, files[0]?.from.inputs[0]?.rows ?? earlier)
    this.#put(made)
    const placed = new Map(
      files.map(({ folder, content, rows: own, from }) => {
        const path = `${made.location}${folder === '' ? '' : `${folder}/`}${this.#world.store.newName(made.format)}`
        this.#world.store.place(path, content, { by: 'test', modified, from })
        if (folder !== '') this.addPartition(made, folder)
        return [path, { rows: own, folder }] as const
      }),
    )
    this.#world.arranged.addTable(table, placed)
  }

  /** Makes a database without tables. */
  database(name: string): void {
    this.#world.arranged.addDatabase(name.toLowerCase())
    this.#makeDatabase(name)
  }

  clear(): void {
    this.#tables.clear()
    this.#dropped.clear()
    this.#arranged.clear()
    this.#databases.clear()
  }

  /**
   * Declares the tables (`AWS::Glue::Table`) of a CloudFormation or SAM template.
   *
   * @param file - a YAML or JSON file, relative to `root`
   * @throws GlueError TEMPLATE_NOT_READABLE, TABLE_WITHOUT_SCHEMA
   */
  fromTemplate(file: string): void {
    for (const { database, name, options } of tablesOfTemplate(this.#machine.resolve(this.root, file), this.#machine)) {
      this.table(`${database}.${name}`, options)
    }
  }

  /** The databases of the catalog. */
  get databases(): readonly string[] {
    return [...this.#tables.keys()].sort()
  }

  listDatabases(): readonly DatabaseDescription[] {
    return this.databases.map((name) => ({
      owner: '',
      ...(this.#databases.get(name) ?? { name, locationUri: `s3://${name}` }),
    }))
  }
  saveDatabase(database: DatabaseDescription): void {
    const name = database.name.toLowerCase()
    this.#makeDatabase(name)
    this.#databases.set(name, { ...database, name })
  }
  dropDatabase(name: string): void {
    for (const table of this.listTables(name)) this.dropTable(name, table)
    this.#tables.delete(name.toLowerCase())
    this.#databases.delete(name.toLowerCase())
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
    const location = this.findTable(database, name)?.location
    if (location !== undefined) this.#dropped.set(`${database}.${name}`.toLowerCase(), location)
    this.#tables.get(database.toLowerCase())?.delete(name.toLowerCase())
  }
  /** Where a table lay that was dropped; undefined where none of this name was. */
  droppedFrom(name: string): string | undefined {
    return this.#dropped.get(name.toLowerCase())
  }
  listPartitions(table: TableDescription): readonly string[] {
    return [...(this.findTable(table.database, table.name)?.partitions ?? [])]
  }

  /** All tables, as `database.table`. */
  get names(): readonly string[] {
    return this.databases.flatMap((d) => this.listTables(d).map((t) => `${d}.${t}`))
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

  #makeDatabase(name: string): void {
    const key = name.toLowerCase()
    if (!this.#tables.has(key)) this.#tables.set(key, new Map())
  }

  #put(table: WorldTable): void {
    this.#makeDatabase(table.database)
    this.#tables.get(table.database.toLowerCase())?.set(table.name.toLowerCase(), table)
  }
}

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
