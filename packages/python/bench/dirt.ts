// Tests in one worker, a third of them hostile, in an order that a seed gives: how many find what another has left, what a
// restore costs, and whether memory stays flat. node scripts/source.mjs packages/python/bench/dirt.ts -- [tests] [seed]
import { isDeepStrictEqual } from 'node:util'
import { dirt } from '../test/hostile/dirt.ts'
import { HostileWorker } from '../test/hostile/worker.ts'

const tests = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 300)
const seed = Number(process.argv.filter((each) => /^\d+$/.test(each))[1] ?? 1)
/** Seconds each, and a memory that has to be replaced: the suite runs them. */
const slow = new Set(['a recursion without end', 'a wild pointer'])
const kinds = Object.entries(dirt).filter(([name]) => !slow.has(name))

let state = seed
/** A small generator of its own: the same order on every machine. */
function below(limit: number): number {
  state = (state * 1103515245 + 12345) % 2147483648
  return Math.floor((state / 2147483648) * limit)
}

const worker = new HostileWorker()
await worker.start()
const leaks = new Map<string, number>()
const resident: number[] = []
let hostile = 0
let before = 'nothing'
const began = performance.now()
for (let i = 0; i < tests; i++) {
  const kind = below(3) === 0 ? kinds[below(kinds.length)] : undefined
  if (kind !== undefined) {
    hostile += 1
    await worker.hostile(...kind)
    before = kind[0]
  } else if (!isDeepStrictEqual(worker.innocent(), worker.fresh)) leaks.set(before, (leaks.get(before) ?? 0) + 1)
  if (i % 500 === 499) resident.push(Math.round(process.memoryUsage().rss / 2 ** 20))
}
const seconds = (performance.now() - began) / 1000
console.log(
  `${tests} tests, ${hostile} of them hostile of ${kinds.length} kinds, seed ${seed}: ${seconds.toFixed(1)} s`,
)
console.log(
  `  leaks             ${[...leaks.values()].reduce((sum, each) => sum + each, 0)} ${[...leaks.keys()].join(', ')}`,
)
console.log(`  resident memory   ${resident.join(' ')} MiB, after each 500`)
process.exit(leaks.size === 0 ? 0 : 1)
