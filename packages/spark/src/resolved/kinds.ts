import { getArrayStructFields } from '../functions/internal.ts'
import type { Relation } from '../plan/relation.ts'
import { isComplex } from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type {
  AggregateCall,
  FrameBound,
  GeneratorCall,
  ResolvedExpression,
  ScalarCall,
  UserFunctionCall,
  WindowExpression,
  WindowFunctionCall,
} from './expression.ts'
import { literalText, subqueryText, type Text, windowText } from './expression-text.ts'

type Change = (e: ResolvedExpression) => ResolvedExpression
type Kind = ResolvedExpression['kind']

/** What the walkers of a tree have to know of a node of one kind. */
export interface KindFacts<E extends ResolvedExpression = ResolvedExpression> {
  /** The expressions directly below. */
  children(e: E): readonly ResolvedExpression[]
  /** The same node over changed children, which come in the order of `children`; itself when none changed. */
  over(e: E, change: Change): ResolvedExpression
  /** Tells what the node computes of what those below compute: two with one key give the same value from the same row. */
  key(e: E, children: readonly string[]): string
  /** As Spark prints it. */
  pretty(e: E, text: Text): string
  /** Whether a node whose children are constant is constant too. What is taken so by mistake is computed once for all rows. */
  isConstant(e: E): boolean
}

const none = (): readonly ResolvedExpression[] => []
const never = (): boolean => false
const always = (): boolean => true

type WithChild = Extract<ResolvedExpression, { readonly child: ResolvedExpression }>
type WithArguments = Extract<ResolvedExpression, { readonly arguments: readonly ResolvedExpression[] }>

/** A node without any below. */
const leaf = { children: none, over: <E extends ResolvedExpression>(e: E): E => e }
const oneChild = {
  children: (e: WithChild): readonly ResolvedExpression[] => [e.child],
  over: <E extends WithChild>(e: E, change: Change): E => {
    const child = change(e.child)
    return child === e.child ? e : { ...e, child }
  },
}
const itsArguments = {
  children: (e: WithArguments): readonly ResolvedExpression[] => e.arguments,
  over: withArguments,
}

function withArguments<E extends WithArguments>(e: E, change: Change): E {
  const args = e.arguments.map(change)
  return args.every((a, i) => a === e.arguments[i]) ? e : { ...e, arguments: args }
}

/** By an entry of the functions: what it says goes. */
const called = {
  ...itsArguments,
  key: (e: ScalarCall | WindowFunctionCall | GeneratorCall, children: readonly string[]): string =>
    e.kind === 'ScalarCall' && COMMUTATIVE.has(e.function.name)
      ? `${e.function.name}(${[...children].sort()})${boundTo(e)}`
      : `${e.function.name}(${children.join(',')})${e.function.deterministic === false ? `@${identityOf(e)}` : boundTo(e)}`,
  pretty: (e: ScalarCall | WindowFunctionCall | GeneratorCall | AggregateCall, text: Text): string => {
    const args = (e.shown ?? e.arguments).map(e.function === getArrayStructFields ? listText(text) : text)
    return e.function.sql?.(args, e.name) ?? `${e.name}(${args.join(', ')})`
  },
}

/** Under other settings it is another one. */
const boundTo = (e: ResolvedExpression): string => ('conf' in e && e.conf !== undefined ? `^${identityOf(e.conf)}` : '')

/** The list that a field is taken of: Spark prints what it knows of an aggregate's buffer, too. */
const listText =
  (text: Text): Text =>
  (e) =>
    e.kind === 'AggregateCall' && e.function.buffered === true ? text(e).replace(/\)$/, ', 0, 0)') : text(e)

/** Whose operands Spark puts in an order of its own before it compares. */
const COMMUTATIVE: ReadonlySet<string> = new Set(['+', '*', 'and', 'or', '==', '<=>', '&', '|', '^'])

