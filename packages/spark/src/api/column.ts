import { call, cast as castOf, named, namedExpression } from '../plan/build.ts'
import type { Expression, SortOrder, Window } from '../plan/expression.ts'
import type { DataType } from '../types/data-type.ts'
import { literalOf } from './literal.ts'

/** A Column, or a plain value that stands for a literal. */
export type ColumnOrValue = unknown
/** A Column, or the name of one: `'a'`, `'t.a'`, `'*'`. */
export type ColumnOrName = Column | string

/** The expression of a Column, or a literal of anything else. */
export const valueExpression = (value: ColumnOrValue): Expression =>
  value instanceof Column ? value.expr : literalOf(value)

export const columnExpression = (column: ColumnOrName): Expression =>
  column instanceof Column ? column.expr : namedExpression(column)

/**
 * An expression over the columns of a frame. Methods that PySpark has are spelled as there; for its operators stand the
 * names that Spark's Scala API gives them (`equalTo`, `plus`, `and`).
 */
export class Column {
  readonly expr: Expression

  constructor(expr: Expression) {
    this.expr = expr
  }

  #binary(name: string, other: ColumnOrValue): Column {
    return new Column(call(name, this.expr, valueExpression(other)))
  }
  #unary(name: string): Column {
    return new Column(call(name, this.expr))
  }

  equalTo(other: ColumnOrValue): Column {
    return this.#binary('==', other)
  }
  notEqual(other: ColumnOrValue): Column {
    return new Column(call('not', this.equalTo(other).expr))
  }
  eqNullSafe(other: ColumnOrValue): Column {
    return this.#binary('<=>', other)
  }
  lt(other: ColumnOrValue): Column {
    return this.#binary('<', other)
  }
  leq(other: ColumnOrValue): Column {
    return this.#binary('<=', other)
  }
  gt(other: ColumnOrValue): Column {
    return this.#binary('>', other)
  }
  geq(other: ColumnOrValue): Column {
    return this.#binary('>=', other)
  }
  plus(other: ColumnOrValue): Column {
    return this.#binary('+', other)
  }
  minus(other: ColumnOrValue): Column {
    return this.#binary('-', other)
  }
  multiply(other: ColumnOrValue): Column {
    return this.#binary('*', other)
  }
  divide(other: ColumnOrValue): Column {
    return this.#binary('/', other)
  }
  mod(other: ColumnOrValue): Column {
    return this.#binary('%', other)
  }
  and(other: ColumnOrValue): Column {
    return this.#binary('and', other)
  }
  or(other: ColumnOrValue): Column {
    return this.#binary('or', other)
  }
  not(): Column {
    return this.#unary('not')
  }
  negate(): Column {
    return this.#unary('-')
  }
  bitwiseAND(other: ColumnOrValue): Column {
    return this.#binary('&', other)
  }
  bitwiseOR(other: ColumnOrValue): Column {
    return this.#binary('|', other)
  }
  bitwiseXOR(other: ColumnOrValue): Column {
    return this.#binary('^', other)
  }
  isNull(): Column {
    return this.#unary('isnull')
  }
  isNotNull(): Column {
    return this.#unary('isnotnull')
  }
  contains(other: ColumnOrValue): Column {
    return this.#binary('contains', other)
  }
  startswith(other: ColumnOrValue): Column {
    return this.#binary('startswith', other)
  }
  endswith(other: ColumnOrValue): Column {
    return this.#binary('endswith', other)
  }
  like(pattern: string): Column {
    return this.#binary('like', pattern)
  }
  ilike(pattern: string): Column {
    return this.#binary('ilike', pattern)
  }
  rlike(pattern: string): Column {
    return this.#binary('rlike', pattern)
  }
  isin(...values: readonly ColumnOrValue[]): Column {
    const [only] = values
    const list = values.length === 1 && Array.isArray(only) ? (only as readonly unknown[]) : values
    return new Column(call('in', this.expr, ...list.map(valueExpression)))
  }
  between(lower: ColumnOrValue, upper: ColumnOrValue): Column {
    return this.geq(lower).and(this.leq(upper))
  }
  substr(startPos: Column | number, length: Column | number): Column {
    return new Column(call('substring', this.expr, valueExpression(startPos), valueExpression(length)))
  }
  getItem(key: ColumnOrValue): Column {
    return new Column({ kind: 'UnresolvedExtractValue', child: this.expr, extraction: valueExpression(key) })
  }
  getField(name: ColumnOrValue): Column {
    return this.getItem(name)
  }
  withField(fieldName: string, value: Column): Column {
    return new Column({ kind: 'UpdateFields', structExpression: this.expr, fieldName, valueExpression: value.expr })
  }
  dropFields(...fieldNames: readonly string[]): Column {
    return new Column(
      fieldNames.reduce<Expression>(
        (structExpression, fieldName) => ({ kind: 'UpdateFields', structExpression, fieldName }),
        this.expr,
      ),
    )
  }
  cast(dataType: DataType | string): Column {
    return new Column(castOf(this.expr, dataType))
  }
  astype(dataType: DataType | string): Column {
    return this.cast(dataType)
  }
  alias(...names: readonly [string, ...string[]]): Column {
    return new Column(named(this.expr, ...names))
  }
  name(...names: readonly [string, ...string[]]): Column {
    return this.alias(...names)
  }
  /** Continues `when(…)`. */
  when(condition: Column, value: ColumnOrValue): Column {
    return new Column(call('when', ...this.#branches(), condition.expr, valueExpression(value)))
  }
  otherwise(value: ColumnOrValue): Column {
    return new Column(call('when', ...this.#branches(), valueExpression(value)))
  }
  #branches(): readonly Expression[] {
    if (
      this.expr.kind === 'UnresolvedFunction' &&
      this.expr.functionName === 'when' &&
      this.expr.arguments.length % 2 === 0
    ) {
      return this.expr.arguments
    }
    throw new Error(
      this.expr.kind === 'UnresolvedFunction' && this.expr.functionName === 'when'
        ? 'otherwise() can only be applied once on a Column previously generated by when()'
        : 'when() and otherwise() can only be applied on a Column previously generated by when() function',
    )
  }
  over(window: { parts(): Omit<Window, 'kind' | 'windowFunction'> }): Column {
    const expr: Window = { kind: 'Window', windowFunction: this.expr, ...window.parts() }
    return new Column(expr)
  }
  #order(direction: SortOrder['direction'], nullOrdering: SortOrder['nullOrdering']): Column {
    return new Column({ kind: 'SortOrder', child: this.expr, direction, nullOrdering })
  }
  asc(): Column {
    return this.#order('ascending', 'first')
  }
  asc_nulls_first(): Column {
    return this.#order('ascending', 'first')
  }
  asc_nulls_last(): Column {
    return this.#order('ascending', 'last')
  }
  desc(): Column {
    return this.#order('descending', 'last')
  }
  desc_nulls_first(): Column {
    return this.#order('descending', 'first')
  }
  desc_nulls_last(): Column {
    return this.#order('descending', 'last')
  }
}

/** A sort order of a name or a Column: ascending, nulls first, unless it says otherwise. */
export function sortOrderOf(column: ColumnOrName): SortOrder {
  const expr = columnExpression(column)
  return expr.kind === 'SortOrder'
    ? expr
    : { kind: 'SortOrder', child: expr, direction: 'ascending', nullOrdering: 'first' }
}
