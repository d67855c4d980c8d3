import { analysisError, SparkError } from '../errors/spark-error.ts'
import type * as plan from '../plan/expression.ts'
import { relationOf } from '../plan/relation.ts'
import type {
  AttributeReference,
  NamedExpression,
  OuterBinding,
  ResolvedExpression,
  SubqueryExpression,
} from '../resolved/expression.ts'
import { prettySql, quotedSql } from '../resolved/pretty.ts'
import { planOf, type ResolvedRelation } from '../resolved/relation.ts'
import { isCorrelated } from '../resolved/relation-expressions.ts'
import { BooleanType, IntegerType } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import { aliasOf, toAttribute } from './attribute.ts'
import type { AnalyzerContext, OuterScope } from './context.ts'
import { checkCorrelation } from './correlation.ts'
import { requireFunction, resolveCall } from './function-call.ts'
import { findColumn } from './scope.ts'

/** The columns around a subquery, and which of them it uses. */
export interface Surroundings extends OuterScope {
  readonly bindings: () => readonly OuterBinding[]
}

/** @param groups - where a column is looked for, one after the other */
export function surroundings(
  groups: readonly (() => readonly AttributeReference[])[],
  { conf }: AnalyzerContext,
): Surroundings {
  const used = new Map<number, AttributeReference>()
  return {
    find(parts) {
      for (const group of groups) {
        const match = findColumn(parts, group(), conf.caseSensitive)
        if (match === undefined) continue
        used.set(match.attribute.id, match.attribute)
        return match
      }
      return undefined
    },
    bindings: () => [...used.values()].map((a) => ({ id: a.id, expression: a })),
  }
}

/** The condition under NOT: what of it is an IN is asked the other way. */
export function negated(e: ResolvedExpression): ResolvedExpression {
  if (e.kind === 'SubqueryExpression' && e.subqueryType === 'in') return { ...e, takesOpen: e.takesOpen !== true }
  if (e.kind !== 'ScalarCall' || !LOGIC.has(e.function.name)) return e
  return { ...e, arguments: e.arguments.map(negated) }
}

const LOGIC: ReadonlySet<string> = new Set(['and', 'or', 'not'])

/** A subquery among the columns around it. */
export function resolveSubquery(
  e: plan.SubqueryExpression,
  values: readonly ResolvedExpression[],
  around: Surroundings,
  context: AnalyzerContext,
): SubqueryExpression {
  const analyzed = context.analyzeInner(relationOf(e.plan), around)
  const inner = e.subqueryType === 'scalar' ? analyzed : withoutEmptyGroups(analyzed)
  const outer = around.bindings()
  const base = { kind: 'SubqueryExpression', subqueryType: e.subqueryType, plan: inner, values, outer } as const
  if (e.subqueryType === 'exists') {
    checkCorrelation(inner, 'exists')
    return { ...base, dataType: BooleanType, nullable: false }
  }
  if (e.subqueryType === 'in') return membership({ ...base, dataType: BooleanType, nullable: true }, context)
  const [column, ...others] = inner.output
  if (column === undefined || others.length > 0) {
    throw analysisError('INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN', {
      number: String(inner.output.length),
    })
  }
  checkCorrelation(inner, 'scalar')
  return { ...base, dataType: column.dataType, nullable: true }
}

/** Of EXISTS and IN, Spark aggregates by what compares with the row around: where nothing compares there is no row. */
function withoutEmptyGroups(plan: ResolvedRelation): ResolvedRelation {
  if (!isCorrelated(plan)) return plan
  switch (plan.kind) {
    case 'Aggregate': {
      const input = withoutEmptyGroups(plan.input)
      return plan.grouping.length > 0 ? { ...plan, input } : { ...plan, input, grouping: [ONE] }
    }
    case 'Project':
    case 'Filter':
    case 'Rename':
    case 'Sort':
    case 'Window':
    case 'Deduplicate':
      return { ...plan, input: withoutEmptyGroups(plan.input) }
    default:
      return plan
  }
}

const ONE: ResolvedExpression = { kind: 'Literal', dataType: IntegerType, nullable: false, value: 1 }

/** `a IN (SELECT …)`: both sides take the types that `=` compares. */
function membership(e: SubqueryExpression, context: AnalyzerContext): SubqueryExpression {
  const inner = planOf(e.plan)
  const { output } = inner
  if (output.length !== e.values.length) {
    throw analysisError('DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH', {
      sqlExpr: quotedSql(e),
      leftLength: String(e.values.length),
      leftColumns: e.values.map(quotedSql).join(', '),
      rightLength: String(output.length),
      rightColumns: output.map(quotedSql).join(', '),
    })
  }
  checkCorrelation(inner, 'in')
  const pairs = e.values.map((v, i) => compared(v, output[i] as AttributeReference, e, context))
  const columns = pairs.map(([, c], i): NamedExpression => {
    const own = output[i] as AttributeReference
    return c === own ? own : aliasOf(c, own.name)
  })
  const plan = columns.every((c, i) => c === output[i]) ? inner : projected(inner, columns)
  const values = pairs.map(([v]) => v)
  const nullable = values.some((v) => v.nullable) || plan.output.some((a) => a.nullable)
  return { ...e, values, plan, nullable }
}

const projected = (input: ResolvedRelation, expressions: readonly NamedExpression[]): ResolvedRelation => ({
  kind: 'Project',
  input,
  expressions,
  output: expressions.map(toAttribute),
  planIds: [],
})

function compared(
  value: ResolvedExpression,
  column: AttributeReference,
  whole: SubqueryExpression,
  context: AnalyzerContext,
): readonly [ResolvedExpression, ResolvedExpression] {
  try {
    const call = resolveCall(requireFunction('=='), '=', [value, column], false, context)
    const [left, right] = call.kind === 'ScalarCall' ? call.arguments : []
    if (left !== undefined && right !== undefined) return [left, right]
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
  }
  const mismatch = whole.values.flatMap((v, i) => {
    const other = planOf(whole.plan).output[i]
    const text = `(${prettySql(v)}:${sqlType(v.dataType)}, ${other?.name}:${other === undefined ? '' : sqlType(other.dataType)})`
    return v === value ? [text] : []
  })
  throw analysisError('DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH', {
    sqlExpr: quotedSql(whole),
    mismatchedColumns: mismatch.join(', '),
    leftType: whole.values.map((v) => `"${sqlType(v.dataType)}"`).join(', '),
    rightType: planOf(whole.plan)
      .output.map((a) => `"${sqlType(a.dataType)}"`)
      .join(', '),
  })
}