/** One a kind: the compiler names the kind that has none. */
const KINDS: { readonly [K in Kind]: KindFacts<Extract<ResolvedExpression, { readonly kind: K }>> } = {
  Literal: {
    ...leaf,
    key: (e) =>
      `lit(${e.dataType.kind === 'decimal' ? `decimal ${e.dataType.scale}` : e.dataType.kind}:${JSON.stringify(e.value, stringify)})`,
    pretty: literalText,
    isConstant: always,
  },
  AttributeReference: { ...leaf, key: (e) => `#${e.id}`, pretty: (e) => e.name, isConstant: never },
  LambdaVariable: {
    ...leaf,
    key: (e) => `λ${e.id}`,
    pretty: () => 'namedlambdavariable()',
    isConstant: never,
  },
  OuterReference: {
    ...leaf,
    key: (e) => `outer#${e.attribute.id}`,
    pretty: (e) => `outer(${[...e.attribute.qualifier, e.attribute.name].join('.')})`,
    isConstant: never,
  },
  SubqueryExpression: {
    children: (e) => [...e.values, ...e.outer.map((o) => o.expression)],
    over: (e, change) => ({
      ...e,
      values: e.values.map(change),
      outer: e.outer.map((o) => ({ ...o, expression: change(o.expression) })),
    }),
    key: (e, children) =>
      `${e.subqueryType}${e.written === undefined ? identityOf(e.plan) : textOf(e.written)}(${children.join(',')})`,
    pretty: subqueryText,
    isConstant: never,
  },
  Alias: {
    ...oneChild,
    key: (_, children) => children.join(','),
    pretty: (e, text) => `${text(e.child)} AS ${e.name}`,
    isConstant: always,
  },
  Cast: {
    ...oneChild,
    key: (e, children) => `cast(${children.join(',')}:${JSON.stringify(e.dataType)}:${e.evalMode})${boundTo(e)}`,
    // Spark prints a cast to an array, map or struct as what is cast.
    pretty: (e, text) =>
      e.explicit && !isComplex(e.dataType)
        ? `${e.evalMode === 'try' ? 'TRY_CAST' : 'CAST'}(${text(e.child)} AS ${sqlType(e.dataType)})`
        : text(e.child),
    isConstant: always,
  },
  SortOrder: {
    ...oneChild,
    key: (e, children) => `${children.join(',')} ${e.direction} ${e.nullOrdering}`,
    pretty: (e, text) =>
      `${text(e.child)} ${e.direction === 'ascending' ? 'ASC' : 'DESC'} NULLS ${e.nullOrdering.toUpperCase()}`,
    isConstant: never,
  },
  ScalarCall: {
    ...called,
    isConstant: (e) => e.function.foldable ?? e.function.deterministic !== false,
  },
  WindowFunctionCall: { ...called, isConstant: never },
  GeneratorCall: { ...called, isConstant: never },
  UserFunctionCall: {
    ...itsArguments,
    key: (e, children) =>
      `udf${identityOf(e.function)}(${children.join(',')})${e.function.deterministic ? '' : `@${identityOf(e)}`}`,
    pretty: (e: UserFunctionCall, text) => `${e.function.name}(${e.arguments.map(text).join(', ')})`,
    isConstant: never,
  },
  AggregateCall: {
    children: (e) => (e.filter === undefined ? e.arguments : [...e.arguments, e.filter]),
    over: (e, change) => {
      const call = withArguments(e, change)
      if (e.filter === undefined) return call
      const filter = change(e.filter)
      return filter === e.filter ? call : { ...call, filter }
    },
    key: (e, children) =>
      `${e.function.name}(${e.isDistinct ? 'distinct ' : ''}${children.join(',')}${e.filter === undefined ? '' : ' filter'})`,
    pretty: (e, text) => {
      const all = called.pretty(e, text)
      const shown = e.isDistinct ? all.replace('(', '(DISTINCT ') : all
      return e.filter === undefined ? shown : `${shown} FILTER (WHERE ${text(e.filter)})`
    },
    isConstant: never,
  },
  WindowExpression: {
    children: (e) => [e.function, ...e.partitionSpec, ...e.orderSpec, ...boundExpressions(e)],
    over: mapWindow,
    key: (e, children) =>
      `over(${children.join(',')};${e.partitionSpec.length};${e.frame.frameType};${boundKey(e.frame.lower)};${boundKey(e.frame.upper)})`,
    pretty: windowText,
    isConstant: never,
  },
  LambdaFunction: {
    children: (e) => [e.body],
    over: (e, change) => {
      const body = change(e.body)
      return body === e.body ? e : { ...e, body }
    },
    key: (e, children) => `λ(${e.parameters.map((p) => p.id)})${children.join(',')}`,
    pretty: (e, text) => `lambdafunction(${[e.body, ...e.parameters].map(text).join(', ')})`,
    isConstant: never,
  },
}

/** What is known of the kind of a node. */
export const factsOf = (e: ResolvedExpression): KindFacts => KINDS[e.kind] as KindFacts

const boundExpressions = (e: WindowExpression): readonly ResolvedExpression[] =>
  [e.frame.lower, e.frame.upper].filter((b): b is ResolvedExpression => typeof b === 'object')
const boundKey = (b: FrameBound): string => (typeof b === 'object' ? 'value' : b)

const keepKind = <E extends ResolvedExpression>(e: E, change: Change): E => {
  const changed = change(e)
  if (changed.kind !== e.kind) throw new Error(`A ${e.kind} cannot become a ${changed.kind} here`)
  return changed as E
}

function mapWindow(e: WindowExpression, change: Change): WindowExpression {
  const bound = (b: FrameBound): FrameBound => (typeof b === 'object' ? change(b) : b)
  return {
    ...e,
    function: keepKind(e.function, change),
    partitionSpec: e.partitionSpec.map(change),
    orderSpec: e.orderSpec.map((o) => keepKind(o, change)),
    frame: { ...e.frame, lower: bound(e.frame.lower), upper: bound(e.frame.upper) },
  }
}

/** A plan without its places in the text. */
const textOf = (plan: Relation): string =>
  JSON.stringify(plan, (name, v) => (name === 'span' || name === 'planIds' ? undefined : stringify(name, v)))

let identities = 0
const identity = new WeakMap<object, number>()
const identityOf = (o: object): number => {
  const known = identity.get(o)
  if (known !== undefined) return known
  identities += 1
  identity.set(o, identities)
  return identities
}

const stringify = (_: string, v: unknown): unknown =>
  typeof v === 'bigint'
    ? `${v}n`
    : v instanceof Uint8Array
      ? `x${[...v]}`
      : typeof v === 'number' && (Object.is(v, -0) || !Number.isFinite(v))
        ? `${Object.is(v, -0) ? '-' : ''}${v}d`
        : v
