import type { CatalogProvider, DatabaseDescription, TableDescription } from './provider.ts'

interface Known {
  readonly table: TableDescription
  readonly partitions: ReadonlySet<string>
}

/** Databases and tables of a session that is given no catalog: as Spark's own, kept in memory. */
export class MemoryProvider implements CatalogProvider {
  readonly #databases = new Map<string, DatabaseDescription>()
  readonly #tables = new Map<string, Map<string, Known>>()

  listDatabases(): readonly DatabaseDescription[] {
    return [...this.#databases.values()]
  }
  saveDatabase(database: DatabaseDescription): void {
    this.#databases.set(database.name.toLowerCase(), database)
  }
  dropDatabase(name: string): void {
    this.#databases.delete(name.toLowerCase())
    this.#tables.delete(name.toLowerCase())
  }
  listTables(database: string): readonly string[] {
    return [...(this.#tables.get(database.toLowerCase())?.keys() ?? [])].sort()
  }
  findTable(database: string, name: string): TableDescription | undefined {
    return this.#find({ database, name })?.table
  }
  saveTable(table: TableDescription): void {
    this.#put({ table, partitions: this.#find(table)?.partitions ?? new Set() })
  }
  dropTable(database: string, name: string): void {
    this.#tables.get(database.toLowerCase())?.delete(name.toLowerCase())
  }
  addPartition(table: TableDescription, path: string): void {
    this.#put({ table: this.#find(table)?.table ?? table, partitions: new Set([...this.listPartitions(table), path]) })
  }
  removePartition(table: TableDescription, path: string): void {
    const partitions = new Set(this.listPartitions(table).filter((p) => p !== path))
    this.#put({ table: this.#find(table)?.table ?? table, partitions })
  }
  listPartitions(table: TableDescription): readonly string[] {
    return [...(this.#find(table)?.partitions ?? [])]
  }

  #find({ database, name }: Pick<TableDescription, 'database' | 'name'>): Known | undefined {
    return this.#tables.get(database.toLowerCase())?.get(name.toLowerCase())
  }
  #put(known: Known): void {
    const database = known.table.database.toLowerCase()
    const tables = this.#tables.get(database) ?? new Map<string, Known>()
    this.#tables.set(database, tables.set(known.table.name.toLowerCase(), known))
  }
}
