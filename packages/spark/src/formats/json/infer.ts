import { tick } from '../../errors/deadline.ts'
import { sparkError } from '../../errors/spark-error.ts'
import { corruptColumn } from '../../records/bad-record.ts'
import { dateTexts } from '../../records/date-text.ts'
import { canonicalType, compatibleType, inferNode } from '../../records/json/infer.ts'
import { leniencyOf } from '../../records/json/leniency.ts'
import { JsonSyntaxError, parseJsonText } from '../../records/json/lexer.ts'
import { requireWholeSample } from '../../records/option-map.ts'
import { type DataType, StringType, type StructType, structField, structType, VoidType } from '../../types/data-type.ts'
import { simpleString } from '../../types/print.ts'
import type { FormatContext } from '../format.ts'
import { parseMode } from '../text-options.ts'

const EMPTY = structType([])

/** The schema of JSON records: fields by name, and a column for those that are no objects, or no text at all. */
export function inferRecords(texts: readonly (string | undefined)[], context: FormatContext): StructType {
  const { options, conf } = context
  requireWholeSample(options, true)
  const dropAllNull = options.flag('dropFieldIfAllNull', false)
  const leniency = leniencyOf(options)
  const settings = {
    primitivesAsString: options.flag('primitivesAsString', false),
    prefersDecimal: options.flag('prefersDecimal', false),
    inferTimestamp: options.flag('inferTimestamp', false),
    dropAllNull,
    timestampNtz: conf.timestampNtz,
    dates: dateTexts(options, conf),
  }
  const join = rootJoiner(context)
  const root = texts.reduce<DataType>((type, text) => {
    tick('the inference of a schema', 10)
    try {
      if (text === undefined) throw new JsonSyntaxError()
      const node = parseJsonText(text, leniency)
      return join(type, node === undefined ? VoidType : inferNode(node, settings))
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error
      return join(type, undefined)
    }
  }, EMPTY)
  const type = canonicalType(root, dropAllNull)
  return type?.kind === 'struct' ? type : EMPTY
}

/** Joins the type of all records so far with that of one more; undefined: that one is malformed. */
function rootJoiner(context: FormatContext): (soFar: DataType, found: DataType | undefined) => DataType {
  const mode = parseMode(context.options)
  const corrupt = structField(corruptColumn(context.options, context.conf), StringType)
  const withCorrupt = (type: StructType, found: DataType | undefined): StructType => {
    if (mode === 'DROPMALFORMED') return type
    if (mode === 'FAILFAST') throw malformedInInference(found)
    if (type.fields.some((f) => f.name === corrupt.name)) return type
    return structType([...type.fields, corrupt].sort((a, b) => (a.name < b.name ? -1 : 1)))
  }
  const join = (soFar: DataType, found: DataType | undefined): DataType => {
    if (found?.kind === 'array') return join(soFar, found.elementType)
    if (found?.kind === 'void') return soFar
    if (soFar.kind === 'struct' && found?.kind !== 'struct') return withCorrupt(soFar, found)
    return found === undefined ? soFar : compatibleType(soFar, found)
  }
  return join
}

function malformedInInference(found: DataType | undefined): Error {
  return found === undefined
    ? sparkError('QueryExecutionException', '_LEGACY_ERROR_TEMP_2165', { failFastMode: 'FAILFAST' })
    : sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2167', {
        failFastMode: 'FAILFAST',
        dataType: simpleString(found),
      })
}
