// How a test of a Python job feels, as ratios to vitest's own time in the same rounds: `vitest run` of an empty file and of a
// file that runs the books job, of five of each, and a rerun in watch mode, in a project that has dryfit from its tarballs as a
// user's has. Goals: the first books file at most 1.5 times an empty run, a further one in a process of its own at most 2 times
// vitest's, a rerun at most 0.5 s more than vitest's. DRYFIT_BENCH_PROJECT names such a project instead of a new one.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const workspace = resolve(import.meta.dirname, '../../..')
const books = join(workspace, 'fixtures/jobs/books')
const ROUNDS = Number(process.env['DRYFIT_BENCH_ROUNDS'] ?? 7)
const FILES = 5
const RERUNS = 5

const empty = `import { test } from 'vitest'
test('is empty', () => {})
`
const test = `import { expect, test } from 'dryfit'
import * as job from '../jobs/load_books.py'
test('joins a book to its author', async ({ glue }) => {
  glue.args({ source_bucket: 'lake' })
  glue.s3.put('s3://lake/books', [{ title: 't', publish_date: '2022-02-04', author: 'a' }])
  glue.s3.put('s3://lake/authors', [{ name: 'a', id: 34, birth_date: '1994-04-03' }])
  glue.catalog.table('glue_reference.books', {
    schema: 'title string, publish_date date, author_name string, author_birth_date date, author_id bigint',
  })
  await job.main(glue.context)
  expect(glue).toHaveWritten('glue_reference.books', [{ title: 't', author_id: 34 }], { columns: 'subset' })
})
`
/** vitest in watch mode; prints the milliseconds of each rerun of one file. */
const rerun = `import { startVitest } from 'vitest/node'
const [folder, count] = process.argv.slice(2)
const reporters = [{}]
const vitest = await startVitest('test', [folder], { watch: true, reporters })
const files = vitest.state.getFiles().map(({ filepath }) => filepath)
const times = []
for (let i = 0; i < Number(count); i++) {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  vitest.invalidateFile(files[0])
  const began = performance.now()
  await vitest.rerunFiles(files)
  times.push(performance.now() - began)
}
const failed = vitest.state.getCountOfFailedTests()
console.log('TIMES ' + JSON.stringify(failed > 0 ? [] : times))
process.exit(failed)
`

const given = process.env['DRYFIT_BENCH_PROJECT']
const project = given ?? mkdtempSync(join(tmpdir(), 'dryfit-cold-'))
try {
  if (given === undefined) install()
  arrange()
  report()
} finally {
  if (given === undefined) rmSync(project, { recursive: true, force: true })
}

/** The demo's project, with its installed tarballs. */
function install(): void {
  const made = spawnSync(process.execPath, ['scripts/demo.mjs', '--keep'], { cwd: workspace, encoding: 'utf8' })
  const folder = /kept (\S+)/.exec(made.stdout)?.[1]
  if (folder === undefined) throw new Error(`Failed to install the demo:\n${made.stdout}${made.stderr}`)
  for (const part of ['node_modules', 'package.json', 'jobs']) {
    cpSync(join(folder, 'books', part), join(project, part), { recursive: true, verbatimSymlinks: true })
  }
  rmSync(folder, { recursive: true, force: true })
}

function arrange(): void {
  const write = (folder: string, name: string, text: string) => {
    mkdirSync(join(project, folder), { recursive: true })
    writeFileSync(join(project, folder, name), text)
  }
  // With what the configuration names.
  for (const part of ['vitest.config.ts', 'test/stand-ins'])
    cpSync(join(books, part), join(project, part), { recursive: true })
  write('.', 'rerun.mjs', rerun)
  write('empty-one', 'one.test.ts', empty)
  write('books-one', 'one.test.ts', test)
  for (let i = 0; i < FILES; i++) {
    write('books-five', `${i}.test.ts`, test)
    write('empty-five', `${i}.test.ts`, empty)
  }
}

/** Seconds of one measure: as they pass, and of processors, those of all processes together. */
interface Seconds {
  readonly felt: number
  readonly worked: number
}

/**
 * Rounds go through all cases in turn, so that a busy minute of the machine hits them alike. Beside medians stand the quickest
 * rounds, which a busy machine stretches least, and the time of processors, which it hardly stretches.
 */
function report(): void {
  const cases = [
    () => run('empty-one', []),
    () => run('books-one', []),
    () => run('empty-five', ['--isolate']),
    () => run('books-five', ['--isolate']),
    () => run('books-five', ['--no-isolate']),
    () => reruns('empty-one'),
    () => reruns('books-one'),
  ]
  const times = cases.map(() => [] as Seconds[])
  for (let round = 0; round < ROUNDS; round++) for (const [i, measured] of cases.entries()) times[i]?.push(measured())
  const felt = times.map((each) => each.map((one) => one.felt))
  console.log(`vitest, as it feels, ${ROUNDS} rounds`)
  show('median, s', felt.map(median))
  show(
    'quickest, s',
    felt.map((each) => Math.min(...each)),
  )
  show(
    'time of processors, median, s',
    times.map((each) => median(each.map((one) => one.worked))),
    false,
  )
}

function show(title: string, seconds: readonly number[], reruns = true): void {
  const [nothing = 0, one = 0, manyEmpty = 0, many = 0, shared = 0, emptyAgain = 0, again = 0] = seconds
  const vitests = (manyEmpty - nothing) / (FILES - 1)
  const further = (many - one) / (FILES - 1)
  console.log(title)
  line('an empty test', nothing)
  line('one books test', one, `ratio ${(one / nothing).toFixed(2)}, goal 1.5`)
  line('a further empty file, a process each', vitests)
  line('a further books file, a process each', further, `ratio ${(further / vitests).toFixed(2)}, goal 2`)
  line('a further books file, isolate: false', (shared - one) / (FILES - 1))
  if (!reruns) return
  line('a rerun of the empty test in watch mode', emptyAgain)
  line('a rerun of the books test', again, `${(again - emptyAgain).toFixed(2)} s more, goal 0.50`)
}

function run(folder: string, flags: readonly string[]): Seconds {
  const began = performance.now()
  const args = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', `${folder}/`, ...flags]
  // The shell's own `times` tells what its children and theirs took. Where there is no shell, nothing tells it.
  const { stderr } = finished('sh', ['-c', '"$@" && times >&2', 'sh', ...args])
  const felt = (performance.now() - began) / 1000
  const [, ...parts] = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(stderr) ?? []
  const [minutes = 0, user = 0, more = 0, system = 0] = parts.map(Number)
  return { felt, worked: (minutes + more) * 60 + user + system }
}

function reruns(folder: string): Seconds {
  const { stdout } = finished(process.execPath, ['rerun.mjs', `${folder}/`, String(RERUNS)])
  const told = /^TIMES (.*)$/m.exec(stdout)?.[1] ?? '[]'
  return { felt: median(JSON.parse(told) as number[]) / 1000, worked: 0 }
}

function finished(command: string, args: readonly string[]): { readonly stdout: string; readonly stderr: string } {
  const done = spawnSync(command, args, { cwd: project, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`vitest failed:\n${done.stdout}${done.stderr}`)
  return done
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function line(name: string, value: number, aim = ''): void {
  console.log(`  ${name.padEnd(44)}${value.toFixed(2).padStart(6)} s   ${aim}`)
}
