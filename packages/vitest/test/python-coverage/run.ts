// `node --conditions=@dryfit/source --import tsx run.ts <root> <coverage as JSON>`: vitest in that folder, measuring coverage.
import { startVitest } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'
import { fromSource, loadedByNode } from '../inner-vitest.ts'

const [root = '', text = '{}'] = process.argv.slice(2)
const coverage = JSON.parse(text) as { readonly enabled: true }

const vitest = await startVitest(
  'test',
  [],
  { ...loadedByNode, root, config: false, watch: false, coverage },
  {
    plugins: [dryfit({ types: false })],
    ...fromSource,
  },
)
await vitest.close()
