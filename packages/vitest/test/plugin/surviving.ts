// `node --conditions=@dryfit/source --import tsx surviving.ts <root> <pool> <isolate> <from> <workers>`: a run with vitest's JSON and JUnit reporters.
import { startVitest } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'
import { fromSource, loadedByNode } from '../inner-vitest.ts'

const [root = '', pool = 'forks', isolate = 'false', from = 'config', workers = '1'] = process.argv.slice(2)

const vitest = await startVitest(
  'test',
  [],
  {
    ...(pool === 'threads' ? {} : loadedByNode),
    root,
    config: false,
    watch: false,
    isolate: isolate === 'true',
    // As `--pool` does.
    ...(from === 'command' ? { pool: pool as 'forks' | 'threads' } : {}),
    maxWorkers: Number(workers),
    sequence: { shuffle: false },
    reporters: ['default', 'verbose', 'json', 'junit'],
    outputFile: { json: `${root}/out.json`, junit: `${root}/out.xml` },
  },
  {
    plugins: [dryfit({ types: false })],
    ...(from === 'config' ? { test: { pool: pool as 'forks' | 'threads' } } : {}),
    ...fromSource,
  },
)
await vitest.close()
