import { DoubleType, LongType } from '../../types/data-type.ts'
import type { InputType } from '../../types/input-type.ts'
import { type Argument, aggregate, type KernelContext, type SparkFunction } from '../define.ts'
import { type Average, averageAccumulator, averageType } from './average.ts'
import { type Covariance, emptyCovariance, mergeCovariance, updateCovariance } from './covariance.ts'
import { emptyMoments, type Moments, updateMoments } from './moments.ts'

// The linear regression of y, the dependent variable, on x. Each function rounds as the aggregate does that Spark puts
// in its place: a mean for regr_avgx, moments for regr_sxx, a covariance and moments for the slope.

const PARAMS = ['y', 'x']
const DOUBLES: readonly InputType[] = [DoubleType, DoubleType]
const NUMBERS: readonly InputType[] = ['numeric', 'numeric']
type Variable = 'y' | 'x'
const place = (v: Variable): number => PARAMS.indexOf(v)
const only = (v: Variable, args: readonly Argument[]): readonly Argument[] => args.slice(place(v), place(v) + 1)

const mean = (name: string, summary: string, of: Variable): SparkFunction =>
  aggregate<Average>({
    name,
    summary,
    params: PARAMS,
    inputs: NUMBERS,
    distinctOn: place(of),
    returns: (args) => averageType(only(of, args)),
    nullable: true,
    accumulator: (context: KernelContext) => {
      const average = averageAccumulator({ ...context, arguments: only(of, context.arguments) }, false)
      const update = average.update.bind(average) as (s: Average, value: unknown) => Average
      return { ...average, update: (s, y: unknown, x: unknown) => update(s, of === 'y' ? y : x) }
    },
  })

const deviations = (name: string, summary: string, of: Variable): SparkFunction =>
  aggregate<Moments>({
    name,
    summary,
    params: PARAMS,
    inputs: DOUBLES,
    distinctOn: place(of),
    returns: DoubleType,
    nullable: true,
    accumulator: () => ({
      create: emptyMoments,
      update: (s, y: number, x: number) => updateMoments(s, of === 'y' ? y : x),
      result: (s) => (s.n === 0 ? null : s.m2),
    }),
  })

/** `pairs` runs over (x, y), except for r2 and sxy, which Spark counts over (y, x). */
interface Line {
  readonly pairs: Covariance
  readonly x: Moments
}

const line = (name: string, summary: string, result: (line: Line) => number): SparkFunction =>
  aggregate<Line>({
    name,
    summary,
    params: PARAMS,
    inputs: DOUBLES,
    returns: DoubleType,
    nullable: true,
    accumulator: () => ({
      create: () => ({ pairs: emptyCovariance(), x: emptyMoments() }),
      update: (s, y: number, x: number) => {
        updateCovariance(s.pairs, x, y)
        updateMoments(s.x, x)
        return s
      },
      merge: (s) => ({ ...s, pairs: mergeCovariance(s.pairs) }),
      result: (s) => (s.x.n === 0 || s.x.m2 === 0 ? null : result(s)),
    }),
  })

const paired = (name: string, summary: string, result: (s: Covariance) => number | null): SparkFunction =>
  aggregate<Covariance>({
    name,
    summary,
    params: PARAMS,
    inputs: DOUBLES,
    returns: DoubleType,
    nullable: true,
    accumulator: () => ({
      create: emptyCovariance,
      update: (s, y: number, x: number) => updateCovariance(s, y, x),
      merge: mergeCovariance,
      result: (s) => (s.n === 0 ? null : result(s)),
    }),
  })

const count: SparkFunction = aggregate<{ n: number }>({
  name: 'regr_count',
  summary: 'Counts the pairs without a null.',
  params: PARAMS,
  inputs: NUMBERS,
  returns: LongType,
  nullable: false,
  accumulator: () => ({
    create: () => ({ n: 0 }),
    update: (s) => {
      s.n += 1
      return s
    },
    result: (s) => s.n,
  }),
})

/** The functions of a linear regression. */
export const regressionFunctions: readonly SparkFunction[] = [
  count,
  mean('regr_avgx', 'Returns the mean of the independent variable.', 'x'),
  mean('regr_avgy', 'Returns the mean of the dependent variable.', 'y'),
  deviations('regr_sxx', 'Returns the squared deviations of the independent variable, summed up.', 'x'),
  deviations('regr_syy', 'Returns the squared deviations of the dependent variable, summed up.', 'y'),
  paired('regr_sxy', 'Returns the products of the deviations of both variables, summed up.', (s) => s.xy),
  line('regr_slope', 'Returns the slope of the line that fits the pairs best.', ({ pairs, x }) => pairs.xy / x.m2),
  line(
    'regr_intercept',
    'Returns where the line that fits the pairs best crosses zero.',
    ({ pairs, x }) => pairs.y - (pairs.xy / x.m2) * pairs.x,
  ),
  // Spark asks the dependent variable for variance first: a flat one is null even where the other is flat too.
  paired('regr_r2', 'Returns how much of the variance the line that fits the pairs best explains.', (s) =>
    s.xx === 0 ? null : s.yy === 0 ? 1 : (s.xy / Math.sqrt(s.xx * s.yy)) ** 2,
  ),
]
