import type { OptionRow } from './option-row.ts'

/** Options of ORC files. */
export const ORC_OPTIONS = [
  {
    name: 'compression',
    aliases: ['orc.compress'],
    of: 'both',
    type: 'text',
    writeDefault: 'snappy',
    effect: 'accepted',
  },
  { name: 'mergeSchema', of: 'read', type: 'boolean', default: 'false', effect: 'used' },
] as const satisfies readonly OptionRow[]
