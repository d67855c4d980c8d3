import { SparkError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { shownPath } from '../storage/paths.ts'
import {
  BinaryType,
  equalTypes,
  LongType,
  StringType,
  type StructType,
  structField,
  structType,
  TimestampType,
} from '../types/data-type.ts'
import type { FileFormat } from './format.ts'

const SCHEMA = structType([
  structField('path', StringType),
  structField('modificationTime', TimestampType),
  structField('length', LongType),
  structField('content', BinaryType),
])

/** @throws SparkError for any columns but those of the format */
function requireSchema(schema: StructType): void {
  const isOne = schema.fields.every((f, i) => f.name === SCHEMA.fields[i]?.name)
  if (isOne && equalTypes(schema, SCHEMA, false)) return
  const names = SCHEMA.fields.map((f) => f.name).join(', ')
  throw new SparkError(
    'IllegalArgumentException',
    `requirement failed: \nBinary file data source expects dataSchema: ${names},\nbut got: ${schema.fields.map((f) => f.name).join(', ')}.`,
  )
}

/** Whole files: a row each. */
export const binaryFileFormat: FileFormat = {
  name: 'binaryFile',
  title: 'Binary',
  extension: '',
  isText: false,
  hasOneSchema: true,
  readsByColumn: false,
  check: requireSchema,
  holds: () => true,
  infer: () => SCHEMA,
  read: (content, schema, { pathOf, modified }) => {
    const path = shownPath(pathOf?.(content) ?? '')
    if (content.kind === 'rows')
      throw new UnsupportedError(
        'NO_BYTES',
        `Failed to read ${path}: it is rows that stand for no format`,
        'Put bytes.',
      )
    const { bytes } = content
    const cells = new Map(
      Object.entries({ path, modificationTime: (modified ?? 0) * 1000, length: bytes.length, content: bytes }),
    )
    return [schema.fields.map(({ name }) => cells.get(name) ?? null)]
  },
  write: () => {
    throw sparkError('UnsupportedOperationException', '_LEGACY_ERROR_TEMP_2075')
  },
  encode: () => {
    throw new UnsupportedError(
      'NO_BYTES',
      'Failed to make a file of rows: binaryFile says nothing of its form',
      'Put bytes.',
    )
  },
}
