import { parseJson } from '../../src/canonical/json.ts'
import { type DataFrame, SparkSession } from '../../src/index.ts'
import { rowsOf } from '../answer.ts'
import { memory } from '../format-case.ts'
import type { Expectation } from '../plan-case.ts'
import { type Judgement, judgeAnswer } from '../verdict.ts'
import type { Outcome } from './table.ts'

/** SQL steps that were run in order in one fresh session. */
interface Script {
  readonly id: string
  readonly conf?: Readonly<Record<string, string>>
  readonly steps: readonly { readonly id: string; readonly sql: string; readonly expect?: Expectation }[]
}

/** A script to run: its line of the case file, and the folder that `${DATA}` stands for. */
export interface Job {
  readonly line: string
  readonly data: string
}
/** What the steps of a script came to. */
export interface Done {
  readonly id: string
  readonly steps: readonly Step[]
}
export interface Step {
  readonly id: string
  readonly sql: string
  readonly outcome: Outcome
  readonly detail: string
  readonly nullabilityDiffers: boolean
}

const CONF = { 'spark.sql.session.timeZone': 'UTC', 'spark.sql.shuffle.partitions': '1' }

process.on('message', (job: Job) => process.send?.(run(job)))
process.on('disconnect', () => process.exit(0))

function run({ line, data }: Job): Done {
  const script = parseJson(line) as unknown as Script
  const spark = new SparkSession({ storage: memory() })
  const refusal = refused(() => {
    for (const [name, value] of Object.entries({ ...CONF, ...script.conf })) spark.conf.set(name, value)
  })
  const steps = script.steps.map((step): Step => {
    const sql = step.sql.replaceAll('${DATA}', data)
    const { verdict, detail, nullabilityDiffers } = outcomeOf(step.expect ?? {}, () => {
      if (refusal !== undefined) throw refusal.error
      return spark.sql(sql)
    })
    return { id: step.id, sql, outcome: verdict, detail, nullabilityDiffers: nullabilityDiffers === true }
  })
  return { id: script.id, steps }
}

/** A script under a setting that is not followed is refused whole. */
function refused(act: () => void): { readonly error: unknown } | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return { error }
  }
}

function outcomeOf(
  expect: Expectation,
  ask: () => DataFrame,
): Omit<Judgement, 'verdict'> & { readonly verdict: Outcome } {
  if (expect.rows !== undefined || expect.error !== undefined) {
    return judgeAnswer(expect, () => {
      const frame = ask()
      return rowsOf(frame, frame.schema)
    })
  }
  const refusal = refused(ask)
  return refusal === undefined
    ? { verdict: 'setup', detail: '' }
    : { verdict: 'setup.raised', detail: String(refusal.error).slice(0, 300) }
}
