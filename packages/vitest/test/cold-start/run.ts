// `node --conditions=@dryfit/source --import tsx run.ts <root>`: one run whose tests have less time than a cold start takes.
import { startVitest } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'

const root = process.argv[2] ?? ''
const conditions = ['@dryfit/source', 'module', 'node', 'development|production']

const vitest = await startVitest(
  'test',
  [],
  { root, config: false, watch: false, reporters: ['default'], testTimeout: 700, hookTimeout: 700 },
  {
    plugins: [dryfit({ types: false })],
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
  },
)
await vitest.close()
