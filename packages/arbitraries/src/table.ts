import { type OptionTable, optionKinds, requireOptions } from '@dryfit/glue'
import { parseSchema, type StructType } from '@dryfit/spark'
import type fc from 'fast-check'

/** A column of another table whose values a column takes. */
export interface Reference {
  readonly table: Table
  readonly column: string
}

/** What a schema alone does not say of a table. */
export interface TableOptions {
  /** Columns with values of their own: `{ isbn: fc.constantFrom('1', '2') }`. */
  readonly columns?: Readonly<Record<string, fc.Arbitrary<unknown>>>
  /** Columns whose values together are different in every row. */
  readonly unique?: readonly string[]
  /** Columns that name rows of other tables: `{ author: authors.key('name') }`. */
  readonly references?: Readonly<Record<string, Reference>>
}

const OPTIONS: OptionTable<TableOptions> = {
  columns: optionKinds.object,
  unique: optionKinds.texts,
  references: optionKinds.object,
}

/** A table as generators see it: its schema, its keys, and what it refers to. */
export interface Table {
  readonly schema: StructType
  readonly options: TableOptions
  /** A column that other tables refer to. @throws Error when the table has no such column */
  key(column: string): Reference
}

/**
 * Describes a table that rows are generated for.
 *
 * @param schema - DDL text or a StructType
 * @throws Error when an option names a column that the schema does not have
 * @example
 * ```ts
 * import { table } from '@dryfit/arbitraries'
 *
 * const authors = table('name string not null, id int', { unique: ['id'] })
 * const books = table('title string, author string', { references: { author: authors.key('name') } })
 * if (books.schema.fields.length !== 2) throw new Error('two columns are expected')
 * ```
 */
export function table(schema: string | StructType, options: TableOptions = {}): Table {
  requireOptions('describe a table', options, OPTIONS)
  const type = typeof schema === 'string' ? parseSchema(schema) : schema
  const names = type.fields.map((f) => f.name)
  const requireColumn = (column: string): void => {
    if (names.includes(column)) return
    throw new Error(`Failed to describe a table: it has no column ${column}. Its columns are ${names.join(', ')}.`)
  }
  for (const name of [
    ...Object.keys(options.columns ?? {}),
    ...(options.unique ?? []),
    ...Object.keys(options.references ?? {}),
  ]) {
    requireColumn(name)
  }
  const described: Table = {
    schema: type,
    options,
    key: (column) => {
      requireColumn(column)
      return { table: described, column }
    },
  }
  return described
}
