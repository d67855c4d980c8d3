import { analysisError } from '../errors/spark-error.ts'
import { type DataType, IntegerType, type StructField, structField, VoidType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries, Row, Value } from '../types/value.ts'
import { type Argument, generator, type SparkFunction } from './define.ts'

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

export const generatorFunctions: readonly SparkFunction[] = [
  exploding('explode', false, false),
  exploding('explode_outer', true, false),
  exploding('posexplode', false, true),
  exploding('posexplode_outer', true, true),
  inlining('inline', false),
  inlining('inline_outer', true),
]
