import { analysisError } from '../../errors/spark-error.ts'
import type * as plan from '../../plan/expression.ts'
import type { Project } from '../../plan/relation.ts'
import type { Alias, AttributeReference, NamedExpression, ResolvedExpression } from '../../resolved/expression.ts'
import { prettySql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { exists, replace } from '../../resolved/tree.ts'
import { aliasOf, toAttribute } from '../attribute.ts'
import { functionIn } from '../availability.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression } from '../expression.ts'
import { LateralAliases, selectLateral } from '../lateral-alias.ts'
import { columnsOf, hiddenColumns, supplyColumns } from '../missing-columns.ts'
import { nameExpression } from '../naming.ts'
import { unresolvedColumn } from '../scope.ts'
import { checkSelfJoin, type FrameReference } from '../self-join.ts'
import { expandStars } from '../star.ts'
import { aggregateOver } from './aggregate-over.ts'
import { extractGenerators, GeneratedNames, generatorAbove, type Item } from './generated.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

export const project: Handler<Project> = (relation, inputs, context) =>
  select(onlyInput(inputs), relation.expressions, context, { planIds: planIdsOf(relation), inSql: relation.inSql })

/** `SELECT expressions FROM input`: stars, generators, windows and global aggregates included. */
export function select(
  input: ResolvedRelation,
  sources: readonly (plan.Expression | AttributeReference)[],
  context: AnalyzerContext,
  { planIds, inSql }: { readonly planIds: readonly number[]; readonly inSql?: boolean | undefined },
): ResolvedRelation {
  const references: FrameReference[] = []
  const lateral = new LateralAliases(context.conf.caseSensitive)
  const plainScope = { context, input, attributes: input.output, beyond: () => hiddenColumns(input), references }
  const written = expandStars(sources, input, context)
  const generators = new GeneratedNames(written, {
    isGenerator: (name) => isGeneratorName(name, context),
    resolve: (e) => resolveExpression(e, plainScope),
    caseSensitive: context.conf.caseSensitive,
  })
  const scope = {
    ...plainScope,
    lateral: (parts: readonly string[]) => generators.find(parts) ?? lateral.find(parts),
  }
  const resolved = written.map(
    (source): Item =>
      source.kind === 'AttributeReference'
        ? { resolved: source }
        : { source, resolved: lateral.give(resolveExpression(source, scope)) },
  )
  const items = resolved.map((item) => generators.itemOf(item.source) ?? item)
  checkSelfJoin(references, [input], context.conf)
  const isAggregated = items.some(({ resolved }) => isAggregate(resolved))
  checkGenerated(generators.used, items, isAggregated ? input : undefined)
  const how: How = { planIds, isAggregated, lateral }
  const above = isAggregated ? generatorAbove(items, 'aggregate', inSql) : undefined
  const generated =
    above === undefined
      ? extractGenerators(input, items)
      : extractGenerators(selectNamed(input, above.list, { ...how, planIds: [] }), above.items)
  const named = generated.items.map((i) => nameExpression(i.source, i.resolved, inSql))
  return above === undefined ? selectNamed(generated.input, named, how) : projectOver(generated.input, named, planIds)
}

interface How {
  readonly planIds: readonly number[]
  readonly isAggregated: boolean
  readonly lateral: LateralAliases
}

/** A select list without generators. */
function selectNamed(
  input: ResolvedRelation,
  named: readonly NamedExpression[],
  { planIds, isAggregated, lateral }: How,
): ResolvedRelation {
  const build = (list: readonly NamedExpression[], ids: readonly number[]): ResolvedRelation =>
    isAggregated ? aggregateOver(input, [], list, ids) : projectOver(supplyColumns(input, list), list, ids)
  if (lateral.used.size === 0) return build(named, planIds)
  const relation = selectLateral(named, {
    used: lateral.used,
    ...(isAggregated ? { grouping: [] } : {}),
    build: (list) => build(list, []),
    over: (below, list) => projectOver(below, list, []),
  })
  const output = named.map(toAttribute)
  return { kind: 'Project', input: relation, expressions: output, output, planIds }
}

/** Over an aggregation, and in a window, no item uses the columns of a generator. */
function checkGenerated(
  used: ReadonlyMap<number, readonly string[]>,
  items: readonly Item[],
  aggregated: ResolvedRelation | undefined,
): void {
  const [parts] = used.values()
  if (parts === undefined) return
  if (aggregated !== undefined) throw unresolvedColumn(parts, aggregated.output)
  const uses = (e: ResolvedExpression): boolean => columnsOf(e).some((a) => used.has(a.id))
  const inWindow = items.some((i) => exists(i.resolved, (n) => n.kind === 'WindowExpression' && uses(n)))
  if (!inWindow) return
  throw analysisError('UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_WINDOW', { lca: '', windowExpr: '' })
}

const isAggregate = (e: ResolvedExpression): boolean =>
  exists(e, (n) => n.kind === 'AggregateCall' && !insideWindow(e, n))

function isGeneratorName(name: string, { conf }: AnalyzerContext): boolean {
  const entry = functionIn(conf.profile, name)
  return typeof entry === 'object' && entry.kind === 'generator'
}

/** True for the function of a window expression: it is no aggregate of the select. */
function insideWindow(root: ResolvedExpression, call: ResolvedExpression): boolean {
  return exists(root, (n) => n.kind === 'WindowExpression' && n.function === call)
}

/** A projection whose window expressions are computed by a Window node below it. */
export function projectOver(
  input: ResolvedRelation,
  expressions: readonly NamedExpression[],
  planIds: readonly number[],
): ResolvedRelation {
  const windows: Alias[] = []
  const replaced = expressions.map((e) => extractWindows(e, windows))
  const output = replaced.map(toAttribute)
  if (windows.length === 0) return { kind: 'Project', input, expressions: replaced, output, planIds }
  // What is no window stands below them: it is computed for every row that they see.
  const plain = expressions.filter((e, i) => e.kind === 'Alias' && replaced[i] === e)
  const beside = new Set<NamedExpression>(plain)
  const below = windowOver(plain.length === 0 ? input : withColumns(input, plain), windows)
  const above = replaced.map((e) => (beside.has(e) ? toAttribute(e) : e))
  return { kind: 'Project', input: below, expressions: above, output, planIds }
}

function withColumns(input: ResolvedRelation, added: readonly NamedExpression[]): ResolvedRelation {
  const expressions = [...input.output, ...added]
  return { kind: 'Project', input, expressions, output: expressions.map(toAttribute), planIds: [] }
}

function windowOver(input: ResolvedRelation, expressions: readonly Alias[]): ResolvedRelation {
  return { kind: 'Window', input, expressions, output: [...input.output, ...expressions.map(toAttribute)], planIds: [] }
}

function extractWindows(e: NamedExpression, windows: Alias[]): NamedExpression {
  const changed = replace(e, (n) => {
    if (n.kind !== 'WindowExpression') return undefined
    const alias = aliasOf(n, prettySql(n), {})
    windows.push(alias)
    return toAttribute(alias)
  })
  return changed as NamedExpression
}
