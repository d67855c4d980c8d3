import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, sparkError } from '../errors/spark-error.ts'
import { type StructType, structType } from '../types/data-type.ts'
import type { Row, Value } from '../types/value.ts'
import type { OptionMap } from './option-map.ts'

/** A record that does not fit its schema; `partial` is what of it does. */
export class BadRecordError extends Error {
  readonly partial: Value | undefined

  constructor(partial?: Value) {
    super('The record does not fit its schema')
    this.partial = partial
  }
}

/** A struct schema parted into the columns of the record and the place of the one for corrupt records. */
export interface RecordSchema {
  readonly schema: StructType
  readonly data: StructType
  /** -1 for none. */
  readonly corruptIndex: number
}

/** The name of the column that takes the texts of malformed records. */
export const corruptColumn = (options: OptionMap, conf: SessionConf): string =>
  options.text('columnNameOfCorruptRecord') ?? conf.get('spark.sql.columnNameOfCorruptRecord') ?? '_corrupt_record'

export function recordSchema(schema: StructType, options: OptionMap, conf: SessionConf): RecordSchema {
  const name = corruptColumn(options, conf)
  const corruptIndex = schema.fields.findIndex((f) => f.name === name)
  const field = schema.fields[corruptIndex]
  if (field !== undefined && field.dataType.kind !== 'string') throw analysisError('_LEGACY_ERROR_TEMP_1097')
  return { schema, data: structType(schema.fields.filter((_, i) => i !== corruptIndex)), corruptIndex }
}

/** A row of the whole schema from the values of its data columns. */
export function completeRow(record: RecordSchema, values: Row | undefined, corrupt: string | null): Row {
  let next = 0
  return record.schema.fields.map((_, i) => (i === record.corruptIndex ? corrupt : (values?.[next++] ?? null)))
}

/** @param record - its text; a function does not tell it */
export const malformedRecord = (record = '[null]'): Error =>
  sparkError('SparkRuntimeException', 'MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION', {
    badRecord: record,
    failFastMode: 'FAILFAST',
  })
