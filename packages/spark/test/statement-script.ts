import type { Cell } from '../src/canonical/cell.ts'
import { stringifyJson } from '../src/canonical/json.ts'
import { SparkError } from '../src/errors/spark-error.ts'
import { UnsupportedError } from '../src/errors/unsupported-error.ts'
import { type DataFrame, SparkSession } from '../src/index.ts'
import { rowsOf } from './answer.ts'
import { memory } from './format-case.ts'
import { judgeAnswer } from './verdict.ts'

/** Statements that real Spark ran in order in one fresh session. */
export interface StatementScript {
  readonly script: string
  /** Over Hive's catalog, as Glue's is. */
  readonly hive?: true
  readonly steps: readonly Step[]
}
interface Step {
  readonly sql: string
  readonly args?: readonly unknown[] | Readonly<Record<string, unknown>>
  /** What dryfit does else than Spark, where it does. */
  readonly status?: Outcome
  readonly expect: {
    readonly schema?: Cell
    readonly rows?: readonly Cell[]
    readonly error?: { readonly class: string | null; readonly state: string | null; readonly message: string }
  }
}

/**
 * `refused`: dryfit says that it does not do that. `otherError`: both raise, of another class. `otherWords`: of one class, in other words.
 * `notSetUp`: the answer follows from a step before that was refused.
 */
export type Outcome = 'refused' | 'otherError' | 'otherWords' | 'notSetUp' | 'wrong' | 'silent' | 'raised'
export interface Found {
  readonly outcome: Outcome | undefined
  readonly detail: string
}

/** What dryfit makes of a script: of each step, how it differs from Spark. */
export function runScript({ steps }: StatementScript): readonly Found[] {
  const spark = new SparkSession({
    storage: memory(),
    conf: { 'spark.sql.session.timeZone': 'UTC', 'spark.sql.shuffle.partitions': '1' },
  })
  let isWhole = true
  return steps.map((step) => {
    const found = outcomeOf(step, spark)
    const excused = !isWhole && ['otherError', 'wrong', 'silent', 'raised'].includes(found.outcome ?? '')
    if (found.outcome !== undefined && found.outcome !== 'otherWords' && step.expect.error === undefined)
      isWhole = false
    return excused ? { ...found, outcome: 'notSetUp' } : found
  })
}

function outcomeOf({ sql, args, expect }: Step, spark: SparkSession): Found {
  try {
    const frame = spark.sql(sql, args)
    return compared(frame, expect)
  } catch (error) {
    return ofError(error, expect)
  }
}

function compared(frame: DataFrame, expect: Step['expect']): Found {
  const { schema } = frame
  const answer = rowsOf(frame, schema)
  if (expect.error !== undefined)
    return {
      outcome: 'silent',
      detail: `answered ${stringifyJson(answer.rows ?? []).slice(0, 200)}, expected ${expect.error.message}`,
    }
  if (expect.schema === undefined)
    return schema.fields.length === 0 ? RIGHT : { outcome: 'wrong', detail: 'answered columns' }
  const rows = (answer.rows ?? []).map((row) => withoutTimes(row))
  const { verdict, detail } = judgeAnswer(
    { schema: expect.schema, rows: expect.rows ?? [] } as Parameters<typeof judgeAnswer>[0],
    () => ({ ...answer, rows }),
  )
  return verdict === 'match' ? RIGHT : { outcome: 'wrong', detail }
}

const RIGHT: Found = { outcome: undefined, detail: '' }
const HIDDEN = new Set<Cell>(['Created Time', 'Owner', 'Last Access', 'Created By', 'transient_lastDdlTime'])

/** As the recorder writes times, owners, and the warehouse. */
function withoutTimes(row: Cell): Cell {
  if (!Array.isArray(row)) return row
  const cells = row.map((one: Cell) => (typeof one === 'string' ? plain(one) : one))
  return cells.length > 1 && HIDDEN.has(cells[0] ?? null)
    ? [cells[0] ?? null, `<${cells[0]}>`, ...cells.slice(2)]
    : cells
}

const plain = (text: string): string =>
  text
    .replaceAll('s3://warehouse/default', 's3://warehouse')
    .replaceAll(/(Created Time|Owner|Last Access): [^\n]*/g, '$1: <$1>')

function ofError(error: unknown, { error: wanted }: Step['expect']): Found {
  const detail = `${error}`.slice(0, 400)
  if (error instanceof UnsupportedError) return { outcome: 'refused', detail }
  if (!(error instanceof SparkError)) throw error
  if (wanted === undefined) return { outcome: 'raised', detail }
  const isSame = (error.errorClass ?? null) === wanted.class
  if (!isSame)
    return {
      outcome: 'otherError',
      detail: `${error.errorClass} ${detail}, expected ${wanted.class} ${wanted.message}`,
    }
  const words = plain(error.message.split(/\n*== SQL|;? line \d+ pos \d+|;\n/)[0] ?? '')
  return words === wanted.message ? RIGHT : { outcome: 'otherWords', detail: `${words}\n   expected ${wanted.message}` }
}
