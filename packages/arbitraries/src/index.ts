export { type GeneratedRow, type RowsOptions, rowsOf } from './rows-of.ts'
export { type Reference, type Table, type TableOptions, table } from './table.ts'
export { type GeneratedTables, tablesOf } from './tables-of.ts'
export { type ValueOptions, valuesOf } from './values.ts'
