// `npm run test:hostile [-- threads]`: every hostile job, in forks and in threads or in those named; `npm test` runs each eighth.
import { say } from './run.mjs'
import { runVitest } from './run-vitest.mjs'
import { install } from './setup.mjs'

install()
for (const pool of process.argv.length > 2 ? process.argv.slice(2) : ['forks', 'threads']) {
  say(`running all hostile jobs in ${pool}`)
  const env = { DRYFIT_HOSTILE: 'all', DRYFIT_HOSTILE_POOL: pool }
  const code = runVitest(['--project', 'vitest', 'packages/vitest/test/hostile'], () => env)
  if (code !== 0) process.exit(code)
}
