import { findWiderCommonType, haveSameType } from '../types/coercion.ts'
import { compileEquality, groupingKey } from '../types/compare.ts'
import { BooleanType, DoubleType, FloatType, sameStructure } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'
import { checkSameType } from './conditional.ts'
import { type Evaluator, type KernelContext, type ScalarFunction, type SparkFunction, scalar } from './define.ts'
import { checkComparable, comparisonOperands, nullSafeEqual } from './operator/comparison.ts'
import { likeFunctions } from './operator/like.ts'
import { argumentType } from './operator/operand.ts'
import { checkOrderable } from './orderable.ts'

const inText = ([value, ...list]: readonly string[]): string => `(${value} IN (${list.join(', ')}))`

/** A list without columns is looked up in a set, any other is compared one by one. */
function membership([value = () => null, ...list]: readonly Evaluator[], context: KernelContext): Evaluator {
  const type = argumentType(context.arguments)
  const items = context.arguments.slice(1)
  const values = items.every((a) => a.foldable) ? items.map((a) => a.value) : [undefined]
  if (!values.includes(undefined)) {
    const key = groupingKey(type)
    const hasNull = values.includes(null)
    const keys = new Set(values.flatMap((v) => (v === null || v === undefined ? [] : [key(v)])))
    return (row) => {
      const v = value(row)
      if (v === null) return null
      return keys.has(key(v)) || (hasNull ? null : false)
    }
  }
  const equal = compileEquality(type)
  return (row) => {
    const v = value(row)
    if (v === null) return null
    let unknown = false
    for (const item of list) {
      const other = item(row)
      if (other === null) unknown = true
      else if (equal(v, other)) return true
    }
    return unknown ? null : false
  }
}

const isIn = scalar({
  name: 'in',
  summary: 'Returns whether a value equals one of a list; null where that cannot be told.',
  params: ['value', '*list'],
  python: false,
  coerce: (args, { conf }) => {
    const types = args.map((a) => a.dataType)
    const common = haveSameType(types) ? undefined : findWiderCommonType(types, conf)
    return types.map(() => common)
  },
  check: (args) => {
    const sql = (): string => inText(args.map((a) => a.sql))
    const [value, ...list] = args
    if (!list.every((a) => value !== undefined && sameStructure(a.dataType, value.dataType)))
      checkSameType(args, 'in', sql)
    checkOrderable(argumentType(args), 'in', sql)
  },
  returns: BooleanType,
  lazy: (args, context) => (args.length > 1 ? membership(args, context) : emptyList(args)),
  sql: inText,
})

/** Nothing is in an empty list, but of null Spark cannot tell. */
const emptyList =
  ([value = () => null]: readonly Evaluator[]): Evaluator =>
  (row) =>
    value(row) === null ? null : false

const nullTest = (name: string, sql: string, summary: string, whenNull: boolean): ScalarFunction =>
  scalar({
    name,
    summary,
    params: ['col'],
    returns: BooleanType,
    nullable: false,
    nulls: 'pass',
    asksForNull: whenNull,
    kernel: () => (value: Value) => (value === null) === whenNull,
    sql: ([value = '']) => `(${value} ${sql})`,
  })

export const predicateFunctions: readonly SparkFunction[] = [
  isIn,
  nullTest('isnull', 'IS NULL', 'Returns whether the value is null.', true),
  nullTest('isnotnull', 'IS NOT NULL', 'Returns whether the value is not null.', false),
  scalar({
    name: 'isnan',
    summary: 'Returns whether a number is NaN; false for null.',
    params: ['col'],
    inputs: [{ oneOf: [DoubleType, FloatType] }],
    returns: BooleanType,
    nullable: false,
    nulls: 'pass',
    kernel: () => (value: Value) => typeof value === 'number' && Number.isNaN(value),
  }),
  scalar({
    name: 'equal_null',
    summary: 'Returns whether two values are equal, two nulls being equal.',
    params: ['col1', 'col2'],
    coerce: (args, context) => comparisonOperands(args, context, '<=>') ?? [],
    check: (args) => checkComparable('<=>', args),
    returns: BooleanType,
    nullable: false,
    nulls: 'pass',
    kernel: nullSafeEqual,
  }),
  ...likeFunctions,
]
