import type { OptionRow } from './option-row.ts'

/** Options of files of plain text. Spark takes an encoding and reads UTF-8: it is that of the line separator. */
export const TEXT_OPTIONS = [
  { name: 'compression', of: 'write', type: 'text', default: 'none', effect: 'used' },
  { name: 'encoding', of: 'both', type: 'text', default: 'UTF-8', effect: 'accepted' },
  { name: 'lineSep', of: 'both', type: 'text', writeDefault: '\n', effect: 'used' },
  { name: 'wholetext', of: 'read', type: 'boolean', default: 'false', effect: 'used' },
] as const satisfies readonly OptionRow[]
