import { quotedTable } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import { canCastIn, canUpCast, compileCast } from '../types/cast.ts'
import { type DataType, equalTypes, isNumeric, type StructField } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'

/** The pairs of different atomic types that a write may convert; numbers among each other apart. */
const DATES: ReadonlySet<string> = new Set(['date', 'timestamp', 'timestamp_ntz'])
const NESTED: ReadonlySet<string> = new Set(['array', 'map', 'struct'])

/** Whether a type goes into another that is not equal to it, by `spark.sql.storeAssignmentPolicy`. */
const TAKES: Readonly<Record<string, (from: DataType, to: DataType) => boolean>> = {
  ANSI: isAssignable,
  STRICT: (from, to) => from.kind !== 'void' && canUpCast(from, to),
}

/**
 * How a value of the rows becomes one of the table's column, by the rules of `spark.sql.storeAssignmentPolicy`.
 *
 * @throws SparkError INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST
 */
export function storeAs(
  source: StructField,
  target: StructField,
  table: TableDescription,
  conf: SessionConf,
): (value: Value) => Value {
  const takes = TAKES[conf.choice('spark.sql.storeAssignmentPolicy')]
  if (takes === undefined) return castTo(source, target, table, conf)
  requireAssignable(source.dataType, target.dataType, { path: [target.name], table, takes })
  if (equalTypes(source.dataType, target.dataType, false)) return (value) => value
  const cast = compileCast(source.dataType, target.dataType, { mode: 'ansi', timeZone: conf.timeZone, now: conf.now() })
  return (value) => {
    try {
      return value === null ? null : cast(value)
    } catch (error) {
      throw overflowOf(error, source, target) ?? error
    }
  }
}

/** The policy LEGACY: whatever a cast makes of it, null too. */
function castTo(
  source: StructField,
  target: StructField,
  table: TableDescription,
  conf: SessionConf,
): (value: Value) => Value {
  const { dataType: from } = source
  const { dataType: to } = target
  const mode = conf.ansi ? 'ansi' : 'legacy'
  if (equalTypes(from, to, false) || from.kind === 'void') return (value) => value
  if (canCastIn(from, to, mode)) {
    const cast = compileCast(from, to, { mode, timeZone: conf.timeZone, now: conf.now() })
    return (value) => (value === null ? null : cast(value))
  }
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to write ${source.name} to ${table.database}.${table.name}: ${sqlType(from)} is not cast to ${sqlType(to)}, and how Spark says so under spark.sql.storeAssignmentPolicy=LEGACY is not known`,
    'Cast the column in the query.',
  )
}

interface Place {
  readonly path: readonly string[]
  readonly table: TableDescription
  readonly takes: (from: DataType, to: DataType) => boolean
}

function requireAssignable(from: DataType, to: DataType, place: Place): void {
  const parts = partsOf(from, to)
  if (parts !== undefined) {
    for (const [name, source, target] of parts)
      requireAssignable(source, target, { ...place, path: [...place.path, name] })
    return
  }
  if (place.takes(from, to)) return
  throw analysisError('INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST', {
    tableName: quotedTable(place.table),
    colName: quoteName(place.path),
    srcType: `"${sqlType(from)}"`,
    targetType: `"${sqlType(to)}"`,
  })
}

type Part = readonly [name: string, from: DataType, to: DataType]

/** The parts of two nested types that go into one another one by one; undefined for any other pair. */
function partsOf(from: DataType, to: DataType): readonly Part[] | undefined {
  if (from.kind === 'array' && to.kind === 'array') return [['element', from.elementType, to.elementType]]
  if (from.kind === 'map' && to.kind === 'map') {
    return [
      ['key', from.keyType, to.keyType],
      ['value', from.valueType, to.valueType],
    ]
  }
  if (from.kind !== 'struct' || to.kind !== 'struct' || from.fields.length !== to.fields.length) return undefined
  return from.fields.flatMap((field, i): readonly Part[] => {
    const wanted = to.fields[i]
    return wanted === undefined ? [] : [[wanted.name, field.dataType, wanted.dataType]]
  })
}

function isAssignable(from: DataType, to: DataType): boolean {
  if (from.kind === 'void' || equalTypes(from, to, false)) return true
  if (isNumeric(from) && isNumeric(to)) return true
  if (to.kind === 'string') return !NESTED.has(from.kind)
  return DATES.has(from.kind) && DATES.has(to.kind)
}

function overflowOf(error: unknown, source: StructField, target: StructField): Error | undefined {
  if (!(error instanceof SparkError) || error.errorClass !== 'CAST_OVERFLOW') return undefined
  return sparkError('ArithmeticException', 'CAST_OVERFLOW_IN_TABLE_INSERT', {
    sourceType: `"${sqlType(source.dataType)}"`,
    targetType: `"${sqlType(target.dataType)}"`,
    columnName: quoteName([target.name]),
  })
}
