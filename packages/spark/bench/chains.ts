// What one more operation costs in a long chain of them: the time of 2n operations over that of n. About 2 is linear.
import { col, type DataFrame, parseSchema, type Row, SparkSession } from '@dryfit/spark'

const session = new SparkSession()
const schema = parseSchema('a int, b int')
const rows: readonly Row[] = [
  [1, 2],
  [3, 4],
]
const frame = session.localFrame(schema, rows)

const STEPS: Readonly<Record<string, (df: DataFrame, i: number) => DataFrame>> = {
  'union with itself': (df) => df.union(frame),
  'union with others': (df) => df.union(session.localFrame(schema, rows)),
  'withColumn, one column': (df, i) => df.withColumn('c', col('a').plus(i)),
  filter: (df, i) => df.filter(col('a').gt(-i)),
  'filter by df["a"]': (df, i) => df.filter(df.col('a').gt(-i)),
  'select by df["a"]': (df) => df.select(df.col('a'), df.col('b')),
  'sort, alias, distinct': (df, i) => df.orderBy('a').alias(`t${i}`).distinct(),
}

function timed(step: (df: DataFrame, i: number) => DataFrame, n: number): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    let df = frame
    for (let i = 0; i < n; i++) df = step(df, i)
    df.rows()
    return performance.now() - began
  })
  return Math.min(...times)
}

const N = 1000
console.log(`chains of ${N} and ${2 * N} operations, built and run (best of 5)`)
for (const [name, step] of Object.entries(STEPS)) {
  timed(step, 200)
  const [one, two] = [timed(step, N), timed(step, 2 * N)]
  const figures = `${one.toFixed(0).padStart(6)} ms ${two.toFixed(0).padStart(6)} ms   ratio ${(two / one).toFixed(1)}`
  console.log(`  ${name.padEnd(24)}${figures}`)
}
