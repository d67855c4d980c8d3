// `node --conditions=@dryfit/source --import tsx spare.ts <root> <preload>`: a run with a process for each file; each process that is
// started before it is needed begins with a module.
import { startVitest } from 'vitest/node'
import { survivingPool } from '../../src/plugin/surviving-pool.ts'

const [root = '', preload = ''] = process.argv.slice(2)
const vitest = await startVitest(
  'test',
  [],
  {
    root,
    config: false,
    watch: false,
    isolate: true,
    maxWorkers: 1,
    sequence: { shuffle: false },
    reporters: ['default'],
  },
  { test: { pool: survivingPool('forks', preload) } },
)
await vitest.close()
