import { analysisError, sparkError } from '../../errors/spark-error.ts'
import { UnsupportedError } from '../../errors/unsupported-error.ts'
import { findFunction } from '../../functions/index.ts'
import { quoteName } from '../../lexer/quoting.ts'
import type { UnresolvedTableValuedFunction } from '../../plan/relation.ts'
import type { ResolvedExpression } from '../../resolved/expression.ts'
import { quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { implicitCast } from '../../types/coercion.ts'
import { LongType } from '../../types/data-type.ts'
import type { Integer } from '../../types/integer.ts'
import { sqlType } from '../../types/print.ts'
import { attributeOf } from '../attribute.ts'
import { implicitlyCast } from '../cast.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { located } from '../location.ts'
import { type Handler, planIdsOf } from './handler.ts'
import { oneRow } from './one-row.ts'
import { range } from './source.ts'
import { userTable } from './user-table.ts'

/** A function in the place of a table: `range`, or one that makes rows of its arguments. */
export const tableFunction: Handler<UnresolvedTableValuedFunction> = (relation, inputs, context) => {
  const { functionName } = relation
  const made = relation.function ?? context.findTableFunction(functionName)
  if (made !== undefined) return userTable(relation, made, inputs[0], context)
  if (relation.input !== undefined)
    throw new UnsupportedError('SQL_NOT_IMPLEMENTED', `Failed to analyze ${functionName}: it takes no TABLE`)
  const resolve = (): readonly ResolvedExpression[] =>
    relation.arguments.map((a) => unalias(resolveExpression(a, { context, attributes: [] })))
  if (functionName.toLowerCase() === 'range' && relation.argumentNames !== undefined) throw namedArguments()
  if (functionName.toLowerCase() === 'range') return rangeOf(relation, resolve(), context)
  const entry = findFunction(functionName)
  if (entry?.kind !== 'generator') {
    return located(relation, () => {
      throw analysisError('UNRESOLVABLE_TABLE_VALUED_FUNCTION', { name: quoteName([functionName]) })
    })
  }
  const { arguments: args, argumentNames } = relation
  if (argumentNames !== undefined && entry.signature === undefined) throw namedArguments()
  const named = argumentNames === undefined ? {} : { argumentNames }
  const call = { kind: 'UnresolvedFunction', functionName, arguments: args, inSql: true, ...named } as const
  const generator = resolveExpression(call, { context, attributes: [] })
  if (generator.kind !== 'GeneratorCall') throw new Error(`${functionName} makes no rows`)
  const fields = generator.dataType.kind === 'struct' ? generator.dataType.fields : []
  const columns = fields.map((f) => attributeOf({ ...f, nullable: f.nullable || generator.outer }))
  return { kind: 'Generate', input: oneRow(functionName), generator, output: columns, planIds: planIdsOf(relation) }
}

/** Spark takes such a call for one that it can make, and fails inside. */
const namedArguments = (): Error =>
  sparkError('SparkRuntimeException', 'INTERNAL_ERROR', {
    message: 'Cannot evaluate the named arguments of a table-valued function',
  })

const PARAMETERS: Readonly<Record<number, readonly string[]>> = {
  1: ['end'],
  2: ['start', 'end'],
  3: ['start', 'end', 'step'],
  4: ['start', 'end', 'step', 'numSlices'],
}

function rangeOf(
  relation: UnresolvedTableValuedFunction,
  args: readonly ResolvedExpression[],
  context: AnalyzerContext,
): ResolvedRelation {
  const names = PARAMETERS[args.length]
  if (names === undefined) {
    throw analysisError('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', {
      functionName: '`range`',
      expectedNum: '[1, 2, 3, 4]',
      actualNum: String(args.length),
      docroot: 'https://spark.apache.org/docs/latest',
    })
  }
  const values = new Map(names.map((name, i) => [name, wholeNumber(args, i, context)]))
  const of = (name: string, fallback: Integer): Integer => values.get(name) ?? fallback
  return range(
    {
      kind: 'Range',
      start: of('start', 0),
      end: of('end', 0),
      step: of('step', 1),
      ...(values.has('numSlices') ? { numPartitions: Number(of('numSlices', 1)) } : {}),
      ...(relation.planId === undefined ? {} : { planId: relation.planId }),
    },
    [],
    context,
  )
}

function wholeNumber(args: readonly ResolvedExpression[], i: number, context: AnalyzerContext): Integer {
  const arg = args[i] as ResolvedExpression
  const target = LongType
  const fits = implicitCast(arg.dataType, target, context.conf.ansi) !== undefined
  if (!fits || arg.dataType.kind === 'void') throw unexpected(args, i)
  if (arg.kind === 'OuterReference') {
    throw new UnsupportedError('SQL_NOT_IMPLEMENTED', 'Failed to analyze range: its bounds are no constants')
  }
  const value = context.evaluate(implicitlyCast(arg, target, context.conf.ansi))
  if (value === null) throw unexpected(args, i)
  return value as Integer
}

const unexpected = (args: readonly ResolvedExpression[], i: number): Error => {
  const arg = args[i] as ResolvedExpression
  return analysisError('UNEXPECTED_INPUT_TYPE', {
    functionName: '`range`',
    paramIndex: String(i + 1),
    requiredType: i === 3 ? '"INT"' : '"BIGINT"',
    inputSql: quotedSql(arg),
    inputType: `"${sqlType(arg.dataType)}"`,
  })
}
