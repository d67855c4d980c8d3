import { expect, test } from 'vitest'
import { SparkSession } from '../api/spark-session.ts'

const one = () => new SparkSession().createDataFrame([{ n: 1 }])

test.each(['sequence(-100, -2147483648)', 'array_repeat(n, 20000001)', 'array_insert(array(n), 2147483600, n)'])(
  '%s fails instead of ending the process',
  (call) => {
    expect(() => one().selectExpr(call).collect()).toThrow(/ARRAY_TOO_LONG/)
  },
)

test("array_repeat beyond the longest array of Spark raises Spark's error", () => {
  expect(() => one().selectExpr('array_repeat(n, 2147483647)').collect()).toThrow(
    // Recorded on Spark 3.5.6.
    'Unsuccessful try to create array with 2147483647 elements due to exceeding the array size limit 2147483632.',
  )
})
