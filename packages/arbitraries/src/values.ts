import { type OptionTable, optionKinds, requireOptions } from '@dryfit/glue'
import type { DataType, StructField } from '@dryfit/spark'
import fc from 'fast-check'
import { binary, dates, decimals, doubles, floats, integers, longs, strings, timestamps } from './atoms.ts'

/** How generated values are shaped. */
export interface ValueOptions {
  /**
   * How often a nullable place is null, as 1 in this many.
   * @defaultValue 6
   */
  readonly nullEvery?: number
  /**
   * The longest array or map.
   * @defaultValue 4
   */
  readonly maxLength?: number
}

/** All of {@link ValueOptions}. */
export const VALUE_OPTIONS: OptionTable<ValueOptions> = { nullEvery: optionKinds.number, maxLength: optionKinds.number }

/**
 * Generates values of a Spark type, in the form in which rows are written in tests: dates as `'2022-02-04'`, decimals as
 * `'12.50'`, structs as objects. Values lean to the edges: extremes, zero, empty text, leap days.
 *
 * @throws Error for a type that has no plain form (intervals)
 * @example
 * ```ts
 * import { valuesOf } from '@dryfit/arbitraries'
 * import { parseDataType } from '@dryfit/spark'
 * import fc from 'fast-check'
 *
 * const [value] = fc.sample(valuesOf(parseDataType('array<int>')), 1)
 * if (!Array.isArray(value)) throw new Error('an array is expected')
 * ```
 */
export function valuesOf(type: DataType, options: ValueOptions = {}): fc.Arbitrary<unknown> {
  requireOptions('generate values', options, VALUE_OPTIONS)
  return ofType(type, options)
}

function ofType(type: DataType, options: ValueOptions): fc.Arbitrary<unknown> {
  const { maxLength = 4 } = options
  switch (type.kind) {
    case 'void':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'byte':
      return integers(-128, 127)
    case 'short':
      return integers(-32768, 32767)
    case 'integer':
      return integers(-(2 ** 31), 2 ** 31 - 1)
    case 'long':
      return longs()
    case 'float':
      return floats()
    case 'double':
      return doubles()
    case 'decimal':
      return decimals(type.precision, type.scale)
    case 'string':
      return strings()
    case 'binary':
      return binary()
    case 'date':
      return dates()
    case 'timestamp':
      return timestamps().map((text) => `${text}Z`)
    case 'timestamp_ntz':
      return timestamps()
    case 'array':
      return fc.array(nullableValues(type.elementType, type.containsNull, options), { maxLength })
    case 'map':
      return fc
        .uniqueArray(
          fc.tuple(ofType(type.keyType, options), nullableValues(type.valueType, type.valueContainsNull, options)),
          {
            maxLength,
            selector: ([key]) => JSON.stringify(key, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)),
          },
        )
        .map((entries) => new Map(entries))
    case 'struct':
      return fc.record(recordModel(type.fields, options))
    default:
      throw new Error(
        `Failed to generate values of type ${type.kind}: it has no plain form. Leave the column out, or give it an arbitrary of your own.`,
      )
  }
}

/** A field's values, null now and then where it is nullable. */
export const fieldValues = (field: StructField, options: ValueOptions = {}): fc.Arbitrary<unknown> =>
  nullableValues(field.dataType, field.nullable, options)

function nullableValues(type: DataType, nullable: boolean, options: ValueOptions): fc.Arbitrary<unknown> {
  const values = ofType(type, options)
  return nullable ? fc.option(values, { nil: null, freq: Math.max(1, (options.nullEvery ?? 6) - 1) }) : values
}

const recordModel = (fields: readonly StructField[], options: ValueOptions): Record<string, fc.Arbitrary<unknown>> =>
  Object.fromEntries(fields.map((f) => [f.name, fieldValues(f, options)]))
