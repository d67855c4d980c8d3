import type { OptionRow } from './option-row.ts'

/** Options of Parquet files. */
export const PARQUET_OPTIONS = [
  {
    name: 'compression',
    aliases: ['parquet.compression'],
    of: 'both',
    type: 'text',
    writeDefault: 'snappy',
    effect: 'accepted',
  },
  { name: 'datetimeRebaseMode', of: 'read', type: 'text', effect: 'used' },
  { name: 'int96RebaseMode', of: 'read', type: 'text', effect: 'used' },
  { name: 'mergeSchema', of: 'read', type: 'boolean', default: 'false', effect: 'used' },
] as const satisfies readonly OptionRow[]
