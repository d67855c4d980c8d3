import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprint, readGuestFiles } from '../src/hosts/embedded/guest-files.ts'
import { startAnother } from '../src/hosts/embedded/start.ts'
import { jobModule, resetAll } from '../src/job/stubs.ts'
import { bounded } from '../src/limits/bounded.ts'

/** What starting and calling the embedded Python costs: `npx tsx --conditions=@dryfit/source packages/python/bench/start.ts` */
const cache = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'dryfit-bench-'))
if (process.argv[2] === 'child') {
  const { report } = await startAnother({ cache, packaged: false })
  console.log(JSON.stringify(report))
  process.exit(0)
}

const rows: [string, string, string][] = []
const show = (name: string, value: string, note = '') => rows.push([name, value, note])
const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
const us = (value: number) => `${value.toFixed(1)} us`

function child(): { from: string; milliseconds: number } {
  const ended = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=@dryfit/source', import.meta.filename, 'child', cache],
    {
      encoding: 'utf8',
    },
  )
  return JSON.parse(ended.stdout)
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Microseconds of one call: the median of several rounds. */
function each(count: number, run: (i: number) => unknown): number {
  for (let i = 0; i < count / 5; i++) run(i)
  return median(
    Array.from({ length: 7 }, () => {
      const begun = performance.now()
      for (let i = 0; i < count; i++) run(i)
      return ((performance.now() - begun) / count) * 1000
    }),
  )
}

const cold = child()
const restores = Array.from({ length: 7 }, () => child().milliseconds)
const restore = median(restores)
show('start, cold', ms(cold.milliseconds), 'boots Pyodide, imports the guest, takes and restores the snapshot')
show(
  'start, from the snapshot',
  ms(restore),
  `best ${ms(Math.min(...restores))}; ${(cold.milliseconds / restore).toFixed(1)} times faster than cold`,
)
const file = readdirSync(cache).find((name) => name.endsWith('.snapshot')) ?? ''
show('snapshot', `${(statSync(join(cache, file)).size / 2 ** 20).toFixed(1)} MiB`)
const guest = join(import.meta.dirname, '../guest')
show(
  'hash of the guest',
  ms(each(5, () => fingerprint(readGuestFiles(guest), [])) / 1000),
  `${readGuestFiles(guest).length} files, at each start`,
)

const { host } = await startAnother({ cache, packaged: false })
const folder = mkdtempSync(join(tmpdir(), 'dryfit-bench-'))
mkdirSync(folder, { recursive: true })
const body = Array.from(
  { length: 8 },
  (_, i) => `
def step_${i}(rows, limit=10):
    """Keeps what the step needs."""
    kept = [row for row in rows if row.get("id", 0) < limit]
    for row in kept:
        row["step"] = ${i}
    return sorted(kept, key=lambda row: row["id"])
`,
).join('')
const job = (mark: string) => `import json, sys
from datetime import datetime
from _dryfit import bridge
${body}
def echo(x): return x
def inner(x): return x
def outer(x): return inner(x)
def calls(n):
    for _ in range(n): bridge.call("op", "{}")
def nothing(): pass
mark = ${mark}
`
const path = join(folder, 'job.py')
let version = 0
writeFileSync(path, job('0'))
host.connect(() => '{"ok":1}')
show('load a module of 70 lines, unchanged', us(each(200, () => host.load(path))), 'code from the cache')
show(
  'load a module of 70 lines, changed',
  us(
    each(50, () => {
      writeFileSync(path, job(String(version++)))
      host.load(path)
    }),
  ),
  'compiled, the write of the file included',
)
const module = host.load(path)
show('call a Python function', us(each(2000, () => module.call('nothing', []))), 'timed, JSON both ways')
show(
  'call with a row of 4 values',
  us(each(2000, () => module.call('echo', [{ id: 1, title: 't', on: true, price: 1.5 }]))),
)
show(
  'guest to engine and back',
  us(each(20, () => module.call('calls', [1000])) / 1000),
  'bridge.call, the job line included',
)
const functions = jobModule(path, { host: () => host, names: { functions: ['outer', 'inner'] } })
await functions['outer']?.(1)
show(
  'through a sinon stub and back to Python',
  us(each(1000, (i) => functions['outer']?.(i))),
  'test, stub, Python, stub, Python',
)
resetAll()
show(
  'a limit that V8 keeps, around nothing',
  us(
    each(20_000, () => {
      bounded(() => undefined, 60_000)
    }),
  ),
)
show('reset', us(each(500, () => host.reset())))
show(
  'reset, load, call: a whole run',
  us(
    each(200, () => {
      host.reset()
      host.load(path).call('nothing', [])
    }),
  ),
)
global.gc?.()
const before = process.memoryUsage()
const begun = performance.now()
for (let i = 0; i < 1000; i++) {
  host.reset()
  host.load(path).call('outer', [{ i }])
}
const took = performance.now() - begun
const after = process.memoryUsage()
show(
  '1,000 runs',
  ms(took),
  `rss ${((after.rss - before.rss) / 2 ** 20).toFixed(1)} MiB more, array buffers ${((after.arrayBuffers - before.arrayBuffers) / 2 ** 20).toFixed(1)} MiB more`,
)

const width = Math.max(...rows.map(([name]) => name.length))
for (const [name, value, note] of rows) console.log(`${name.padEnd(width)}  ${value.padStart(9)}  ${note}`)
rmSync(folder, { recursive: true })
if (process.argv[3] === undefined) rmSync(cache, { recursive: true })
process.exit(0)
