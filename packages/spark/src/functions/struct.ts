import { analysisError } from '../errors/spark-error.ts'
import { type DataType, type StructField, structField, structType } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'
import { type Argument, type SparkFunction, scalar } from './define.ts'

function namedFields(args: readonly Argument[]): readonly StructField[] {
  const fields: StructField[] = []
  for (let i = 0; i + 1 < args.length; i += 2) {
    const value = args[i + 1]
    if (value !== undefined) fields.push(structField(String(args[i]?.value ?? ''), value.dataType, value.nullable))
  }
  return fields
}

function checkNames(args: readonly Argument[]): void {
  const sqlExpr = (): string => `"named_struct(${args.map((a) => a.sql).join(', ')})"`
  if (args.length % 2 !== 0) {
    throw analysisError('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', {
      functionName: '`named_struct`',
      expectedNum: '2n (n > 0)',
      actualNum: String(args.length),
      docroot: 'https://spark.apache.org/docs/latest',
    })
  }
  args.forEach((name, i) => {
    if (i % 2 !== 0) return
    if (name.dataType.kind !== 'string' || !name.foldable) {
      throw analysisError('DATATYPE_MISMATCH.CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING', {
        sqlExpr: sqlExpr(),
        inputExprs: `["${name.sql}"]`,
      })
    }
    if (name.value === null)
      throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr: sqlExpr(), exprName: `["${name.sql}"]` })
  })
}

export const structFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'struct',
    summary: 'Makes a struct of its arguments, fields named as the columns are, or col1, col2 ….',
    takesStar: 'columns',
    keepsAliases: true,
    params: ['*cols'],
    nulls: 'pass',
    returns: (args): DataType =>
      structType(args.map((a, i) => structField(a.name ?? `col${i + 1}`, a.dataType, a.nullable))),
    nullable: false,
    kernel:
      () =>
      (...values: Value[]) =>
        values,
  }),
  scalar({
    name: 'named_struct',
    summary: 'Makes a struct of names and values, in turn.',
    takesStar: 'columns',
    keepsAliases: true,
    params: ['*cols'],
    nulls: 'pass',
    check: checkNames,
    returns: (args): DataType => structType(namedFields(args)),
    nullable: false,
    kernel:
      () =>
      (...values: Value[]) =>
        values.filter((_, i) => i % 2 === 1),
  }),
]
