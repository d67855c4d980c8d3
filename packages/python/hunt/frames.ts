import { pythonCall } from './calls.ts'
import { leaf } from './expressions.ts'
import type { Random } from './random.ts'
import type { Step } from './step.ts'
import { columnOf, KIND_NAMES } from './values.ts'

const KEYS = ['integer', 'string', 'double', 'boolean', 'date', 'decimal', 'long', 'timestamp', 'short'].map(columnOf)
const NUMBERS = ['integer', 'double', 'decimal', 'long', 'float', 'short', 'byte'].map(columnOf)

const plain = (text: string): Step => ({ expressions: [], text: () => text })

/** A method of PySpark's frames over plain arguments, that leaves the columns of the frame. */
export function kept(random: Random): Step {
  const [key, number] = [random.pick(KEYS), random.pick(NUMBERS)]
  return random.pick([
    (): Step =>
      plain(
        random.pick([
          '.fillna(0)',
          '.fillna("x")',
          '.fillna(1.7)',
          '.fillna(True)',
          `.fillna({"${number}": 3, "c_string": "n"})`,
          `.fillna(2.9, ["${number}"])`,
        ]),
      ),
    (): Step =>
      plain(
        random.pick(['.dropna()', '.dropna("all")', '.dropna(thresh=5)', `.dropna(subset=["${key}", "${number}"])`]),
      ),
    (): Step =>
      plain(
        random.pick([
          '.replace("a", "z")',
          '.replace(1, 5)',
          '.replace([1, 2], [3, 4])',
          '.replace({"a": "b", "12": None})',
          `.replace(float("nan"), 0.0, "${number}")`,
          '.replace(True, False)',
        ]),
      ),
    (): Step => plain(`.withColumnRenamed("${key}", "${random.pick(['r', 'C_INTEGER', 'id'])}")`),
    (): Step =>
      plain(`.orderBy(F.col("${key}").${random.pick(['asc_nulls_last', 'desc', 'desc_nulls_first', 'asc'])}(), "id")`),
    (): Step => plain(`.drop("${key}")`),
    (): Step => ({ expressions: [pythonCall(random, 'scalar')], isSql: true, text: ([e]) => `.withColumn("x", ${e})` }),
    (): Step => ({
      expressions: [pythonCall(random, 'scalar')],
      isSql: true,
      text: ([e]) => `.filter((${e}).isNotNull())`,
    }),
    (): Step =>
      plain(
        `.join(spark.range(3).withColumnRenamed("id", "n"), F.col("${number}") == F.col("n"), "${random.pick(['left', 'right', 'full', 'inner', 'leftsemi', 'leftanti'])}")`,
      ),
  ])()
}

/** One that says what is looked at. */
export function ended(random: Random): Step {
  const [key, other, number, second] = [
    random.pick(KEYS),
    random.pick(KEYS),
    random.pick(NUMBERS),
    random.pick(NUMBERS),
  ]
  const simple = random.pick(['sum', 'avg', 'min', 'max', 'mean'])
  const scalars = random.times(1 + random.below(2), () => pythonCall(random, 'scalar'))
  return random.pick([
    (): Step => ({ expressions: scalars, isSql: true, text: (all) => `.select(${all.join(', ')})` }),
    (): Step => ({ expressions: scalars, isSql: true, text: (all) => `.select("id", ${all.join(', ')})` }),
    (): Step => ({ expressions: [pythonCall(random, 'aggregate')], isSql: true, text: ([e]) => `.agg(${e})` }),
    (): Step => ({
      expressions: [pythonCall(random, 'aggregate')],
      isSql: true,
      text: ([e]) => `.groupBy("${key}").agg(${e})`,
    }),
    (): Step => ({
      expressions: [pythonCall(random, 'aggregate')],
      isSql: true,
      text: ([e]) => `.${random.pick(['cube', 'rollup'])}("${key}", "${other}").agg(${e})`,
    }),
    (): Step => ({
      expressions: [pythonCall(random, 'aggregate')],
      isSql: true,
      text: ([e]) => `.groupBy("${key}").pivot("${other}").agg(${e})`,
    }),
    (): Step => plain(`.groupBy("${key}").pivot("c_boolean", [True, False]).${simple}("${number}")`),
    (): Step => plain(`.groupBy("${key}").${simple}("${number}", "${second}")`),
    (): Step => plain(`.groupBy("${key}").agg({"${number}": "${simple}", "*": "count"})`),
    (): Step => plain(`.groupBy("${key}").count()`),
    (): Step =>
      plain(
        `.select("id", "${key}", "${number}").${random.pick(['describe()', 'summary()', 'summary("count", "25%", "max")', 'describe("id")'])}`,
      ),
    (): Step => plain(`.select("id", "${number}", "${second}").unpivot("id", ["${number}", "${second}"], "n", "v")`),
    (): Step =>
      plain(
        `.select("${key}").${random.pick(['exceptAll', 'intersect', 'union', 'subtract', 'intersectAll'])}(spark.sql("select ${random.pick(['1', 'null', "'a'", '1.5', "date'1970-01-01'", 'true'])} as x"))`,
      ),
    (): Step => plain(`.crosstab("${key}", "${other}")`),
    (): Step =>
      plain(
        `.${random.pick([`corr("${number}", "${second}")`, `cov("${number}", "${second}")`, `approxQuantile("${number}", [0.0, 0.5, 1.0], 0.0)`])}`,
      ),
    (): Step =>
      plain(
        `.select("${key}", "${number}").${random.pick(['toJSON().collect()', 'head()', 'take(2)', 'isEmpty()', 'dtypes', 'first()', 'tail(2)', 'distinct().count()'])}`,
      ),
    (): Step => plain(`.freqItems(["${key}"])`),
    (): Step => ({ expressions: [leaf(key)], text: ([e]) => `.select(${e}).dropDuplicates()` }),
    (): Step => plain(`.select("${random.pick(KIND_NAMES.map(columnOf))}", "c_struct.*")`),
  ])()
}
