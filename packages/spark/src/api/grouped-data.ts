import { SparkError, sparkError } from '../errors/spark-error.ts'
import { call, intLiteral, named, namedExpression } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'
import type { Aggregate, Pivot, Relation } from '../plan/relation.ts'
import { isNumeric, type StructType } from '../types/data-type.ts'
import { Column, type ColumnOrName, columnExpression } from './column.ts'
import { literalOf } from './literal.ts'

/** Names of `agg({column: name})` that are no functions of SQL, or that Spark calls otherwise. */
const RENAMED: Readonly<Record<string, string>> = { average: 'avg', mean: 'avg', std: 'stddev', size: 'count' }

interface Grouping<F> {
  readonly input: Relation
  readonly groupType: Aggregate['groupType']
  readonly grouping: readonly Expression[]
  readonly schema: StructType
  readonly pivot?: Pivot
  readonly frame: (relation: Relation) => F
}

/** `df.groupBy(…)`: waits for the aggregates. */
export class GroupedData<F> {
  readonly #parts: Grouping<F>

  constructor(parts: Grouping<F>) {
    this.#parts = parts
  }

  agg(...aggregates: readonly Column[] | readonly [Readonly<Record<string, string>>]): F {
    const expressions = aggregates.flatMap((a) =>
      a instanceof Column ? [a.expr] : Object.entries(a).map(([column, name]) => this.#byName(column, name)),
    )
    return this.#aggregate(expressions)
  }
  count(): F {
    return this.#aggregate([named(call('count', intLiteral(1)), 'count')])
  }
  sum(...columns: readonly string[]): F {
    return this.#numeric('sum', columns)
  }
  avg(...columns: readonly string[]): F {
    return this.#numeric('avg', columns)
  }
  mean(...columns: readonly string[]): F {
    return this.#numeric('avg', columns)
  }
  min(...columns: readonly string[]): F {
    return this.#numeric('min', columns)
  }
  max(...columns: readonly string[]): F {
    return this.#numeric('max', columns)
  }
  pivot(column: ColumnOrName, values?: readonly unknown[]): GroupedData<F> {
    if (this.#parts.pivot !== undefined) {
      throw sparkError('UnsupportedOperationException', 'REPEATED_CLAUSE', { clause: 'PIVOT', operation: 'SUBQUERY' })
    }
    const pivot: Pivot = {
      col: columnExpression(column),
      ...(values === undefined ? {} : { values: values.map((v) => (v instanceof Column ? v.expr : literalOf(v))) }),
    }
    return new GroupedData({ ...this.#parts, groupType: 'pivot', pivot })
  }

  #byName(column: string, name: string): Expression {
    const wanted = name.toLowerCase()
    if (column === '*' && (wanted === 'count' || wanted === 'size')) return call('count', intLiteral(1))
    return call(RENAMED[wanted] ?? name, this.#column(column))
  }

  /** Without names: every numeric column, those that are grouped by included. */
  #numeric(name: string, columns: readonly string[]): F {
    const { schema } = this.#parts
    const chosen = columns.length > 0 ? columns : schema.fields.filter((f) => isNumeric(f.dataType)).map((f) => f.name)
    for (const column of columns) {
      const field = schema.fields.find((f) => f.name === column)
      if (field !== undefined && !isNumeric(field.dataType)) {
        throw nonNumeric(column)
      }
    }
    return this.#aggregate(chosen.map((column) => call(name, this.#column(column))))
  }

  /** The column of the very frame, as `df["a"]`: the result is named after the column, not after the text. */
  #column(name: string): Expression {
    const { planId } = this.#parts.input
    return planId === undefined
      ? namedExpression(name)
      : { kind: 'UnresolvedAttribute', unparsedIdentifier: name, planId }
  }

  #aggregate(aggregateExpressions: readonly Expression[]): F {
    const { input, groupType, grouping, pivot, frame } = this.#parts
    return frame({
      kind: 'Aggregate',
      input,
      groupType,
      groupingExpressions: grouping,
      aggregateExpressions,
      ...(pivot === undefined ? {} : { pivot }),
    })
  }
}

const nonNumeric = (column: string): SparkError =>
  new SparkError(
    'AnalysisException',
    `"${column}" is not a numeric column. Aggregation function can only be applied on a numeric column.`,
    {
      errorClass: '_LEGACY_ERROR_TEMP_1323',
    },
  )
