import { isBelow } from '../world/uri.ts'
import type { ArrangedFile, ArrangedTable, RowObject } from './arrangement.ts'

/** Where a part of the arrangement was placed when it was opened. */
type Placed = { readonly file: ArrangedFile } | ({ readonly table: ArrangedTable } & PlacedRows)

/** Rows of a table that became an object. */
export interface PlacedRows {
  readonly rows: readonly RowObject[]
  /** The partition that they are, `year=2024`; empty in a table without keys. */
  readonly folder: string
}

/** The files and tables that a test has arranged so far. What it takes away again is none of them. */
export class Arranged {
  #files: readonly ArrangedFile[] = []
  #tables: readonly ArrangedTable[] = []
  readonly #databases = new Set<string>()
  readonly #placed = new Map<string, Placed>()

  get files(): readonly ArrangedFile[] {
    return this.#files
  }
  get tables(): readonly ArrangedTable[] {
    return this.#tables
  }
  get databases(): readonly string[] {
    return [...this.#databases]
  }

  addDatabase(name: string): void {
    this.#databases.add(name)
  }
  /** @param path - the object that it became */
  addFile(file: ArrangedFile, path: string): void {
    this.forget(path)
    this.#files = [...this.#files, file]
    this.#placed.set(path, { file })
  }
  /** @param placed - the objects that its rows became */
  addTable(table: ArrangedTable, placed: ReadonlyMap<string, PlacedRows>): void {
    this.#tables = [...this.#tables, table]
    for (const [path, rows] of placed) this.#placed.set(path, { table, ...rows })
  }

  clear(): void {
    this.#files = []
    this.#tables = []
    this.#databases.clear()
    this.#placed.clear()
  }

  /** The test took away what lies at or below a URI. */
  forget(uri: string): void {
    for (const [path, placed] of this.#placed) {
      if (!isBelow(path, uri)) continue
      this.#placed.delete(path)
      if ('file' in placed) this.#files = this.#files.filter((file) => file !== placed.file)
      else this.#dropRows(placed.table, placed)
    }
  }

  /** The catalog still knows the partition whose rows are gone. */
  #dropRows(table: ArrangedTable, { rows: dropped, folder }: PlacedRows): void {
    const gone = new Set(dropped)
    const { rows = [], partitions = [], ...declared } = table
    const left = rows.filter((row) => !gone.has(row))
    const known = folder === '' ? partitions : [...new Set([...partitions, folder])]
    const next: ArrangedTable = Object.freeze({
      ...declared,
      ...(known.length === 0 ? {} : { partitions: Object.freeze(known) }),
      ...(left.length === 0 ? {} : { rows: Object.freeze(left) }),
    })
    this.#tables = this.#tables.map((each) => (each === table ? next : each))
    for (const [path, placed] of this.#placed) {
      if ('table' in placed && placed.table === table) this.#placed.set(path, { ...placed, table: next })
    }
  }
}
