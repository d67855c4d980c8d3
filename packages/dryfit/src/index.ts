/// <reference path="../python-files.d.ts" preserve="true" />
export { assertLaw, idempotent, rowsOf, table, tablesOf, valuesOf } from '@dryfit/arbitraries'
export { AwsError, DynamicFrame, evaluateRows, evaluateRules, type GlueContext } from '@dryfit/glue'
export {
  HiddenRefusalError,
  JobExitError,
  type JobModule,
  JobTimeoutError,
  keywords,
  PythonError,
} from '@dryfit/python'
export { type CompareOptions, type DataFrame, F, type SparkContext, type SparkSession } from '@dryfit/spark'
export {
  type DryfitFixtures,
  type Expected,
  type ExpectedRow,
  expect,
  type FrameMatchers,
  fc,
  type Glue,
  type PythonFunction,
  type RunOptions,
  sinon,
  test,
} from '@dryfit/vitest'
