// `node --conditions=@dryfit/source --import tsx run.ts <root> <options as JSON> [filter…]`: vitest in that folder, whose tests
// have less time than Python's start takes. Prints the outcome of each run; in watch mode a second one follows a change.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Reporter, startVitest, type TestModule, type TestUserConfig } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'

const [root = '', options = '{}', ...filters] = process.argv.slice(2)
const { change, ...asked } = JSON.parse(options) as TestUserConfig & { readonly change?: string }
const conditions = ['@dryfit/source', 'module', 'node', 'development|production']
let runs = 0

const reporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    runs += 1
    process.stdout.write(`RUN ${JSON.stringify(modules.flatMap((module) => [...outcomesOf(module)]))}\n`)
    if (change === undefined) return
    if (runs === 1) appendFileSync(join(root, change), '\n')
    else process.exit(0)
  },
}

const vitest = await startVitest(
  'test',
  filters,
  {
    root,
    config: false,
    watch: change !== undefined,
    reporters: [reporter],
    testTimeout: 5000,
    hookTimeout: 5000,
    isolate: true,
    ...asked,
  },
  {
    plugins: [dryfit({ types: false })],
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    server: { watch: { usePolling: true, interval: 100 } },
  },
)
if (change === undefined) await vitest.close()

function* outcomesOf(module: TestModule): Generator<string, void> {
  for (const { message } of module.errors()) yield `${module.relativeModuleId}: ${message}`
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result()
    if (state !== 'skipped')
      yield [`${test.fullName}: ${state}`, ...(errors ?? []).map(({ message }) => message)].join(' ')
  }
}
