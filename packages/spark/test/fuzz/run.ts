// Random queries on dryfit and on real Spark 3.5.6: npm run fuzz:sql -- --spark=<python with pyspark 3.5.6> [--count=300] [--seed=1] [--ansi] [--mutate]
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parseJson } from '../../src/canonical/json.ts'
import { SparkSession } from '../../src/index.ts'
import { rowsOf } from '../answer.ts'
import { memory } from '../format-case.ts'
import type { Expectation } from '../plan-case.ts'
import { type Query, randomBatch } from '../random-queries/index.ts'
import { mutated } from '../random-queries/mutate.ts'
import { Random } from '../random-queries/random.ts'
import { judgeAnswer } from '../verdict.ts'

const { values } = parseArgs({
  options: {
    spark: { type: 'string', default: process.env['DRYFIT_BENCH_SPARK'] ?? 'python3' },
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    ansi: { type: 'boolean', default: false },
    mutate: { type: 'boolean', default: false },
    show: { type: 'string', default: 'wrong,renamed,raised,error.other,error.silent' },
  },
})
const print = (text: string): void => void process.stdout.write(`${text}\n`)
const PER_BATCH = 50
const conf: Readonly<Record<string, string>> = { 'spark.sql.ansi.enabled': String(values.ansi) }

const peer = spawn(values.spark, [fileURLToPath(new URL('./answer.py', import.meta.url))], {
  env: { ...process.env, TZ: 'UTC' },
  stdio: ['pipe', 'pipe', 'ignore'],
})
const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]()
const tally = new Map<string, number>()
const shown = new Set(values.show.split(','))

const first = Number(values.seed)
for (let i = 0; i * PER_BATCH < Number(values.count); i++) await runBatch(first + i)
peer.stdin.end()
print([...tally].map(([verdict, n]) => `${verdict} ${n}`).join('  '))

async function runBatch(seed: number): Promise<void> {
  const { views, queries: written } = randomBatch(seed, PER_BATCH)
  const r = new Random(seed)
  const queries = written.map((q) => (values.mutate ? { ...q, text: mutated(r, q.text), ordered: false } : q))
  peer.stdin.write(`${JSON.stringify({ conf, views, queries: queries.map((q) => q.text) })}\n`)
  const line = await lines.next()
  if (line.done === true)
    throw new Error(`Failed to read answers of ${values.spark}: it ended. Name a Python with pyspark 3.5.6.`)
  const answers = parseJson(line.value) as unknown as readonly Expectation[]
  const spark = new SparkSession({ conf: { 'spark.sql.session.timeZone': 'UTC', ...conf }, storage: memory() })
  for (const view of views) spark.sql(view)
  queries.forEach((query, i) => tell(spark, query, answers[i] ?? {}, `${seed}/${i}`))
}

function tell(spark: SparkSession, query: Query, expect: Expectation, id: string): void {
  const { verdict, detail, nullabilityDiffers } = judgeAnswer({ ...expect, ordered: query.ordered }, () => {
    const frame = spark.sql(query.text)
    return rowsOf(frame, frame.schema)
  })
  const key = nullabilityDiffers === true ? 'nullability' : verdict
  count(key)
  if (verdict === 'error.match') count(`(${expect.error?.class})`)
  if (expect.rows?.length === 0) count('(no rows)')
  if (!shown.has(key)) return
  const said = expect.error === undefined ? '' : `\n    Spark: ${JSON.stringify(expect.error).slice(0, 400)}`
  print(`${key} ${id}\n    ${query.text}\n    ${detail}${said}`)
}

function count(what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1)
}
