// Tests of many files in vitest itself, a third of them nasty, shuffled by ten seeds: in forks and in threads, isolated and not, by one,
// two and eight workers. Counts what a test finds of another, and tests that are told of by nobody.
// node scripts/source.mjs packages/vitest/bench/crowd.ts -- [tests] [forks | threads]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dirt } from '../../python/test/hostile/dirt.ts'
import { type Settings, tell } from '../test/told.ts'

const python = join(import.meta.dirname, '../../python/test/hostile')
/** Seconds each, and a memory that has to be replaced: the suite of packages/python runs them. */
const slow = new Set(['a recursion without end', 'a wild pointer'])
const kinds = Object.entries(dirt).filter(([name]) => !slow.has(name))
const inFile = 35
const seeds = 10

const all = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 10_000)
const each = Math.ceil(all / 12)
const asked: readonly string[] = process.argv.filter((argument) => /^(forks|threads)$/.test(argument))
const ways: readonly Settings[] = (['forks', 'threads'] as const)
  .flatMap((pool) => [false, true].flatMap((isolate) => [1, 2, 8].map((workers) => ({ pool, isolate, workers }))))
  .map((way, n) => ({ ...way, seed: 1 + (n % seeds) }))
  .filter(({ pool }) => asked.length === 0 || asked.includes(pool))
const kept = mkdtempSync(join(tmpdir(), 'dryfit-crowd-'))
const reference = join(kept, 'reference.txt')
// What a fresh interpreter is depends on its snapshot: one for all, that no other use of this machine replaces.
process.env['DRYFIT_CACHE_DIR'] = join(kept, 'cache')

const jobs = Object.fromEntries(kinds.map(([, source], i) => [`jobs/kind${i}.py`, source]))
jobs['jobs/fingerprint.py'] = readFileSync(join(python, 'fingerprint.py'), 'utf8')
// Functions of the module that a test imports can be stubbed, and what they return is shown to JavaScript: one text, here.
jobs['jobs/look.py'] = 'import fingerprint\n\ndef take(mounts):\n    return repr(fingerprint.take(mounts))\n'

const head = `import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'dryfit'
import * as look from './jobs/look.py'
const reference = ${JSON.stringify(reference)}
const found = async () => {
  const taken = await look.take([import.meta.dirname, join(import.meta.dirname, 'jobs')])
  return taken.replaceAll(/dryfit-told-\\w{6}/g, 'root')
}
`
const innocent = (i: number): string =>
  `test('innocent ${i}', { timeout: 120_000 }, async () => { expect(await found()).toBe(readFileSync(reference, 'utf8')) })`
const nasty = (i: number, kind: number): string =>
  `test(${JSON.stringify(`nasty ${i}`)}, { timeout: 120_000 }, async ({ glue }) => { await glue.run('jobs/kind${kind}.py').catch(() => undefined) })`

function filesOf(tests: number, seed: number): Record<string, string> {
  const files: Record<string, string> = { ...jobs }
  for (let from = 0; from < tests; from += inFile) {
    const lines = Array.from({ length: Math.min(inFile, tests - from) }, (_, n) => {
      const i = from + n
      return i % 3 === 0 ? nasty(i, (i / 3 + seed * 7) % kinds.length) : innocent(i)
    })
    files[`part${from / inFile}.test.ts`] = head + lines.join('\n')
  }
  return files
}

let failed = 0
try {
  await tell({ ...jobs, 'first.test.ts': `${head}test('first', async () => writeFileSync(reference, await found()))` })
  for (const way of ways) {
    const { seed = 1 } = way
    const began = performance.now()
    const told = [...(await tell(filesOf(each, seed), way)).values()]
    const leaks = told.filter(({ name, state }) => name.startsWith('innocent') && state !== 'passed')
    const lost = each - told.filter(({ state }) => state === 'passed' || state === 'failed').length
    const broken = told.filter(({ name, state }) => name.startsWith('nasty') && state !== 'passed').length
    failed += leaks.length + lost + broken
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(
      `${way.pool}, ${way.isolate ? 'isolated' : 'not isolated'}, ${way.workers} workers, seed ${seed}: ` +
        `${each} tests, ${leaks.length} leaks, ${lost} lost, ${broken} broken; ${seconds} s`,
    )
    for (const { name, says } of leaks.slice(0, 3)) console.log(`  ${name}: ${says.slice(0, 400)}`)
  }
} finally {
  rmSync(kept, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)
