import { analysisError, SparkError } from '../errors/spark-error.ts'
import { parseDataType, parseTableSchema } from '../parser/data-type.ts'
import type { ParserSettings } from '../parser/settings.ts'
import { type DataType, StringType } from '../types/data-type.ts'
import { typeFromJson } from '../types/json.ts'
import { sqlType } from '../types/print.ts'
import type { Argument } from './define.ts'

/** The type that a schema text of SQL names: a type, or the columns of a table. Spark's JSON form is none of them. */
export function typeOfText(text: string, settings?: ParserSettings): DataType {
  try {
    return parseDataType(text, settings)
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    return tableSchema(text, error, settings)
  }
}

/** Spark tells what the first of its two parsers said. */
function tableSchema(text: string, first: SparkError, settings?: ParserSettings): DataType {
  try {
    return parseTableSchema(text, settings)
  } catch (error) {
    throw error instanceof SparkError ? first : error
  }
}

/**
 * The DDL text that a schema given through the API stands as: from a text of JSON or DDL, or a type.
 *
 * @throws SparkError INVALID_SCHEMA.PARSE_ERROR where it is neither
 * @example
 * ```ts
 * import { schemaText } from '@dryfit/spark'
 *
 * schemaText('{"type": "array", "elementType": "integer", "containsNull": true}') // ARRAY<INT>
 * ```
 */
export function schemaText(schema: string | DataType): string {
  if (typeof schema !== 'string') return sqlType(schema)
  try {
    const type = typeOfJson(schema)
    if (type !== undefined) return sqlType(type)
    typeOfText(schema)
    return schema
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    throw analysisError('INVALID_SCHEMA.PARSE_ERROR', { inputSchema: `"${schema}"`, reason: error.message })
  }
}

/** The type of a text in Spark's JSON form; undefined where it is none. */
function typeOfJson(text: string): DataType | undefined {
  try {
    return typeFromJson(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The coercion of these functions: an untyped null is a text, nothing else is cast. */
export const nullToText = (args: readonly Argument[]): readonly (DataType | undefined)[] =>
  args.map((a, i) => (i === 0 && a.dataType.kind === 'void' ? StringType : undefined))

/** @throws SparkError INVALID_SCHEMA.NON_STRING_LITERAL, PARSE_SYNTAX_ERROR */
export function schemaArgument(arg: Argument | undefined, settings: ParserSettings): DataType {
  if (arg === undefined || !arg.foldable || typeof arg.value !== 'string' || arg.dataType.kind !== 'string') {
    throw analysisError('INVALID_SCHEMA.NON_STRING_LITERAL', { inputSchema: `"${arg?.sql ?? ''}"` })
  }
  return typeOfText(arg.value, settings)
}
