import { analysisError } from '../../errors/spark-error.ts'
import type * as plan from '../../plan/expression.ts'
import type { Project } from '../../plan/relation.ts'
import type {
  Alias,
  AttributeReference,
  GeneratorCall,
  NamedExpression,
  ResolvedExpression,
} from '../../resolved/expression.ts'
import { prettySql, quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { exists, replace } from '../../resolved/tree.ts'
import { aliasOf, attributeOf, toAttribute } from '../attribute.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression } from '../expression.ts'
import { LateralAliases, selectLateral } from '../lateral-alias.ts'
import { hiddenColumns, supplyColumns } from '../missing-columns.ts'
import { nameExpression } from '../naming.ts'
import { checkSelfJoin, type FrameReference } from '../self-join.ts'
import { expandStars } from '../star.ts'
import { aggregateOver } from './aggregate-over.ts'
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
  const scope = {
    context,
    attributes: input.output,
    beyond: () => hiddenColumns(input),
    references,
    lateral: lateral.find,
  }
  const items = expandStars(sources, input, context).map(
    (source): Item =>
      source.kind === 'AttributeReference'
        ? { resolved: source }
        : { source, resolved: lateral.give(resolveExpression(source, scope)) },
  )
  checkSelfJoin(references, [input], context.conf)
  const generated = extractGenerator(input, items)
  const named = generated.items.map((i) => nameExpression(i.source, i.resolved, inSql))
  const isAggregated = named.some((e) => exists(e, (n) => n.kind === 'AggregateCall' && !insideWindow(e, n)))
  const build = (list: readonly NamedExpression[], ids: readonly number[]): ResolvedRelation =>
    isAggregated
      ? aggregateOver(generated.input, [], list, ids)
      : projectOver(supplyColumns(generated.input, list), list, ids)
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
  const below = windows.length === 0 ? input : windowOver(input, windows)
  return { kind: 'Project', input: below, expressions: replaced, output: replaced.map(toAttribute), planIds }
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

interface Item {
  /** Absent for a column that a star stands for. */
  readonly source?: plan.Expression
  readonly resolved: ResolvedExpression
}

function extractGenerator(
  input: ResolvedRelation,
  items: readonly Item[],
): { readonly input: ResolvedRelation; readonly items: readonly Item[] } {
  const top = (i: Item): GeneratorCall | undefined => {
    const e = i.resolved.kind === 'Alias' ? i.resolved.child : i.resolved
    return e.kind === 'GeneratorCall' ? e : undefined
  }
  const nested = items.find((i) => top(i) === undefined && exists(i.resolved, (n) => n.kind === 'GeneratorCall'))
  if (nested !== undefined) {
    const e = nested.resolved.kind === 'Alias' ? nested.resolved.child : nested.resolved
    throw analysisError('UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS', { expression: quotedSql(e) })
  }
  const generators = items.filter((i) => top(i) !== undefined)
  if (generators.length > 1) {
    throw analysisError('UNSUPPORTED_GENERATOR.MULTI_GENERATOR', {
      clause: 'select',
      num: String(generators.length),
      generators: generators.map((g) => quotedSql(top(g) as GeneratorCall)).join(', '),
    })
  }
  const [item] = generators
  const generator = item === undefined ? undefined : top(item)
  if (item === undefined || generator === undefined) return { input, items }
  const columns = generatedColumns(generator, item.source)
  const ready = supplyColumns(input, [generator])
  const over: ResolvedRelation = {
    kind: 'Generate',
    input: ready,
    generator,
    output: [...ready.output, ...columns],
    planIds: [],
  }
  return {
    input: over,
    items: items.flatMap((i) => (i === item ? columns.map((c) => ({ resolved: c })) : [i])),
  }
}

function generatedColumns(
  generator: GeneratorCall,
  source: plan.Expression | undefined,
): readonly AttributeReference[] {
  const { dataType } = generator
  const fields = dataType.kind === 'struct' ? dataType.fields : []
  const names = source?.kind === 'Alias' ? source.name : []
  if (names.length > 0 && names.length !== fields.length) {
    throw analysisError('UDTF_ALIAS_NUMBER_MISMATCH', {
      aliasesSize: String(fields.length),
      aliasesNames: names.join(','),
    })
  }
  return fields.map((f, i) => attributeOf({ ...f, name: names[i] ?? f.name, nullable: f.nullable || generator.outer }))
}
