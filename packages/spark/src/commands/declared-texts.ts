import { type SparkError, sparkError } from '../errors/spark-error.ts'
import { parseDeclaredType } from '../parser/data-type.ts'
import { DECLARED } from '../types/column-metadata.ts'
import type { StructField } from '../types/data-type.ts'
import { simpleString, sqlType } from '../types/print.ts'
import type { Row, Value } from '../types/value.ts'

type Declared = ReturnType<typeof parseDeclaredType>
type Fit = (value: Value) => Value

/** `char(5)` of a column whose type is declared with lengths; undefined of any other. */
export const declaredOf = ({ metadata }: StructField): string | undefined => {
  const text = metadata[DECLARED]
  return typeof text === 'string' ? text : undefined
}

/** The type of a column as DESCRIBE shows it, and as SHOW CREATE TABLE does. */
export const shownType = (field: StructField): string => declaredOf(field) ?? simpleString(field.dataType)
export const shownSqlType = (field: StructField): string => {
  const text = declaredOf(field)
  return text === undefined ? sqlType(field.dataType) : upper(text)
}

/** Names of fields keep their case, and a space stands behind their colon. */
const upper = (text: string): string =>
  text
    .replace(/(\w+):/g, '\u0000$1\u0000')
    .split('\u0000')
    .map((part, i) => (i % 2 === 1 ? `${part}: ` : part.toUpperCase()))
    .join('')

/**
 * How a value goes into a column whose texts have lengths: `char(n)` is filled up with blanks, and blanks that are too many go.
 *
 * @returns undefined for a column without
 */
export function fitOf(field: StructField): Fit | undefined {
  const text = declaredOf(field)
  return text === undefined ? undefined : fit(parseDeclaredType(text), lengthFit)
}

/** How a value that a file has is read: texts of `char(n)` are filled up, longer ones stay. */
export function paddingOf(field: StructField): Fit | undefined {
  const text = declaredOf(field)
  return text?.includes('char(') === true ? fit(parseDeclaredType(text), padding) : undefined
}

function fit(type: Declared, ofText: (size: number, isFilled: boolean) => Fit): Fit | undefined {
  if ('declared' in type) {
    const [name, size] = type.declared.split(/[()]/)
    return ofText(Number(size), name === 'char')
  }
  switch (type.kind) {
    case 'array': {
      const inner = fit(type.elementType, ofText)
      return inner && whole((items) => (items as readonly Value[]).map(inner))
    }
    case 'struct': {
      const fits = type.fields.map((field) => fit(field.dataType, ofText))
      return fits.some((one) => one !== undefined)
        ? whole((cells) => (cells as Row).map((cell, i) => fits[i]?.(cell) ?? cell))
        : undefined
    }
    case 'map': {
      const [key, value] = [fit(type.keyType, ofText), fit(type.valueType, ofText)]
      if (key === undefined && value === undefined) return undefined
      return whole((entries) =>
        (entries as readonly Row[]).map(([k = null, v = null]) => [key?.(k) ?? k, value?.(v) ?? v]),
      )
    }
    default:
      return undefined
  }
}

const whole =
  (change: (value: NonNullable<Value>) => Value): Fit =>
  (value) =>
    value === null ? null : change(value)

function lengthFit(size: number, isFilled: boolean): Fit {
  return whole((value) => {
    const text = String(value)
    const points = [...text]
    if (points.length <= size) return isFilled ? text + ' '.repeat(size - points.length) : text
    if (points.slice(size).some((c) => c !== ' ')) throw tooLong(size)
    return points.slice(0, size).join('')
  })
}

const padding = (size: number, isFilled: boolean): Fit =>
  whole((value) => {
    const text = String(value)
    return isFilled ? text + ' '.repeat(Math.max(0, size - [...text].length)) : text
  })

const tooLong = (limit: number): SparkError =>
  sparkError('SparkRuntimeException', 'EXCEED_LIMIT_LENGTH', { limit: String(limit) })
