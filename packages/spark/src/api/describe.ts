import { SparkError } from '../errors/spark-error.ts'
import { call, cast } from '../plan/build.ts'
import type { Expression } from '../plan/expression.ts'
import type { Relation } from '../plan/relation.ts'
import {
  DoubleType,
  IntegerType,
  isNumeric,
  StringType,
  type StructField,
  structField,
  structType,
} from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { FrameAccess } from './frame-access.ts'
import { globalAggregate } from './plan-builders.ts'

export const DESCRIBE: readonly string[] = ['count', 'mean', 'stddev', 'min', 'max']
export const SUMMARY: readonly string[] = ['count', 'mean', 'stddev', 'min', '25%', '50%', '75%', 'max']

const MOMENTS: Readonly<Record<string, string>> = { mean: 'avg', stddev: 'stddev_samp' }
const ACCURACY = 10000

/** A row of texts for each statistic, a column for each number or text column of the input. */
export function describe<F>(input: Relation, access: FrameAccess<F>, statistics: readonly string[]): F {
  const columns = access
    .schema(input)
    .fields.filter(({ dataType }) => isNumeric(dataType) || dataType.kind === 'string')
  const expressions = statistics.flatMap((name) => columns.map((field) => cast(statistic(name, field), StringType)))
  const [values = []] = expressions.length === 0 ? [] : access.rows(globalAggregate(input, expressions))
  const rows = statistics.map((name, i): Row => [name, ...values.slice(i * columns.length, (i + 1) * columns.length)])
  const schema = structType([
    structField('summary', StringType),
    ...columns.map((f) => structField(f.name, StringType)),
  ])
  return access.frame({ kind: 'LocalRelation', schema, rows, origin: 'a summary' })
}

/** @throws SparkError IllegalArgumentException for a name that Spark does not know */
function statistic(statistic: string, { name, dataType }: StructField): Expression {
  // Spark reads the name as a path here, and raises for one with a dot.
  const column: Expression = { kind: 'UnresolvedAttribute', unparsedIdentifier: name }
  const number = isNumeric(dataType) ? column : cast(column, DoubleType)
  const known = statistic.toLowerCase()
  if (known in MOMENTS) return call(MOMENTS[known] ?? known, number)
  if (known === 'count_distinct') return { ...call('count', column), isDistinct: true }
  if (['count', 'min', 'max', 'approx_count_distinct'].includes(known)) return call(known, column)
  if (known.endsWith('%')) return percentile(statistic, number)
  throw illegal(`${statistic} is not a recognised statistic.`, '_LEGACY_ERROR_TEMP_2114')
}

function percentile(statistic: string, number: Expression): Expression {
  const text = statistic.slice(0, -1)
  const share = text.trim() === '' ? Number.NaN : Number(text) / 100
  if (Number.isNaN(share)) throw illegal(`Unable to parse ${statistic} as a percentile.`, '_LEGACY_ERROR_TEMP_2113')
  if (share < 0 || share > 1) throw illegal('requirement failed: Percentiles must be in the range [0, 1]')
  return call(
    'percentile_approx',
    number,
    { kind: 'Literal', dataType: DoubleType, value: share },
    { kind: 'Literal', dataType: IntegerType, value: ACCURACY },
  )
}

const illegal = (message: string, errorClass?: string): SparkError =>
  new SparkError('IllegalArgumentException', message, errorClass === undefined ? {} : { errorClass })
