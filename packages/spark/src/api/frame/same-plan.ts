import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { toCell } from '../../canonical/cell.ts'
import type { AttributeReference, ResolvedExpression } from '../../resolved/expression.ts'
import { inputsOf, planOf, type ResolvedRelation } from '../../resolved/relation.ts'
import { INLINE_TABLE, type ScanSource } from '../../resolved/source.ts'
import { childrenOf } from '../../resolved/tree.ts'
import { simpleString } from '../../types/print.ts'

// A plan as text that is the same for plans which Spark calls the same: without names of columns, with the operands of
// what commutes in one order, and with data that stands in no plan known by being that very data.

const COMMUTES = new Set(['+', '*', 'and', 'or', '=', '<=>', '&', '|', '^', 'greatest', 'least'])
const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' }
const NEGATED: Readonly<Record<string, string>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>' }

const identities = new WeakMap<object, number>()
let last = 0

function identityOf(object: object): number {
  const known = identities.get(object)
  if (known !== undefined) return known
  last += 1
  identities.set(object, last)
  return last
}

/** Numbers the columns of one plan in the order in which it makes them. */
class Canonical {
  readonly #columns = new Map<number, number>()

  #column(id: number): string {
    const known = this.#columns.get(id) ?? this.#columns.size
    this.#columns.set(id, known)
    return `#${known}`
  }
  #columnsOf(attributes: readonly AttributeReference[]): string {
    return attributes.map((a) => `${this.#column(a.id)}:${simpleString(a.dataType)}`).join(',')
  }

  relation(plan: ResolvedRelation): string {
    const inputs = inputsOf(plan).map((input) => this.relation(input))
    if (plan.kind === 'Rename' && plan.isShuffle !== true && sameColumns(plan.output, plan.input.output))
      return inputs[0] ?? ''
    if (plan.kind === 'LateralJoin') inputs.push(this.relation(plan.right))
    return `${plan.kind}(${[...inputs, this.#details(plan)].join(';')})[${this.#columnsOf(plan.output)}]`
  }

  #details(plan: ResolvedRelation): string {
    switch (plan.kind) {
      case 'Scan':
        return this.#source(plan.source, plan.origin === INLINE_TABLE)
      case 'Range':
        return `${plan.start},${plan.end},${plan.step}`
      case 'Project':
      case 'Window':
        return this.#list(plan.expressions)
      case 'Filter':
        return this.expression(plan.condition)
      case 'Join':
      case 'LateralJoin':
        return `${plan.joinType},${plan.condition === undefined ? '' : this.expression(plan.condition)}`
      case 'Aggregate':
        return `${this.#list(plan.grouping)}|${this.#list(plan.aggregates)}`
      case 'Expand':
        return plan.projections.map((p) => this.#list(p)).join('|')
      case 'Sort':
        return this.#list(plan.order)
      case 'SetOperation':
        return `${plan.setOpType},${plan.isAll}`
      case 'Deduplicate':
        return this.#list(plan.keys)
      case 'Generate':
        return this.expression(plan.generator)
      case 'Sample':
        return `${plan.lowerBound},${plan.upperBound},${plan.withReplacement},${plan.seed}`
      case 'Rename':
        return this.#list(plan.partitionedBy ?? [])
      default:
        return String(plan.count)
    }
  }

  #source(source: ScanSource, isInline: boolean): string {
    if (source.kind === 'Table') return JSON.stringify([source.database, source.name])
    if (source.kind === 'Files') return JSON.stringify([source.format, source.options, source.paths])
    if (source.kind === 'Local')
      return isInline ? `rows ${source.rows.map(rowText).join()}` : `data ${identityOf(source)}`
    return `computed ${identityOf(source.handle)}`
  }

  #list(expressions: readonly ResolvedExpression[]): string {
    return expressions.map((e) => this.expression(e)).join(',')
  }

  expression(e: ResolvedExpression): string {
    switch (e.kind) {
      case 'Literal':
        return `${simpleString(e.dataType)} ${JSON.stringify(toCell(e.value, e.dataType))}`
      case 'AttributeReference':
      case 'LambdaVariable':
        return this.#column(e.id)
      case 'OuterReference':
        return `outer ${this.#column(e.attribute.id)}`
      case 'Alias':
        return `${this.expression(e.child)} as ${this.#column(e.id)}`
      case 'ScalarCall':
        return this.#call(e.function.name, e.arguments, e.seed)
      case 'SubqueryExpression':
        return `${e.subqueryType}(${this.relation(planOf(e.plan))}|${this.#list(e.values)})`
      case 'UserFunctionCall':
        return `udf ${String(e.function.command)}(${this.#list(e.arguments)})`
      default:
        return `${markOf(e)}(${childrenOf(e)
          .map((child) => this.expression(child))
          .join()})`
    }
  }

  #call(name: string, operands: readonly ResolvedExpression[], seed: bigint | undefined): string {
    const [first] = operands
    const inner = first?.kind === 'ScalarCall' ? NEGATED[first.name] : undefined
    if (name === 'not' && first?.kind === 'ScalarCall' && inner !== undefined)
      return this.#call(inner, first.arguments, undefined)
    const texts = operands.map((operand) => this.expression(operand))
    if (COMMUTES.has(name)) texts.sort()
    if (name === 'in') return `in(${[texts[0], ...texts.slice(1).sort()].join()})`
    const mirrored = MIRRORED[name]
    if (mirrored !== undefined && texts.length === 2 && String(texts[0]) > String(texts[1]))
      return `${mirrored}(${texts[1]},${texts[0]})`
    return `${name}${seed === undefined ? '' : ` ${seed}`}(${texts.join()})`
  }
}

/** What tells nodes of one kind apart, beside their children. */
function markOf(e: ResolvedExpression): string {
  switch (e.kind) {
    case 'Cast':
      return `cast ${simpleString(e.dataType)} ${e.evalMode}`
    case 'AggregateCall':
      return `${e.name} ${e.isDistinct}`
    case 'SortOrder':
      return `${e.direction} ${e.nullOrdering}`
    case 'WindowExpression':
      return `over ${JSON.stringify(e.frame, (key, value) => (key === 'value' ? String(value) : value))}`
    case 'WindowFunctionCall':
      return e.name
    case 'GeneratorCall':
      return `${e.name} ${e.outer}`
    default:
      return e.kind
  }
}

const sameColumns = (a: readonly AttributeReference[], b: readonly AttributeReference[]): boolean =>
  a.length === b.length && a.every((column, i) => column.id === b[i]?.id)

const rowText = (row: readonly unknown[]): string =>
  JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))

/** A plan as text: two plans of one text are the same to Spark. */
export const canonicalText = (plan: ResolvedRelation): string => new Canonical().relation(plan)

/** A number that plans of one text share. */
export const canonicalHash = (plan: ResolvedRelation): number =>
  Number.parseInt(bytesToHex(sha256(utf8ToBytes(canonicalText(plan)))).slice(0, 8), 16) | 0
