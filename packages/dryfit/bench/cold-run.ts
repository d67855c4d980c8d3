// What a test file costs that runs the books job in Python: `vitest run` of an empty test, of one file and of five, in a
// project that has dryfit from its tarballs as a user's has. Goals: 0.6 s for the first file, 0.4 s for each further one.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const workspace = resolve(import.meta.dirname, '../../..')
const books = join(workspace, 'fixtures/jobs/books')
const ROUNDS = 7
const FILES = 5

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

const project = mkdtempSync(join(tmpdir(), 'dryfit-cold-'))
try {
  install()
  const write = (folder: string, name: string, text: string) => {
    mkdirSync(join(project, folder), { recursive: true })
    writeFileSync(join(project, folder, name), text)
  }
  write('empty-one', 'one.test.ts', empty)
  write('books-one', 'one.test.ts', test)
  for (let i = 0; i < FILES; i++) {
    write('books-five', `${i}.test.ts`, test)
    write('empty-five', `${i}.test.ts`, empty)
  }
  report()
} finally {
  rmSync(project, { recursive: true, force: true })
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
  cpSync(join(books, 'vitest.config.ts'), join(project, 'vitest.config.ts'))
}

/** Rounds go through all cases in turn, so that a busy minute of the machine hits them alike. */
function report(): void {
  const cases = [
    ['empty-one', []],
    ['books-one', []],
    ['empty-five', ['--isolate']],
    ['books-five', ['--isolate']],
    ['books-five', ['--no-isolate']],
  ] as const
  const times = cases.map(() => [] as number[])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, [folder, flags]] of cases.entries()) times[i]?.push(seconds(folder, flags))
  }
  const [nothing = 0, one = 0, manyEmpty = 0, many = 0, shared = 0] = times.map(median)
  console.log(`vitest run, cold, median of ${ROUNDS}`)
  line('an empty test', nothing)
  line('one books test', one)
  line('  more than the empty one', one - nothing, 0.6)
  line('each further file, one Python for all (isolate: false)', (shared - one) / (FILES - 1), 0.4)
  line('each further file, a process of its own (isolate: true)', (many - one) / (FILES - 1), 0.4)
  line('  of this vitest itself: a further empty file', (manyEmpty - nothing) / (FILES - 1))
}

function seconds(folder: string, flags: readonly string[]): number {
  const began = performance.now()
  const args = ['node_modules/vitest/vitest.mjs', 'run', `${folder}/`, ...flags]
  const done = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`vitest failed:\n${done.stdout}${done.stderr}`)
  return (performance.now() - began) / 1000
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function line(name: string, value: number, goal?: number): void {
  const aim = goal === undefined ? '' : `   goal ${goal.toFixed(2)} s, ratio ${(value / goal).toFixed(2)}`
  console.log(`  ${name.padEnd(58)}${value.toFixed(2).padStart(6)} s${aim}`)
}
