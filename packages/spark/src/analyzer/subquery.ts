import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quotedIfNeeded } from '../lexer/quoting.ts'
import type * as plan from '../plan/expression.ts'
import { type Relation, relationOf } from '../plan/relation.ts'
import type {
  AttributeReference,
  NamedExpression,
  OuterBinding,
  ResolvedExpression,
  SubqueryExpression,
} from '../resolved/expression.ts'
import { prettySql, quotedSql } from '../resolved/pretty.ts'
import { inputsOf, planOf, type ResolvedRelation } from '../resolved/relation.ts'
import { asksForRow, drawsNumbers, expressionsOf } from '../resolved/relation-expressions.ts'
import { childrenOf } from '../resolved/tree.ts'
import { findWiderTypeForTwo } from '../types/coercion.ts'
import { BooleanType, type DataType, IntegerType } from '../types/data-type.ts'
import { simpleString, sqlType } from '../types/print.ts'
import { aliasOf, toAttribute } from './attribute.ts'
import { implicitlyCast } from './cast.ts'
import { usesCommonTable } from './common-tables.ts'
import { isComparable } from './comparable.ts'
import type { AnalyzerContext, OuterScope } from './context.ts'
import { liftAggregates } from './outer-aggregates.ts'
import { findColumn } from './scope.ts'
import { isQualified } from './star.ts'

/** The columns around a subquery, and which of them it uses. */
export interface Surroundings extends OuterScope {
  readonly bindings: () => readonly OuterBinding[]
}

/**
 * @param groups - where a column is looked for, one after the other
 * @param takesAggregates - whether aggregates of those columns alone are computed there
 */
export function surroundings(
  groups: readonly (() => readonly AttributeReference[])[],
  { conf }: AnalyzerContext,
  takesAggregates = false,
): Surroundings {
  const used = new Map<number, AttributeReference>()
  return {
    takesAggregates,
    find(parts) {
      for (const group of groups) {
        const match = findColumn(parts, group(), conf.caseSensitive)
        if (match === undefined) continue
        used.set(match.attribute.id, match.attribute)
        return match
      }
      return undefined
    },
    namesOf(target) {
      for (const group of groups) {
        const found = group().filter((a) => isQualified(a, target, conf.caseSensitive))
        if (found.length > 0) return found.map((a) => a.name)
        const type = findColumn(target, group(), conf.caseSensitive)?.attribute.dataType
        if (type?.kind === 'struct') return type.fields.map((f) => f.name)
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
  const { subqueryType } = e
  const { plan: analyzed, bindings } = liftAggregates(context.analyzeInner(relationOf(e.plan), around), around)
  const inner = subqueryType === 'scalar' ? withoutEmptyGroupsBelow(analyzed) : withoutEmptyGroups(analyzed)
  const asked = outerNames(analyzed)
  const own = around.bindings().filter((b) => bindings.length === 0 || asked.some((a) => a.id === b.id))
  const place = { ...(e.span !== undefined && { span: e.span }), ...writtenAs(relationOf(e.plan), inner) }
  const outer = [...own, ...bindings]
  const base = { kind: 'SubqueryExpression', subqueryType, plan: inner, values, outer, asked, ...place } as const
  if (e.subqueryType === 'exists') return { ...base, dataType: BooleanType, nullable: false }
  if (e.subqueryType === 'in') return membership({ ...base, dataType: BooleanType, nullable: true }, context)
  const [column, ...others] = inner.output
  if (column === undefined || others.length > 0) {
    throw analysisError('INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN', {
      number: String(inner.output.length),
    })
  }
  return { ...base, dataType: column.dataType, nullable: true }
}

/** Two subqueries of one text are one to Spark, but for tables that WITH names. */
const writtenAs = (relation: Relation, plan: ResolvedRelation): { readonly written?: Relation } =>
  drawsNumbers(plan) || usesCommonTable(relation) ? {} : { written: relation }

/** What it asks of the row around it, each time that it does: so Spark prints it. */
const outerNames = (plan: ResolvedRelation): readonly AttributeReference[] => [
  ...expressionsOf(plan).flatMap(outerAttributes),
  ...inputsOf(plan).flatMap(outerNames),
]
const outerAttributes = (e: ResolvedExpression): readonly AttributeReference[] =>
  e.kind === 'OuterReference' ? [e.attribute] : childrenOf(e).flatMap(outerAttributes)

/** Of EXISTS and IN, Spark aggregates by what compares with the row around: where nothing compares there is no row. */
function withoutEmptyGroups(plan: ResolvedRelation): ResolvedRelation {
  if (!asksForRow(plan)) return plan
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
    case 'Join':
      return { ...plan, left: withoutEmptyGroups(plan.left), right: withoutEmptyGroups(plan.right) }
    default:
      return plan
  }
}

/** Of a scalar subquery it gives only the topmost aggregate what that is of no row. */
function withoutEmptyGroupsBelow(plan: ResolvedRelation): ResolvedRelation {
  if (!asksForRow(plan)) return plan
  switch (plan.kind) {
    case 'Aggregate':
      return { ...plan, input: withoutEmptyGroups(plan.input) }
    case 'Project':
    case 'Filter':
    case 'Rename':
    case 'Sort':
      return { ...plan, input: withoutEmptyGroupsBelow(plan.input) }
    default:
      return plan
  }
}

const ONE: ResolvedExpression = { kind: 'Literal', dataType: IntegerType, nullable: false, value: 1 }

/** `a IN (SELECT …)`: both sides take the type of both, as in a union. */
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
  const other = output.find((a) => !isComparable(a.dataType))
  if (other !== undefined) throw incomparable(other.dataType)
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

/** Spark's analyzer goes round until it gives up. */
const incomparable = (type: DataType): Error =>
  new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to analyze IN: a subquery of type ${sqlType(type)} cannot be compared`,
    'Compare a part of the value, or its text.',
  )

const writtenSql = (e: ResolvedExpression): string =>
  e.kind === 'Literal' && typeof e.value === 'string' ? `'${e.value}'` : prettySql(e)

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
  // Not the types that `=` compares: beside a number a string stays one.
  const type = findWiderTypeForTwo(value.dataType, column.dataType, context.conf)
  const { ansi } = context.conf
  if (type !== undefined) return [implicitlyCast(value, type, ansi), implicitlyCast(column, type, ansi)]
  const mismatch = whole.values.flatMap((v, i) => {
    const other = planOf(whole.plan).output[i]
    const column = other === undefined ? '' : `${quotedIfNeeded(other.name)}:${simpleString(other.dataType)}`
    const text = `(${writtenSql(v)}:${simpleString(v.dataType)}, ${column})`
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
