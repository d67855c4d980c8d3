import { expect, test } from 'vitest'
import { SparkSession } from '../api/spark-session.ts'

const one = () => new SparkSession().createDataFrame([{ n: 1 }])

test.each(['sequence(-100, -2147483648)', 'array_repeat(n, 2147483647)', 'array_insert(array(n), 2147483600, n)'])(
  '%s fails instead of ending the process',
  (call) => {
    expect(() => one().selectExpr(call).collect()).toThrow(/ARRAY_TOO_LONG/)
  },
)
