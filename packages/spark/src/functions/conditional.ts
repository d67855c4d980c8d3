import { analysisError } from '../errors/spark-error.ts'
import {
  findWiderCommonType,
  findWiderCommonTypeWithoutStringPromotion,
  findWiderTypeForTwo,
  haveSameType,
} from '../types/coercion.ts'
import { compileOrdering } from '../types/compare.ts'
import { BooleanType, type DataType, DoubleType, FloatType, VoidType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Value } from '../types/value.ts'
import {
  type AnalysisContext,
  type Argument,
  type Evaluator,
  type Kernel,
  type ScalarFunction,
  type SparkFunction,
  scalar,
} from './define.ts'
import { argumentType } from './operator/operand.ts'
import { checkOrderable } from './orderable.ts'

const callText = (name: string, args: readonly Argument[]) => (): string =>
  `${name}(${args.map((a) => a.sql).join(', ')})`
const typesOf = (args: readonly Argument[]): readonly DataType[] => args.map((a) => a.dataType)

/** Every argument to the common type of all; left alone where there is none. */
const toCommonType = (args: readonly Argument[], context: AnalysisContext): readonly (DataType | undefined)[] => {
  const types = typesOf(args)
  if (haveSameType(types)) return []
  const common = findWiderCommonType(types, context.conf)
  return common === undefined ? [] : types.map(() => common)
}

/** The types differ at most in nullability: what can be null in one can be null in the result. */
function mergedType(types: readonly DataType[], context: AnalysisContext): DataType {
  return findWiderCommonType(types, context.conf) ?? types[0] ?? VoidType
}

/** @throws SparkError DATA_DIFF_TYPES; coalesce lists the types in another form than the rest */
export function checkSameType(
  args: readonly Argument[],
  name: string,
  sql: () => string,
  form: 'or' | 'list' = 'list',
): void {
  const types = typesOf(args)
  if (haveSameType(types)) return
  const quoted = types.map((t) => `"${sqlType(t)}"`)
  throw analysisError('DATATYPE_MISMATCH.DATA_DIFF_TYPES', {
    functionName: `\`${name}\``,
    dataType: form === 'or' ? `(${quoted.join(' or ')})` : `[${quoted.join(', ')}]`,
    sqlExpr: `"${sql()}"`,
  })
}

const firstPresent = (args: readonly Evaluator[]): Evaluator => {
  const [first, second] = args
  if (first !== undefined && second !== undefined && args.length === 2) return (row) => first(row) ?? second(row)
  return (row) => {
    for (const arg of args) {
      const value = arg(row)
      if (value !== null) return value
    }
    return null
  }
}

const coalesce = (
  name: string,
  params: readonly string[],
  aliases: readonly string[],
  summary: string,
): ScalarFunction =>
  scalar({
    name,
    aliases,
    summary,
    params,
    ...(name === 'coalesce' ? { arity: [1, Number.POSITIVE_INFINITY] as const } : {}),
    coerce: toCommonType,
    check: (args) => checkSameType(args, 'coalesce', callText('coalesce', args), 'or'),
    returns: (args, context) => mergedType(typesOf(args), context),
    nullable: (args) => args.every((a) => a.nullable),
    conditional: true,
    lazy: firstPresent,
  })

/** `WHEN` conditions are at even places; a last argument without a partner is the `ELSE`. */
const isCondition = (i: number, count: number): boolean => i % 2 === 0 && i !== count - 1

const branchValues = (args: readonly Argument[]): readonly Argument[] =>
  args.filter((_, i) => !isCondition(i, args.length))

function caseText(args: readonly string[]): string {
  const parts: string[] = []
  for (let i = 0; i + 1 < args.length; i += 2) parts.push(`WHEN ${args[i]} THEN ${args[i + 1]}`)
  if (args.length % 2 === 1) parts.push(`ELSE ${args.at(-1)}`)
  return `CASE ${parts.join(' ')} END`
}

function requireBoolean(arg: Argument | undefined, position: number, sql: () => string): void {
  if (arg === undefined || arg.dataType.kind === 'boolean') return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${sql()}"`,
    paramIndex: String(position),
    requiredType: '"BOOLEAN"',
    inputSql: `"${arg.sql}"`,
    inputType: `"${sqlType(arg.dataType)}"`,
  })
}

const when = scalar({
  name: 'when',
  aliases: ['case'],
  summary: 'Returns the value of the first condition that is true, else the last value, else null.',
  params: ['condition', 'value: any'],
  python: 'manual',
  arity: [2, Number.POSITIVE_INFINITY],
  coerce: (args, context) => {
    const values = typesOf(branchValues(args))
    const common = haveSameType(values) ? undefined : findWiderCommonType(values, context.conf)
    return args.map((_a, i) => (isCondition(i, args.length) ? undefined : common))
  },
  check: (args) => {
    const sql = (): string => caseText(args.map((a) => a.sql))
    checkSameType(branchValues(args), 'casewhen', sql)
    args.forEach((a, i) => {
      if (isCondition(i, args.length)) requireBoolean(a, i / 2 + 1, sql)
    })
  },
  returns: (args, context) => mergedType(typesOf(branchValues(args)), context),
  nullable: (args) => args.length % 2 === 0 || branchValues(args).some((a) => a.nullable),
  conditional: true,
  lazy: (args) => (row) => {
    let i = 0
    for (; i + 1 < args.length; i += 2) {
      if (args[i]?.(row) === true) return args[i + 1]?.(row) ?? null
    }
    return args[i]?.(row) ?? null
  },
  sql: caseText,
})

