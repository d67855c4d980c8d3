import { arrayType, DoubleType } from '../../types/data-type.ts'
import { type AggregateFunction, aggregate } from '../define.ts'
import { QuantileSummary } from '../statistics/quantile-summary.ts'

/** What `df.approxQuantile` asks of a column of doubles; NaN counts as no value. */
export const approxQuantiles: AggregateFunction = aggregate<QuantileSummary>({
  name: 'approx_quantiles',
  summary: 'Returns the values at shares of the rows; none without rows.',
  params: ['col', 'probabilities', 'relativeError: float'],
  returns: arrayType(DoubleType, false),
  nullable: false,
  accumulator: ({ arguments: [, probabilities, relativeError] }) => ({
    create: () => new QuantileSummary(Number(relativeError?.value)),
    update: (summary, value: number) => {
      if (!Number.isNaN(value)) summary.insert(value)
      return summary
    },
    result: (summary) => summary.query(probabilities?.value as readonly number[]) ?? [],
  }),
})
