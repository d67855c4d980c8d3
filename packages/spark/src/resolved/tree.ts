import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { fold } from '../trees/fold.ts'
import type { FrameBound, ResolvedExpression, WindowExpression } from './expression.ts'

/** The expressions directly below a node. */
export function childrenOf(e: ResolvedExpression): readonly ResolvedExpression[] {
  switch (e.kind) {
    case 'Literal':
    case 'AttributeReference':
    case 'LambdaVariable':
    case 'OuterReference':
      return []
    case 'SubqueryExpression':
      return [...e.values, ...e.outer.map((o) => o.expression)]
    case 'Alias':
    case 'Cast':
    case 'SortOrder':
      return [e.child]
    case 'ScalarCall':
    case 'GeneratorCall':
    case 'UserFunctionCall':
    case 'WindowFunctionCall':
      return e.arguments
    case 'AggregateCall':
      return e.filter === undefined ? e.arguments : [...e.arguments, e.filter]
    case 'WindowExpression':
      return [e.function, ...e.partitionSpec, ...e.orderSpec, ...boundExpressions(e)]
    case 'LambdaFunction':
      return [e.body]
  }
}

const boundExpressions = (e: WindowExpression): readonly ResolvedExpression[] =>
  [e.frame.lower, e.frame.upper].filter((b): b is ResolvedExpression => typeof b === 'object')

type Change = (e: ResolvedExpression) => ResolvedExpression

const keepKind = <E extends ResolvedExpression>(e: E, change: Change): E => {
  const changed = change(e)
  if (changed.kind !== e.kind) throw new Error(`A ${e.kind} cannot become a ${changed.kind} here`)
  return changed as E
}

/** The same node over changed children; itself when none changed. */
export function mapChildren(e: ResolvedExpression, change: Change): ResolvedExpression {
  switch (e.kind) {
    case 'Literal':
    case 'AttributeReference':
    case 'LambdaVariable':
    case 'OuterReference':
      return e
    case 'SubqueryExpression':
      return {
        ...e,
        values: e.values.map(change),
        outer: e.outer.map((o) => ({ ...o, expression: change(o.expression) })),
      }
    case 'Alias':
    case 'Cast':
    case 'SortOrder': {
      const child = change(e.child)
      return child === e.child ? e : { ...e, child }
    }
    case 'ScalarCall':
    case 'GeneratorCall':
    case 'UserFunctionCall':
    case 'WindowFunctionCall':
      return withArguments(e, change)
    case 'AggregateCall': {
      const call = withArguments(e, change)
      if (e.filter === undefined) return call
      const filter = change(e.filter)
      return filter === e.filter ? call : { ...call, filter }
    }
    case 'WindowExpression':
      return mapWindow(e, change)
    case 'LambdaFunction': {
      const body = change(e.body)
      return body === e.body ? e : { ...e, body }
    }
  }
}

function withArguments<E extends ResolvedExpression & { readonly arguments: readonly ResolvedExpression[] }>(
  e: E,
  change: Change,
): E {
  const args = e.arguments.map(change)
  return args.every((a, i) => a === e.arguments[i]) ? e : { ...e, arguments: args }
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

/** The same node over other children, which stand in the order of `childrenOf`. */
function withChildren(e: ResolvedExpression, children: readonly ResolvedExpression[]): ResolvedExpression {
  let next = 0
  return mapChildren(e, (child) => {
    const changed = children[next] ?? child
    next += 1
    return changed
  })
}

/** Changes the tree from the top; a node for which `change` gives something is not entered. */
export const replace = (
  root: ResolvedExpression,
  change: (e: ResolvedExpression) => ResolvedExpression | undefined,
): ResolvedExpression => fold(root, { below: childrenOf, known: change, make: withChildren })

export function exists(root: ResolvedExpression, test: (e: ResolvedExpression) => boolean): boolean {
  const waiting = [root]
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (test(e)) return true
    pushChildren(e, waiting)
  }
  return false
}

/** The first child comes to lie on top. */
function pushChildren(e: ResolvedExpression, waiting: ResolvedExpression[]): void {
  const children = childrenOf(e)
  for (let i = children.length - 1; i >= 0; i--) waiting.push(children[i] as ResolvedExpression)
}

/** Every node for which the test holds, top first; found nodes are not searched further. */
export function collect(
  root: ResolvedExpression,
  test: (e: ResolvedExpression) => boolean,
): readonly ResolvedExpression[] {
  const found: ResolvedExpression[] = []
  const waiting = [root]
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (test(e)) found.push(e)
    else pushChildren(e, waiting)
  }
  return found
}

/** Whether a row always gives the same value, wherever it stands. */
export const isDeterministic = (e: ResolvedExpression): boolean =>
  !exists(e, (n) =>
    n.kind === 'UserFunctionCall'
      ? !n.function.deterministic
      : n.kind === 'ScalarCall' && n.function.deterministic === false,
  )

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

/** Two expressions with the same key compute the same value from the same row. Aliases do not count. */
export const semanticKey = (root: ResolvedExpression): string =>
  fold<ResolvedExpression, string>(root, {
    below: childrenOf,
    known: (e) => keys.get(e),
    make: (e, children) => {
      const key = shortened(keyOver(e, children))
      keys.set(e, key)
      return key
    },
  })

const keys = new WeakMap<ResolvedExpression, string>()

/** The key of a large tree is a digest of it: it is asked for at every level. */
const shortened = (key: string): string => (key.length > 256 ? bytesToHex(sha256(utf8ToBytes(key))) : key)

function keyOver(e: ResolvedExpression, children: readonly string[]): string {
  const args = (): string => children.join(',')
  switch (e.kind) {
    case 'Literal':
      return `lit(${e.dataType.kind === 'decimal' ? `decimal ${e.dataType.scale}` : e.dataType.kind}:${JSON.stringify(e.value, stringify)})`
    case 'AttributeReference':
      return `#${e.id}`
    case 'LambdaVariable':
      return `λ${e.id}`
    case 'OuterReference':
      return `outer#${e.attribute.id}`
    case 'SubqueryExpression':
      return `${e.subqueryType}${identityOf(e.plan)}(${args()})`
    case 'Alias':
      return args()
    case 'Cast':
      return `cast(${args()}:${JSON.stringify(e.dataType)}:${e.evalMode})`
    case 'SortOrder':
      return `${args()} ${e.direction} ${e.nullOrdering}`
    case 'UserFunctionCall':
      return `udf${identityOf(e.function)}(${args()})${e.function.deterministic ? '' : `@${identityOf(e)}`}`
    case 'WindowExpression':
      return `over(${args()};${e.partitionSpec.length};${e.frame.frameType};${boundText(e.frame.lower)};${boundText(e.frame.upper)})`
    case 'AggregateCall':
      return `${e.function.name}(${e.isDistinct ? 'distinct ' : ''}${args()}${e.filter === undefined ? '' : ' filter'})`
    case 'LambdaFunction':
      return `λ(${e.parameters.map((p) => p.id)})${args()}`
    default:
      if (e.kind === 'ScalarCall' && COMMUTATIVE.has(e.function.name))
        return `${e.function.name}(${[...children].sort()})`
      return `${e.function.name}(${args()})${e.function.deterministic === false ? `@${identityOf(e)}` : ''}`
  }
}

/** Whose operands Spark puts in an order of its own before it compares. */
const COMMUTATIVE: ReadonlySet<string> = new Set(['+', '*', 'and', 'or', '==', '<=>', '&', '|', '^'])

const boundText = (b: FrameBound): string => (typeof b === 'object' ? 'value' : b)
