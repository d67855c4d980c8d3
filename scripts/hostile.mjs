// `npm run test:hostile [-- threads]`: every hostile job, in forks and in threads or in those named; `npm test` runs each eighth.
import { join } from 'node:path'
import { root, run, say } from './run.mjs'
import { install } from './setup.mjs'

install()
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
for (const pool of process.argv.length > 2 ? process.argv.slice(2) : ['forks', 'threads']) {
  say(`running all hostile jobs in ${pool}`)
  process.env.DRYFIT_HOSTILE = 'all'
  process.env.DRYFIT_HOSTILE_POOL = pool
  const code = run(process.execPath, [vitest, 'run', '--project', 'vitest', 'packages/vitest/test/hostile'])
  if (code !== 0) process.exit(code)
}
