import { analysisError } from '../../errors/spark-error.ts'
import type * as plan from '../../plan/expression.ts'
import { isFoldable } from '../../resolved/argument.ts'
import type {
  AttributeReference,
  GeneratorCall,
  NamedExpression,
  ResolvedExpression,
} from '../../resolved/expression.ts'
import { quotedSql } from '../../resolved/pretty.ts'
import type { ResolvedRelation } from '../../resolved/relation.ts'
import { exists } from '../../resolved/tree.ts'
import { aliasOf, attributeOf, toAttribute } from '../attribute.ts'
import { supplyColumns } from '../missing-columns.ts'
import { nameExpression } from '../naming.ts'
import { findColumn, type Match } from '../scope.ts'

/** An item of a select list. */
export interface Item {
  /** Absent for a column that a star stands for. */
  readonly source?: plan.Expression
  readonly resolved: ResolvedExpression
  /** Of a generator whose columns are known before its rows are made. */
  readonly columns?: readonly AttributeReference[]
}

/** The generator that an item is, below its name. */
function generatorOf({ resolved }: Pick<Item, 'resolved'>): GeneratorCall | undefined {
  const e = resolved.kind === 'Alias' ? resolved.child : resolved
  return e.kind === 'GeneratorCall' ? e : undefined
}

interface Generated {
  readonly input: ResolvedRelation
  readonly items: readonly Item[]
}

/** Makes the rows of the generators among the items, each over those before it, and puts their columns in their places. */
export function extractGenerators(input: ResolvedRelation, items: readonly Item[]): Generated {
  const made = extractFirst(input, items)
  return made.items === items ? made : extractGenerators(made.input, made.items)
}

function extractFirst(input: ResolvedRelation, items: readonly Item[]): Generated {
  refuseNested(items)
  const item = items.find((i) => generatorOf(i) !== undefined)
  const generator = item === undefined ? undefined : generatorOf(item)
  if (item === undefined || generator === undefined) return { input, items }
  const columns = item.columns ?? generatedColumns(generator, item.source)
  const ready = supplyColumns(input, [generator])
  const output = [...ready.output, ...columns]
  const over: ResolvedRelation = { kind: 'Generate', input: ready, generator, output, planIds: [] }
  return {
    input: over,
    items: items.flatMap((i): readonly Item[] => (i === item ? columns.map((c) => ({ resolved: c })) : [i])),
  }
}

function refuseNested(items: readonly Item[]): void {
  const nested = items.find(
    (i) => generatorOf(i) === undefined && exists(i.resolved, (n) => n.kind === 'GeneratorCall'),
  )
  if (nested !== undefined) {
    const e = nested.resolved.kind === 'Alias' ? nested.resolved.child : nested.resolved
    throw analysisError('UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS', { expression: quotedSql(e) })
  }
}

/** Beside aggregates there may be one. */
function theGenerator(items: readonly Item[], clause: string): Item | undefined {
  refuseNested(items)
  const generators = items.flatMap((i) => generatorOf(i) ?? [])
  if (generators.length > 1) {
    throw analysisError('UNSUPPORTED_GENERATOR.MULTI_GENERATOR', {
      clause,
      num: String(generators.length),
      generators: generators.map(quotedSql).join(', '),
    })
  }
  return items.find((i) => generatorOf(i) !== undefined)
}

interface Aggregated {
  /** What the aggregation computes: the items beside the generator, and what that takes. */
  readonly list: readonly NamedExpression[]
  /** The items over the aggregation. */
  readonly items: readonly Item[]
}

/** The items of an aggregation whose generator stands above it; undefined where none is a generator. */
export function generatorAbove(items: readonly Item[], clause: string, inSql?: boolean): Aggregated | undefined {
  const item = theGenerator(items, clause)
  const generator = item === undefined ? undefined : generatorOf(item)
  if (item === undefined || generator === undefined) return undefined
  const list: NamedExpression[] = []
  const above = items.map((i): Item => {
    if (i !== item) {
      const named = nameExpression(i.source, i.resolved, inSql)
      list.push(named)
      return { resolved: toAttribute(named) }
    }
    const args = generator.arguments.map((a, n) => {
      if (isFoldable(a)) return a
      const input = aliasOf(a, `_gen_input_${n}`, {})
      list.push(input)
      return toAttribute(input)
    })
    return { ...item, resolved: { ...generator, arguments: args } }
  })
  return { list, items: above }
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

interface GeneratorResolver {
  readonly isGenerator: (name: string) => boolean
  readonly resolve: (e: plan.Expression) => ResolvedExpression
  readonly caseSensitive: boolean
}

/** The columns of a select list's generator: Spark makes them first, so the other items may use them wherever they stand. */
export class GeneratedNames {
  readonly #sources: readonly (plan.Expression | AttributeReference)[]
  readonly #how: GeneratorResolver
  readonly #items = new Map<plan.Expression, Item>()
  readonly #used = new Map<number, readonly string[]>()

  constructor(sources: readonly (plan.Expression | AttributeReference)[], how: GeneratorResolver) {
    this.#sources = sources
    this.#how = how
  }

  find(parts: readonly string[]): Match | undefined {
    const columns = this.#sources.flatMap((s) => this.#columnsOf(s))
    const match = findColumn(parts, columns, this.#how.caseSensitive)
    if (match !== undefined) this.#used.set(match.attribute.id, parts)
    return match
  }

  /** The item of a source whose columns were asked for. */
  itemOf(source: plan.Expression | undefined): Item | undefined {
    return source === undefined ? undefined : this.#items.get(source)
  }

  /** The names that led to its columns, by their ids. */
  get used(): ReadonlyMap<number, readonly string[]> {
    return this.#used
  }

  #columnsOf(source: plan.Expression | AttributeReference): readonly AttributeReference[] {
    const call = source.kind === 'Alias' ? source.expr : source
    if (source.kind === 'AttributeReference' || call.kind !== 'UnresolvedFunction') return []
    if (!this.#how.isGenerator(call.functionName)) return []
    const known = this.#items.get(source)
    if (known?.columns !== undefined) return known.columns
    const resolved = this.#how.resolve(source)
    const generator = generatorOf({ resolved })
    if (generator === undefined) return []
    const columns = generatedColumns(generator, source)
    this.#items.set(source, { source, resolved, columns })
    return columns
  }
}
