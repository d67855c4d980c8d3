import { SparkError, type SparkErrorKind } from '../errors/spark-error.ts'
import { isZone } from '../types/datetime/zone.ts'
import type { SettingRow } from './setting-row.ts'

/** Raises what Spark raises for a value that a setting does not take. @throws SparkError */
export function checkValue(row: SettingRow, value: string): void {
  if (row.name === 'spark.sql.session.timeZone') {
    if (!isZone(value)) throw invalid(row, value)
    return
  }
  switch (row.type) {
    case 'string':
      return
    case 'boolean':
      if (!/^(?:true|false)$/i.test(value.trim())) throw wrongType(row, value)
      return
    case 'enum':
    case 'checked':
      checkChoice(row, value)
      return
    case 'bytes':
    case 'time':
      checkRange(row, value, checkUnits(row.type, value))
      return
    default:
      checkRange(row, value, numberOf(row, value))
  }
}

const INTEGER_MAX: Readonly<Record<string, bigint>> = { int: 2n ** 31n - 1n, long: 2n ** 63n - 1n }

function numberOf(row: SettingRow, value: string): number {
  const text = value.trim()
  const max = INTEGER_MAX[row.type]
  if (max === undefined) {
    if (!/^(?:[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[df]?))$/i.test(text)) throw wrongType(row, value)
    return Number(text.replace(/[df]$/i, ''))
  }
  if (!/^[+-]?\d+$/.test(text)) throw wrongType(row, value)
  const number = BigInt(text.replace(/^\+/, ''))
  if (number > max || number < -max - 1n) throw wrongType(row, value)
  return Number(number)
}

function checkRange(row: SettingRow, value: string, number: number): void {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = row
  if (row.message !== undefined && !(number >= min && number <= max)) throw invalid(row, value)
}

function checkChoice(row: SettingRow, value: string): void {
  const { values = [], upper = false } = row
  const shown = upper ? value.toUpperCase() : value
  // Names that Spark compares in lower case are shown as they were written.
  const taken = values.some((v) =>
    upper || row.type === 'enum' ? v.toUpperCase() === shown.toUpperCase() : v === shown,
  )
  if (taken) return
  if (row.type === 'checked') throw invalid(row, shown)
  throw illegal(`The value of ${row.name} should be one of ${values.join(', ')}, but was ${shown}`)
}

interface Units {
  readonly says: string
  readonly kind: 'byte' | 'time'
  readonly suffix: RegExp
}
const UNITS: Readonly<Record<'bytes' | 'time', Units>> = {
  bytes: {
    says: 'Size must be specified as bytes (b), kibibytes (k), mebibytes (m), gibibytes (g), tebibytes (t), or pebibytes(p). E.g. 50b, 100k, or 250m.',
    kind: 'byte',
    suffix: /^(?:b|[kmgtp]b?)?$/,
  },
  time: {
    says: 'Time must be specified as seconds (s), milliseconds (ms), microseconds (us), minutes (m or min), hour (h), or day (d). E.g. 50s, 100ms, or 250us.',
    kind: 'time',
    suffix: /^(?:us|ms|s|m|min|h|d)?$/,
  },
}

function checkUnits(type: 'bytes' | 'time', value: string): number {
  const { says, kind, suffix } = UNITS[type]
  const refuse = (reason: string): SparkError => illegal(`${says}\n${reason}`, 'NumberFormatException')
  const text = value.trim().toLowerCase()
  const [, digits = '', unit = ''] = /^(-?\d+)([a-z]+)?$/.exec(text) ?? []
  if (digits === '') {
    const [, fraction] = type === 'bytes' ? (/^(\d+\.\d+)([a-z]+)?$/.exec(text) ?? []) : []
    throw fraction === undefined
      ? refuse(`Failed to parse ${kind} string: ${value}`)
      : refuse(`Fractional values are not supported. Input was: ${fraction}`)
  }
  if (!suffix.test(unit)) throw refuse(`Invalid suffix: "${unit}"`)
  const number = BigInt(digits)
  if (number >= 2n ** 63n || number < -(2n ** 63n)) throw refuse(`For input string: "${digits}"`)
  return Number(number)
}

const wrongType = (row: SettingRow, value: string): SparkError =>
  illegal(`${row.shownAs ?? row.name} should be ${row.type}, but was ${value}`)

const invalid = (row: SettingRow, value: string): SparkError =>
  illegal(`'${value}' in ${row.name} is invalid. ${row.message ?? ''}`)

const illegal = (message: string, kind: SparkErrorKind = 'IllegalArgumentException'): SparkError =>
  new SparkError(kind, message)
