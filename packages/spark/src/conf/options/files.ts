import type { OptionRow } from './option-row.ts'

/** Options of every source and sink of files. */
export const FILE_OPTIONS = [
  { name: 'basePath', of: 'read', type: 'text', effect: 'used' },
  { name: 'ignoreCorruptFiles', of: 'read', type: 'boolean', default: 'false', effect: 'used' },
  { name: 'ignoreMissingFiles', of: 'read', type: 'boolean', default: 'false', effect: 'used' },
  { name: 'maxRecordsPerFile', of: 'write', type: 'number', default: '0', effect: 'used' },
  { name: 'modifiedAfter', of: 'read', type: 'text', effect: 'used' },
  { name: 'modifiedBefore', of: 'read', type: 'text', effect: 'used' },
  { name: 'partitionOverwriteMode', of: 'write', type: 'text', default: 'static', effect: 'used' },
  { name: 'pathGlobFilter', of: 'read', type: 'text', effect: 'used' },
  { name: 'recursiveFileLookup', of: 'read', type: 'boolean', default: 'false', effect: 'used' },
] as const satisfies readonly OptionRow[]