const ifText = (args: readonly string[]): string => `(IF(${args.join(', ')}))`

/** `IF`; with a text of its own it stands for a function that Spark defines by it. */
const conditional = (text?: () => string): ScalarFunction =>
  scalar({
    name: 'if',
    summary: 'Returns one value where the condition is true and another where it is not.',
    params: ['predicate', 'left', 'right'],
    python: false,
    coerce: (args, { conf }) => {
      const [left, right] = [argumentType(args, 1), argumentType(args, 2)]
      const common = haveSameType([left, right]) ? undefined : findWiderTypeForTwo(left, right, conf)
      return [argumentType(args).kind === 'void' ? BooleanType : undefined, common, common]
    },
    check: (args) => {
      const sql = (): string => ifText(args.map((a) => a.sql))
      requireBoolean(args[0], 1, sql)
      checkSameType(args.slice(1), 'if', sql)
    },
    returns: (args, context) => mergedType(typesOf(args.slice(1)), context),
    nullable: (args) => args.slice(1).some((a) => a.nullable),
    conditional: true,
    lazy:
      ([predicate = () => null, left = () => null, right = () => null]) =>
      (row) =>
        predicate(row) === true ? left(row) : right(row),
    sql: text ?? ifText,
  })

const nullif = scalar({
  name: 'nullif',
  // PySpark 3.5's nullif() always fails in the analyzer; only SQL text can use it.
  python: false,
  summary: 'Returns null where both values are equal, else the first.',
  params: ['col1', 'col2'],
  becomes: (args) => ({
    call: conditional(callText('nullif', args)),
    arguments: [
      { call: '=', arguments: [{ argument: 0 }, { argument: 1 }] },
      { literal: null, dataType: argumentType(args) },
      { argument: 0 },
    ],
  }),
  returns: (args) => argumentType(args),
})

const nvl2 = scalar({
  name: 'nvl2',
  summary: 'Returns the second value where the first is not null, else the third.',
  params: ['col1', 'col2', 'col3'],
  becomes: (args) => ({
    call: conditional(callText('nvl2', args)),
    arguments: [{ call: 'isnotnull', arguments: [{ argument: 0 }] }, { argument: 1 }, { argument: 2 }],
  }),
  returns: (args) => argumentType(args, 1),
})

/** Float and double meet in double; anything else becomes what it can. */
function nanvlTypes(args: readonly Argument[]): readonly (DataType | undefined)[] {
  const [a, b] = [argumentType(args), argumentType(args, 1)]
  const fractional = (t: DataType): boolean => t.kind === 'float' || t.kind === 'double'
  const convertible = (t: DataType): boolean => t.kind === 'string' || t.kind === 'void' || NUMERIC.has(t.kind)
  const left = fractional(a) ? a : convertible(a) ? DoubleType : a
  if (b.kind === 'void') return [left, left]
  const right = fractional(b) ? b : convertible(b) ? DoubleType : b
  if (left.kind === 'float' && right.kind === 'float') return [FloatType, FloatType]
  return [left.kind === 'float' ? DoubleType : left, right.kind === 'float' ? DoubleType : right]
}

const NUMERIC: ReadonlySet<string> = new Set(['byte', 'short', 'integer', 'long', 'decimal', 'float', 'double'])

function extreme(name: 'greatest' | 'least', sign: 1 | -1, summary: string): ScalarFunction {
  return scalar({
    name,
    summary,
    params: ['*cols'],
    arity: [2, Number.POSITIVE_INFINITY],
    coerce: (args, { conf }) => {
      const types = typesOf(args)
      const common = haveSameType(types) ? undefined : findWiderCommonTypeWithoutStringPromotion(types, conf)
      return types.map(() => common)
    },
    check: (args) => {
      checkSameType(args, name, callText(name, args))
      checkOrderable(argumentType(args), name, callText(name, args))
    },
    returns: (args, context) => mergedType(typesOf(args), context),
    nullable: (args) => args.every((a) => a.nullable),
    nulls: 'pass',
    kernel: ({ dataType }): Kernel => {
      const order = compileOrdering(dataType)
      return (...values: Value[]): Value => {
        let best: Value = null
        for (const value of values) {
          if (value !== null && (best === null || order(value, best) * sign > 0)) best = value
        }
        return best
      }
    },
  })
}

export const conditionalFunctions: readonly SparkFunction[] = [
  when,
  conditional(),
  coalesce('coalesce', ['*cols'], [], 'Returns the first value that is not null.'),
  coalesce('nvl', ['col1', 'col2'], ['ifnull'], 'Returns the first value, or the second where the first is null.'),
  nvl2,
  nullif,
  scalar({
    name: 'nanvl',
    summary: 'Returns the first number, or the second where the first is NaN.',
    params: ['col1', 'col2'],
    inputs: [{ oneOf: [DoubleType, FloatType] }, { oneOf: [DoubleType, FloatType] }],
    coerce: nanvlTypes,
    returns: (args) => argumentType(args),
    conditional: true,
    lazy:
      ([left = () => null, right = () => null]) =>
      (row) => {
        const value = left(row)
        return typeof value === 'number' && Number.isNaN(value) ? right(row) : value
      },
  }),
  extreme('greatest', 1, 'Returns the greatest of two or more values; nulls are skipped.'),
  extreme('least', -1, 'Returns the least of two or more values; nulls are skipped.'),
]
