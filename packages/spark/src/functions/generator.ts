import { analysisError } from '../errors/spark-error.ts'
import { type DataType, equalTypes, IntegerType, type StructField, structField, VoidType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries, Row, Value } from '../types/value.ts'
import { requireBearableRows } from './bearable.ts'
import { type AnalysisContext, type Argument, generator, type SparkFunction } from './define.ts'

function requireType(
  args: readonly Argument[],
  name: string,
  valid: (type: DataType) => boolean,
  requiredType: string,
): void {
  const type = args[0]?.dataType ?? VoidType
  if (valid(type)) return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${name}(${args.map((a) => a.sql).join(', ')})"`,
    paramIndex: '1',
    requiredType,
    inputSql: `"${args[0]?.sql ?? ''}"`,
    inputType: `"${sqlType(type)}"`,
  })
}

const valueColumns = (arg: Argument | undefined): readonly StructField[] => {
  const type = arg?.dataType
  if (type?.kind === 'map')
    return [structField('key', type.keyType, false), structField('value', type.valueType, type.valueContainsNull)]
  return type?.kind === 'array' ? [structField('col', type.elementType, type.containsNull)] : []
}

const exploding = (name: string, outer: boolean, withPosition: boolean): SparkFunction =>
  generator({
    name,
    outer,
    summary: `Makes a row of each element of an array or map${withPosition ? ', with its place' : ''}${outer ? '; a row of nulls where there is none' : ''}.`,
    params: ['col'],
    // Of the generators Spark 3.5 lets these two be called with names.
    ...(withPosition ? {} : { signature: [{ name: 'collection' }] }),
    check: (args) =>
      requireType(
        args,
        name.replace('_outer', ''),
        (t) => t.kind === 'array' || t.kind === 'map',
        '("ARRAY" or "MAP")',
      ),
    returns: VoidType,
    columns: ([arg]) => [...(withPosition ? [structField('pos', IntegerType, false)] : []), ...valueColumns(arg)],
    generate: ({ arguments: args }) => {
      const isMap = args[0]?.dataType.kind === 'map'
      return (values: readonly Value[] | null) =>
        (values ?? []).map((v, i): Row => {
          const cells: Row = isMap ? (v as unknown as MapEntries[number]) : [v]
          return withPosition ? [i, ...cells] : cells
        })
    },
  })

const inlining = (name: string, outer: boolean): SparkFunction =>
  generator({
    name,
    outer,
    summary: `Makes a row of each struct of an array${outer ? '; a row of nulls where there is none' : ''}.`,
    params: ['col'],
    check: (args) =>
      requireType(args, 'inline', (t) => t.kind === 'array' && t.elementType.kind === 'struct', '"ARRAY<STRUCT>"'),
    returns: VoidType,
    columns: ([arg]) => {
      const type = arg?.dataType
      if (type?.kind !== 'array' || type.elementType.kind !== 'struct') return []
      return type.elementType.fields.map((f) => structField(f.name, f.dataType, f.nullable || type.containsNull))
    },
    generate: ({ dataType }) => {
      const width = dataType.kind === 'struct' ? dataType.fields.length : 0
      return (structs: readonly (Row | null)[] | null) =>
        (structs ?? []).map((s) => s ?? new Array<Value>(width).fill(null))
    },
  })

const intOf = (arg: Argument | undefined): number | undefined =>
  arg?.dataType.kind === 'integer' && arg.foldable && typeof arg.value === 'number' ? arg.value : undefined

/** The arguments that make each column of a stack. */
function stackColumns(args: readonly Argument[]): readonly (readonly Argument[])[] {
  const values = args.slice(1)
  const width = Math.ceil(values.length / (intOf(args[0]) ?? 1))
  return Array.from({ length: width }, (_, column) => values.filter((_value, i) => i % width === column))
}

const stackType = (column: readonly Argument[]): DataType =>
  column.find(({ dataType }) => dataType.kind !== 'void')?.dataType ?? VoidType

function checkStack(args: readonly Argument[], { name }: AnalysisContext): void {
  const [rows] = args
  const sqlExpr = `"${name}(${args.map((a) => a.sql).join(', ')})"`
  if (rows?.dataType.kind !== 'integer') {
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr,
      paramIndex: '1',
      requiredType: '"INT"',
      inputSql: `"${rows?.sql ?? ''}"`,
      inputType: `"${sqlType(rows?.dataType ?? VoidType)}"`,
    })
  }
  if (!rows.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr,
      inputName: 'n',
      inputType: '"INT"',
      inputExpr: `"${rows.sql}"`,
    })
  }
  if (rows.value === null) throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr, exprName: 'n' })
  if (!(Number(rows.value) > 0)) {
    throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
      sqlExpr,
      exprName: '`n`',
      valueRange: '(0, 2147483647]',
      currentValue: String(rows.value),
    })
  }
  for (const [columnIndex, column] of stackColumns(args).entries()) {
    const first = column.find(({ dataType }) => dataType.kind !== 'void')
    const other = column.find((a) => a.dataType.kind !== 'void' && !equalTypes(a.dataType, stackType(column), false))
    if (first === undefined || other === undefined) continue
    throw analysisError('DATATYPE_MISMATCH.STACK_COLUMN_DIFF_TYPES', {
      sqlExpr,
      columnIndex: String(columnIndex),
      leftParamIndex: String(args.indexOf(first)),
      leftType: `"${sqlType(first.dataType)}"`,
      rightParamIndex: String(args.indexOf(other)),
      rightType: `"${sqlType(other.dataType)}"`,
    })
  }
}

const stack: SparkFunction = generator({
  name: 'stack',
  summary: 'Makes so many rows of its arguments, in turn.',
  params: ['*cols'],
  arity: [2, Number.POSITIVE_INFINITY],
  check: checkStack,
  returns: VoidType,
  columns: (args) => stackColumns(args).map((column, i) => structField(`col${i}`, stackType(column))),
  generate: ({ arguments: args }) => {
    const rows = intOf(args[0]) ?? 1
    requireBearableRows(rows)
    const width = Math.ceil((args.length - 1) / rows)
    return (_rows: Value, ...values: Value[]) =>
      Array.from(
        { length: rows },
        (_, i): Row => Array.from({ length: width }, (_v, j) => values[i * width + j] ?? null),
      )
  },
})

export const generatorFunctions: readonly SparkFunction[] = [
  stack,
  exploding('explode', false, false),
  exploding('explode_outer', true, false),
  exploding('posexplode', false, true),
  exploding('posexplode_outer', true, true),
  inlining('inline', false),
  inlining('inline_outer', true),
]
