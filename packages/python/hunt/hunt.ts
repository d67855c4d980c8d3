// Random programs of PySpark beside real Spark: npm run hunt -- [--runs N] [--seed S] [--about SUBJECTS] [--lines FILE] [--shrink N].
// DRYFIT_BENCH_SPARK names a Python with pyspark 3.5.6. A line of a file may be `#conf {"name": "value"}` for those below it.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Difference, differenceOf } from './compare.ts'
import { Dryfit, RealSpark } from './engines.ts'
import { briefly } from './print.ts'
import type { Answer, Program } from './program.ts'
import { callsOf, type Draft, draft, programOf, SUBJECTS } from './programs.ts'
import { Random } from './random.ts'
import { smaller } from './shrink.ts'

/** A difference, and the program that was found to show it. */
interface Finding {
  readonly difference: Difference
  readonly program: Program
  readonly spark: Answer
  readonly dryfit: Answer
}

const USAGE = `npm run hunt -- [--runs N] [--seed S] [--about ${SUBJECTS.join(',')}] [--shrink N] [--lines FILE]
Random programs of PySpark beside real Spark; another seed gives other programs. DRYFIT_BENCH_SPARK names a Python with pyspark 3.5.6.`

const { values: options } = parseArgs({
  args: process.argv.slice(2),
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    shrink: { type: 'string', default: '40' },
    lines: { type: 'string' },
    about: { type: 'string', default: SUBJECTS.join(',') },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (options.help) {
  say(USAGE)
  process.exit(0)
}
const about = SUBJECTS.filter((subject) => options.about.split(',').includes(subject))
const python = process.env['DRYFIT_BENCH_SPARK']
if (python === undefined) {
  say('Set DRYFIT_BENCH_SPARK to a Python with pyspark 3.5.6: the hunt asks real Spark.')
  process.exit(1)
}
const spark = new RealSpark(python)
const dryfit = await Dryfit.start()
const counts = new Map<string, number>()
if (options.lines === undefined) await hunt(Number(options.runs), Number(options.seed))
else for (const program of linesOf(options.lines)) tell(await compared(program), 1)
say([...counts].map(([what, n]) => `${what} ${n}`).join(', '))
spark.stop()
process.exit(0)

async function hunt(runs: number, seed: number): Promise<void> {
  const groups = new Map<string, { readonly draft: Draft; readonly finding: Finding; count: number }>()
  for (let run = 0; run < runs; run++) {
    const made = draft(new Random(seed * 1_000_003 + run), about)
    const finding = await compared(programOf(made))
    if (finding === undefined) continue
    const cause = causeOf(made, finding)
    const known = groups.get(cause)
    if (known === undefined) groups.set(cause, { draft: made, finding, count: 1 })
    else known.count += 1
  }
  for (const { draft: made, finding, count } of groups.values())
    tell(finding.difference === 'refused' ? finding : await shrunk(made, finding), count)
}

/** What a group of findings has in common: how they differ, what was raised, and the calls of the program. */
function causeOf(made: Draft, { difference, spark: a, dryfit: b }: Finding): string {
  const raised = [a, b].map((answer) => ('error' in answer ? answer.error.class : '')).join('/')
  return difference === 'refused' && 'error' in b
    ? `refused ${b.message.slice(0, 80)}`
    : `${difference} ${raised} ${callsOf(made).slice(0, 2).join(' ')}`
}

/** The smallest program that was found to differ in the same way. */
async function shrunk(from: Draft, found: Finding): Promise<Finding> {
  let best = { draft: from, finding: found }
  let left = Number(options.shrink)
  for (let again = true; again && left > 0; ) {
    again = false
    for (const candidate of smaller(best.draft)) {
      left -= 1
      if (left <= 0) break
      const finding = await compared(programOf(candidate), true)
      if (finding?.difference !== found.difference) continue
      best = { draft: candidate, finding }
      again = true
      break
    }
  }
  return best.finding
}

async function compared(program: Program, isSilent = false): Promise<Finding | undefined> {
  const [answer] = await spark.ask([program])
  if (answer === undefined) return undefined
  const own = dryfit.ask(program)
  const difference = differenceOf(answer, own)
  if (!isSilent) counts.set(difference ?? 'same', (counts.get(difference ?? 'same') ?? 0) + 1)
  return difference === undefined ? undefined : { difference, program, spark: answer, dryfit: own }
}

function tell(finding: Finding | undefined, count: number): void {
  if (finding === undefined) return
  const { difference, program, spark: a, dryfit: b } = finding
  const conf = Object.keys(program.conf).length === 0 ? '' : ` ${JSON.stringify(program.conf)}`
  say(
    `${difference} (${count})${conf}\n  ${program.line}\n    Spark  ${briefly(a, difference)}\n    dryfit ${briefly(b, difference)}`,
  )
}

function* linesOf(file: string): Generator<Program> {
  let conf: Program['conf'] = {}
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('#conf')) conf = JSON.parse(line.slice('#conf'.length))
    else if (line.trim() !== '' && !line.startsWith('#')) yield { line, conf }
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
