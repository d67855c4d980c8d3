// `node --conditions=@dryfit/source --import tsx surviving.ts <root> <pool> <isolate>`: a run with vitest's JSON and JUnit reporters.
import { startVitest } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'

const [root = '', pool = 'forks', isolate = 'false', from = 'config'] = process.argv.slice(2)
const conditions = ['@dryfit/source', 'module', 'node', 'development|production']

const vitest = await startVitest(
  'test',
  [],
  {
    root,
    config: false,
    watch: false,
    isolate: isolate === 'true',
    // As `--pool` does.
    ...(from === 'command' ? { pool: pool as 'forks' | 'threads' } : {}),
    maxWorkers: 1,
    sequence: { shuffle: false },
    reporters: ['default', 'verbose', 'json', 'junit'],
    outputFile: { json: `${root}/out.json`, junit: `${root}/out.xml` },
  },
  {
    plugins: [dryfit({ types: false })],
    ...(from === 'config' ? { test: { pool: pool as 'forks' | 'threads' } } : {}),
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
  },
)
await vitest.close()
