import type { Argument } from '../functions/define.ts'
import { type Fold, fold } from '../trees/fold.ts'
import type { DataType } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'
import type { ResolvedExpression } from './expression.ts'
import { factsOf } from './kinds.ts'
import { planText } from './plan-text.ts'
import { prettySql } from './pretty.ts'
import { childrenOf, exists } from './tree.ts'

const foldable = new WeakMap<ResolvedExpression, boolean>()

/** True where no row is needed to know the value, as Spark's `foldable`. */
export function isFoldable(root: ResolvedExpression): boolean {
  const waiting = [root]
  let looks = 0
  for (let e = waiting.pop(); e !== undefined; e = waiting.pop()) {
    if (!factsOf(e).isConstant(e)) return false
    looks += 1
    if (looks > SMALL) return fold(root, FOLDABLE)
    for (const child of childrenOf(e)) waiting.push(child)
  }
  return true
}

/** Of a large tree it is noted: each level of it may be asked. */
const SMALL = 16

const FOLDABLE: Fold<ResolvedExpression, boolean> = {
  below: (e) => (factsOf(e).isConstant(e) ? childrenOf(e) : []),
  known: (e) => foldable.get(e),
  make: (e, children) => {
    const known = factsOf(e).isConstant(e) && !children.includes(false)
    foldable.set(e, known)
    return known
  },
}

type Evaluate = (e: ResolvedExpression) => Value

/** What a function entry may know of an argument. The value is computed when asked for. */
export const argumentOf = (e: ResolvedExpression, evaluate: Evaluate): Argument => new ResolvedArgument(e, evaluate)

/** A class, as every call makes some: getters of an object literal are made anew with each. */
class ResolvedArgument implements Argument {
  readonly dataType: DataType
  readonly nullable: boolean
  readonly literal: boolean
  readonly #of: ResolvedExpression
  readonly #evaluate: Evaluate

  constructor(e: ResolvedExpression, evaluate: Evaluate) {
    this.dataType = e.dataType
    this.nullable = e.nullable
    this.literal = e.kind === 'Literal'
    this.#of = e
    this.#evaluate = evaluate
  }

  get name(): string | undefined {
    return fieldName(this.#of, this.#evaluate)
  }
  get sql(): string {
    return prettySql(this.#of)
  }
  get plan(): string {
    return planText(this.#of)
  }
  get columns(): readonly string[] {
    const names: string[] = []
    exists(this.#of, (node) => {
      if (node.kind === 'AttributeReference') names.push(node.name)
      return false
    })
    return names
  }
  get foldable(): boolean {
    return this.literal || isFoldable(this.#of)
  }
  get elements(): readonly boolean[] | undefined {
    const e = this.#of
    if (e.kind !== 'ScalarCall') return undefined
    return e.function.elements?.(e.arguments.map((a) => argumentOf(a, this.#evaluate)))
  }
  get value(): Value | undefined {
    const e = this.#of
    if (e.kind === 'Literal') return e.value
    if (!isFoldable(e)) return undefined
    try {
      return this.#evaluate(e)
    } catch {
      return undefined
    }
  }
}

/** `struct(a.b)` calls its field `b`. */
function fieldName(e: ResolvedExpression, evaluate: Evaluate): string | undefined {
  if (e.kind === 'AttributeReference' || e.kind === 'Alias' || e.kind === 'LambdaVariable') return e.name
  if (e.kind === 'OuterReference') return e.attribute.name
  if (e.kind !== 'ScalarCall') return undefined
  return e.function.fieldName?.(
    e.arguments.map((a) => argumentOf(a, evaluate)),
    e.name,
  )
}
