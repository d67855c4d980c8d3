import { quotedTable } from '../catalog/names.ts'
import type { TableDescription } from '../catalog/provider.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import { canCastIn, canUpCast, compileCast } from '../types/cast.ts'
import { type DataType, equalTypes, isNumeric, type StructField } from '../types/data-type.ts'
import { simpleString, sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'

/** The pairs of different atomic types that a write may convert; numbers among each other apart. */
const DATES: ReadonlySet<string> = new Set(['date', 'timestamp', 'timestamp_ntz'])
const NESTED: ReadonlySet<string> = new Set(['array', 'map', 'struct'])

/** Whether a type goes into another that is not equal to it, by `spark.sql.storeAssignmentPolicy`. */
const TAKES: Readonly<Record<string, (from: DataType, to: DataType) => boolean>> = {
  ANSI: isAssignable,
  STRICT: (from, to) => from.kind !== 'void' && canUpCast(from, to),
}

/** What a write goes by. */
interface Assignment {
  readonly conf: SessionConf
  /** The statement names the columns. */
  readonly byName: boolean
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
  { conf, byName }: Assignment,
): (value: Value) => Value {
  const takes = TAKES[conf.choice('spark.sql.storeAssignmentPolicy')]
  requireFields(source.dataType, target.dataType, { path: [target.name], table, byName })
  if (takes === undefined) return castTo(source, target, { conf, byName })
  requireAssignable(source.dataType, target.dataType, { path: [target.name], table, byName, takes })
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

/** The policy LEGACY: whatever a cast makes of it, null too, under ANSI as well. */
function castTo(source: StructField, target: StructField, { conf, byName }: Assignment): (value: Value) => Value {
  const { dataType: from } = source
  const { dataType: to } = target
  const mode = 'legacy'
  if (equalTypes(from, to, false) || from.kind === 'void') return (value) => value
  if (canCastIn(from, to, mode)) {
    const cast = compileCast(from, to, { mode, timeZone: conf.timeZone, now: conf.now() })
    return (value) => (value === null ? null : cast(value))
  }
  throw analysisError('DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION', {
    sqlExpr: `"${byName ? target.name : source.name}"`,
    srcType: `"${sqlType(from)}"`,
    targetType: `"${sqlType(to)}"`,
  })
}

interface Named {
  readonly path: readonly string[]
  readonly table: TableDescription
  readonly byName: boolean
}

/** Structs that go into one another have as many fields, whatever the policy. */
function requireFields(from: DataType, to: DataType, place: Named): void {
  if (from.kind === 'struct' && to.kind === 'struct' && from.fields.length !== to.fields.length) {
    throw fieldsDiffer(from.fields, to.fields, place)
  }
  for (const [name, source, target] of partsOf(from, to) ?? [])
    requireFields(source, target, { ...place, path: [...place.path, name] })
}

function fieldsDiffer(
  from: readonly StructField[],
  to: readonly StructField[],
  { path, table, byName }: Named,
): SparkError {
  const tableName = quotedTable(table)
  const listed = (fields: readonly StructField[]): string => fields.map((f) => quoteName([f.name])).join(', ')
  const colName = quoteName(path)
  if (from.length > to.length) {
    const extraFields = listed(from.slice(to.length))
    return analysisError('INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_STRUCT_FIELDS', { tableName, extraFields, colName })
  }
  const missing = to.slice(from.length)
  return byName
    ? analysisError('INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_FIND_DATA', {
        tableName,
        colName: quoteName([...path, ...missing.slice(0, 1).map((f) => f.name)]),
      })
    : analysisError('INCOMPATIBLE_DATA_FOR_TABLE.STRUCT_MISSING_FIELDS', {
        tableName,
        colName,
        missingFields: listed(missing),
      })
}

interface Place {
  readonly path: readonly string[]
  readonly table: TableDescription
  readonly byName: boolean
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
  const printed = place.byName ? sqlType : (type: DataType): string => simpleString(type).toUpperCase()
  throw analysisError('INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST', {
    tableName: quotedTable(place.table),
    colName: quoteName(place.path),
    srcType: `"${printed(from)}"`,
    targetType: `"${printed(to)}"`,
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

const OVERFLOWS: ReadonlySet<string | undefined> = new Set(['CAST_OVERFLOW', 'NUMERIC_VALUE_OUT_OF_RANGE'])

/** Spark's cast of each part tells what it could not hold, by the part's own name and types. */
function overflowOf(error: unknown, { dataType }: StructField, target: StructField): Error | undefined {
  if (!(error instanceof SparkError) || !OVERFLOWS.has(error.errorClass)) return undefined
  const [path, from, to] = onlyPart([target.name], dataType, target.dataType)
  return sparkError('ArithmeticException', 'CAST_OVERFLOW_IN_TABLE_INSERT', {
    sourceType: `"${sqlType(from)}"`,
    targetType: `"${sqlType(to)}"`,
    columnName: quoteName(path),
  })
}

type Leaf = readonly [path: readonly string[], from: DataType, to: DataType]

/** The part of two types that is cast, where it is one alone; else the whole. */
function onlyPart(path: readonly string[], from: DataType, to: DataType): Leaf {
  const changed = (partsOf(from, to) ?? []).filter(([, a, b]) => !equalTypes(a, b, false))
  const [first, ...others] = changed
  return first === undefined || others.length > 0 ? [path, from, to] : onlyPart([...path, first[0]], first[1], first[2])
}
