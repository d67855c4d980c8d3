import type { SessionConf } from '../../conf/session-conf.ts'
import { BadRecordError, completeRow, malformedRecord, recordSchema } from '../../records/bad-record.ts'
import { dateTexts } from '../../records/date-text.ts'
import { type NodeConverter, nodeConverter, objectConverter } from '../../records/json/convert.ts'
import { leniencyOf } from '../../records/json/leniency.ts'
import { type JsonNode, JsonSyntaxError, parseJsonText } from '../../records/json/lexer.ts'
import type { OptionMap } from '../../records/option-map.ts'
import type { DataType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { functionMode } from '../record-mode.ts'

/** A reader of JSON texts as values of a type: struct, array or map. */
export function compileFromJson(type: DataType, options: OptionMap, conf: SessionConf): (text: string) => Value {
  const leniency = leniencyOf(options)
  const mode = functionMode('from_json', options)
  const emptyIsNull = conf.flag('spark.sql.legacy.json.allowEmptyString.enabled')
  const settings = { emptyIsNull, dates: dateTexts(options, conf), nonNumericNumbers: leniency.nonNumericNumbers }
  const record = type.kind === 'struct' ? recordSchema(type, options, conf) : undefined
  const convert = rootConverter(record === undefined ? type : record.data, settings)
  const finish = (values: Value | undefined, corrupt: string | null): Value => {
    if (record === undefined) return values ?? null
    return completeRow(record, values as readonly Value[] | undefined, corrupt)
  }
  return (text) => {
    try {
      const node = parseJsonText(text, leniency)
      return node === undefined ? null : finish(convert(node), null)
    } catch (error) {
      if (!(error instanceof BadRecordError) && !(error instanceof JsonSyntaxError)) throw error
      if (mode === 'FAILFAST') throw malformedRecord()
      return finish(error instanceof BadRecordError ? error.partial : undefined, text)
    }
  }
}

/** At the root null does not do, and an object does for an array of structs. */
function rootConverter(type: DataType, settings: Parameters<typeof nodeConverter>[1]): NodeConverter {
  const convert = nodeConverter(type, settings)
  const single =
    type.kind === 'array' && type.elementType.kind === 'struct'
      ? objectConverter(type.elementType, settings)
      : undefined
  return (node: JsonNode) => {
    if (node.kind === 'null') throw new BadRecordError()
    return single !== undefined && node.kind === 'object' ? alone(single, node) : convert(node)
  }
}

function alone(convert: NodeConverter, node: JsonNode): Value {
  try {
    return [convert(node)]
  } catch (error) {
    throw error instanceof BadRecordError && error.partial !== undefined ? new BadRecordError([error.partial]) : error
  }
}
