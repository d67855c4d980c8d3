import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

/** The class of what an expression raises when its rows are collected, and whether the text names `word`. */
function raised(expression: string, word: string): string {
  return job
    .run(
      `
spark.conf.set("spark.sql.ansi.enabled", "true")
rows = spark.createDataFrame([(1, 0, "x", [1, 2])], "a int, b int, s string, xs array<int>")
try:
    rows.select(${expression}).collect()
except Exception as error:
    print(type(error).__name__, ${JSON.stringify(word)} in str(error))
`,
    )
    .join('\n')
}

// Recorded on Spark 3.5.6.
test.each([
  ['F.col("a") / F.col("b")', 'DIVIDE_BY_ZERO'],
  ['F.col("s").cast("int")', 'CAST_INVALID_INPUT'],
  ['F.col("a") + F.lit(2147483647)', 'ARITHMETIC_OVERFLOW'],
  ['F.col("xs")[5]', 'INVALID_ARRAY_INDEX'],
  ['F.element_at("xs", 5)', 'INVALID_ARRAY_INDEX_IN_ELEMENT_AT'],
  ['F.create_map(F.lit(1), F.col("a"), F.lit(1), F.col("b"))', 'DUPLICATED_MAP_KEY'],
  ['F.regexp_replace("s", "(", "")', 'INVALID_PARAMETER_VALUE'],
  ['F.to_number(F.col("s"), F.lit("999"))', 'INVALID_FORMAT'],
  ['F.raise_error(F.col("s"))', 'x'],
])('a task that fails on a row raises Py4JJavaError: %s', (expression, word) => {
  expect(raised(expression, word)).toBe('Py4JJavaError True')
})

// Recorded on Spark 3.5.6: what has no column is computed while Spark plans.
test.each([
  ['F.lit(1) / F.lit(0)', 'DIVIDE_BY_ZERO', 'ArithmeticException'],
  ['F.lit("x").cast("int")', 'CAST_INVALID_INPUT', 'NumberFormatException'],
  ['F.element_at(F.array(F.lit(1)), 5)', 'INVALID_ARRAY_INDEX_IN_ELEMENT_AT', 'ArrayIndexOutOfBoundsException'],
])('a constant raises its own class: %s', (expression, word, kind) => {
  expect(raised(expression, word)).toBe(`${kind} True`)
})

test('what a Python function raises is a PythonException, and a task that parses dates in the old way a SparkUpgradeException', () => {
  expect(raised('F.udf(lambda v: 1 / v, "double")("b")', 'ZeroDivisionError')).toBe('PythonException True')
  expect(raised('F.to_date(F.col("s"), "YYYY-MM-dd")', 'DATETIME_PATTERN_RECOGNITION')).toBe(
    'SparkUpgradeException True',
  )
})
