import { sparkError } from '../../errors/spark-error.ts'
import { findTightestCommonType } from '../../types/coercion.ts'
import {
  arrayType,
  BooleanType,
  type DataType,
  type DecimalType,
  DoubleType,
  decimalType,
  LongType,
  StringType,
  type StructField,
  type StructType,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
  VoidType,
} from '../../types/data-type.ts'
import { MAX_PRECISION, parseDecimal } from '../../types/decimal.ts'
import { fromBigInt, isLong } from '../../types/integer.ts'
import { compatibleNumber } from '../compatible-number.ts'
import type { DateTexts } from '../date-text.ts'
import { type JsonNode, JsonSyntaxError } from './lexer.ts'

export interface InferOptions {
  readonly primitivesAsString: boolean
  readonly prefersDecimal: boolean
  readonly inferTimestamp: boolean
  /** What has no zone is a wall clock. */
  readonly timestampNtz: boolean
  readonly dropAllNull: boolean
  readonly dates: DateTexts
}

/** The type that holds a JSON value. */
export function inferNode(node: JsonNode, options: InferOptions): DataType {
  switch (node.kind) {
    case 'null':
      return VoidType
    case 'true':
    case 'false':
      return options.primitivesAsString ? StringType : BooleanType
    case 'string':
      return inferString(node.text, options)
    case 'integer':
    case 'float':
      return options.primitivesAsString ? StringType : inferNumber(node, options)
    case 'array':
      return arrayType(node.items.map((item) => inferNode(item, options)).reduce(compatibleType, VoidType), true)
    case 'object': {
      const fields = node.entries.map(([name, value]) => structField(name, inferNode(value, options)))
      return structType(fields.sort(byName))
    }
  }
}

const byName = (a: StructField, b: StructField): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

function inferString(text: string, options: InferOptions): DataType {
  if (text === '') return VoidType
  if (options.prefersDecimal) {
    const type = decimalOfText(text.replaceAll(',', ''))
    if (type !== undefined) return type
  }
  if (!options.inferTimestamp) return StringType
  if (options.timestampNtz && options.dates.readTimestampNtz(text) !== undefined) return TimestampNTZType
  return options.dates.readTimestamp(text) !== undefined ? TimestampType : StringType
}

function decimalOfText(text: string): DecimalType | undefined {
  const parsed = parseDecimal(text)
  if (parsed === undefined) return undefined
  if (parsed.scale < 0) {
    throw sparkError('QueryExecutionException', 'INTERNAL_ERROR', {
      message: `Negative scale is not allowed: ${parsed.scale}. Set the config "spark.sql.legacy.allowNegativeScaleOfDecimal" to "true" to allow it.`,
    })
  }
  const precision = Math.max(String(parsed.unscaled).replace('-', '').length, parsed.scale)
  return precision <= MAX_PRECISION ? decimalType(precision, parsed.scale) : undefined
}

function inferNumber(node: Extract<JsonNode, { kind: 'integer' | 'float' }>, options: InferOptions): DataType {
  if (node.kind === 'integer')
    return isLong(fromBigInt(BigInt(node.text))) ? LongType : (decimalOfText(node.text) ?? DoubleType)
  if (!options.prefersDecimal) return DoubleType
  // Jackson has no decimal for NaN and its kin.
  if (!Number.isFinite(Number(node.text)) && !/\d/.test(node.text))
    throw new JsonSyntaxError(`${node.text} is no decimal`)
  return decimalOfText(node.text) ?? DoubleType
}

/** The type for values of both types: at last a string, since every value has a text. */
export function compatibleType(a: DataType, b: DataType): DataType {
  const tightest = findTightestCommonType(a, b)
  if (tightest !== undefined) return tightest
  if (a.kind === 'struct' && b.kind === 'struct') return mergeStructs(a, b)
  if (a.kind === 'array' && b.kind === 'array')
    return arrayType(compatibleType(a.elementType, b.elementType), a.containsNull || b.containsNull)
  return compatibleNumber(a, b) ?? StringType
}

function mergeStructs(a: StructType, b: StructType): StructType {
  const left = [...a.fields].sort(byName)
  const right = [...b.fields].sort(byName)
  const merged: StructField[] = []
  let j = 0
  for (const field of left) {
    for (let other = right[j]; other !== undefined && other.name < field.name; other = right[j]) {
      merged.push(other)
      j += 1
    }
    const same = right[j]
    if (same?.name === field.name) {
      merged.push(structField(field.name, compatibleType(field.dataType, same.dataType)))
      j += 1
    } else merged.push(field)
  }
  return structType([...merged, ...right.slice(j)])
}

/** The inferred type as a schema: null is a string, empty structs and unnamed fields fall away (undefined). */
export function canonicalType(type: DataType, dropAllNull: boolean): DataType | undefined {
  switch (type.kind) {
    case 'void':
      return dropAllNull ? undefined : StringType
    case 'array': {
      const element = canonicalType(type.elementType, dropAllNull)
      return element === undefined ? undefined : arrayType(element, type.containsNull)
    }
    case 'struct': {
      const fields = type.fields.flatMap((f) => {
        const kept = f.name === '' ? undefined : canonicalType(f.dataType, dropAllNull)
        return kept === undefined ? [] : [structField(f.name, kept)]
      })
      return fields.length === 0 ? undefined : structType(fields)
    }
    default:
      return type
  }
}
