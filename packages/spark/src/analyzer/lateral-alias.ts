import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { sameName } from '../lexer/name-parts.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { Alias, AttributeReference, NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import { prettySql } from '../resolved/pretty.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import { exists, replace, semanticKey } from '../resolved/tree.ts'
import { aliasOf, toAttribute } from './attribute.ts'
import { columnsOf } from './missing-columns.ts'
import { findColumn, type Match } from './scope.ts'

/** The names that a select list gave so far: what follows may use them where no column has the name. */
export class LateralAliases {
  readonly #caseSensitive: boolean
  readonly #given: Alias[] = []
  readonly #used = new Set<number>()

  constructor(caseSensitive: boolean) {
    this.#caseSensitive = caseSensitive
  }

  /** @throws SparkError where several have the name */
  find = (parts: readonly string[]): Match | undefined => {
    const [first = ''] = parts
    const named = this.#given.filter((a) => sameName(a.name, first, this.#caseSensitive))
    if (named.length > 1)
      throw analysisError('AMBIGUOUS_LATERAL_COLUMN_ALIAS', { name: quoteName([first]), n: String(named.length) })
    const match = findColumn(parts, named.map(toAttribute), this.#caseSensitive)
    if (match === undefined) return undefined
    const { attribute, fields } = match
    this.#used.add(attribute.id)
    // So Spark prints it in the names of columns.
    return { attribute: { ...attribute, name: `lateralAliasReference(${attribute.name})` }, fields }
  }

  /** Notes what an item is called, and gives it back under its own name. */
  give<E extends ResolvedExpression>(item: E): E {
    if (item.kind === 'Alias' && item.child.kind !== 'GeneratorCall') this.#given.push(item)
    if (item.kind !== 'AttributeReference' || !this.#used.has(item.id)) return item
    const own = this.#given.find((a) => a.id === item.id)
    return own === undefined ? item : { ...item, name: own.name }
  }

  get used(): ReadonlySet<number> {
    return this.#used
  }
}

interface Lateral {
  readonly used: ReadonlySet<number>
  /** What an aggregation groups by; absent where nothing is aggregated. */
  readonly grouping?: readonly ResolvedExpression[]
  /** Makes the relation of those items that use no alias, and of what the others need. */
  readonly build: (list: readonly NamedExpression[]) => ResolvedRelation
  /** A projection of columns and items that may use them. */
  readonly over: (input: ResolvedRelation, list: readonly NamedExpression[]) => ResolvedRelation
}

/** The items of a select list some of which use the names of others: each is computed above those that it uses. */
export function selectLateral(items: readonly NamedExpression[], how: Lateral): ResolvedRelation {
  const { used, grouping, build, over } = how
  const levels = levelsOf(items, used)
  for (const e of items) {
    checkPlace(e, used)
    checkName(e)
  }
  if (grouping?.some((g) => columnsOf(g).some((a) => used.has(a.id))) === true)
    throw analysisError('UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_GROUP_BY')
  const level = (e: NamedExpression): number => levels.get(e) ?? 0
  const parts = new Parts(grouping)
  const upper = items.filter((e) => level(e) > 0).map((e) => ({ level: level(e), item: parts.taken(e, used) }))
  let relation = build([...items.filter((e) => level(e) === 0), ...parts.found])
  for (let at = 1; at <= Math.max(...levels.values()); at++) {
    const here = upper.filter((u) => u.level === at && u.item.kind === 'Alias').map((u) => u.item)
    relation = over(relation, [...relation.output, ...here])
  }
  return relation
}

function levelsOf(items: readonly NamedExpression[], used: ReadonlySet<number>): ReadonlyMap<NamedExpression, number> {
  const levels = new Map<NamedExpression, number>()
  const byId = new Map<number, number>()
  for (const e of items) {
    const below = columnsOf(e).filter((a) => used.has(a.id))
    const level = Math.max(0, ...below.map((a) => (byId.get(a.id) ?? 0) + 1))
    levels.set(e, level)
    if (e.kind === 'Alias') byId.set(e.id, level)
  }
  return levels
}

/** What items above an aggregation need of it: its keys and aggregates; else the columns of the input. */
class Parts {
  readonly #keys: ReadonlySet<string> | undefined
  readonly #known = new Map<string, Alias | AttributeReference>()

  constructor(grouping: readonly ResolvedExpression[] | undefined) {
    this.#keys = grouping === undefined ? undefined : new Set(grouping.map(semanticKey))
  }

  get found(): readonly NamedExpression[] {
    return [...this.#known.values()]
  }

  taken(e: NamedExpression, used: ReadonlySet<number>): NamedExpression {
    if (e.kind !== 'Alias') return e
    const child = replace(e.child, (n) => {
      const isPart =
        n.kind === 'AggregateCall' || n.kind === 'WindowExpression' || this.#keys?.has(semanticKey(n)) === true
      const isColumn = n.kind === 'AttributeReference' && !used.has(n.id)
      return isPart || isColumn ? this.#part(n) : undefined
    })
    return { ...e, child }
  }

  #part(n: ResolvedExpression): AttributeReference {
    const key = semanticKey(n)
    const part = this.#known.get(key) ?? (n.kind === 'AttributeReference' ? n : aliasOf(n, prettySql(n), {}))
    this.#known.set(key, part)
    return toAttribute(part)
  }
}

/** Spark prints a field of such a name in another way. */
function checkName({ name }: NamedExpression): void {
  if (!/lateralAliasReference\([^()]*\)[.[]/.test(name)) return
  throw new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to name the column ${name}: it takes a field of a column that the same SELECT names`,
    'Give it a name by AS.',
  )
}

function checkPlace(item: NamedExpression, used: ReadonlySet<number>): void {
  const uses = (n: ResolvedExpression): boolean => columnsOf(n).some((a) => used.has(a.id))
  const refuse = (kind: 'AggregateCall' | 'WindowExpression', place: string): void => {
    if (!exists(item, (n) => n.kind === kind && uses(n))) return
    throw analysisError(`UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_${place}`, {
      lca: '',
      aggFunc: '',
      windowExpr: '',
    })
  }
  refuse('WindowExpression', 'WINDOW')
  refuse('AggregateCall', 'AGGREGATE_FUNC')
}
