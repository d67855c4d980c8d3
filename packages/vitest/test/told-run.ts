// `node --conditions=@dryfit/source --import tsx told-run.ts <root> <pool>`: vitest over a folder; prints each test as JSON.
import { startVitest, type TestModule } from 'vitest/node'
import { dryfit } from '../src/plugin.ts'

const [root = '', pool = 'forks'] = process.argv.slice(2)
const conditions = ['@dryfit/source', 'module', 'node', 'development|production']

const vitest = await startVitest(
  'test',
  [],
  {
    root,
    config: false,
    watch: false,
    isolate: false,
    maxWorkers: 1,
    reporters: [
      {
        onTestRunEnd(modules: readonly TestModule[]) {
          const tests = modules.flatMap((module) => [...module.children.allTests()])
          const told = tests.map((test) => ({
            name: test.name,
            state: test.result().state,
            says:
              test
                .result()
                .errors?.map((error) => `${error.name}: ${error.message}`)
                .join('\n') ?? '',
          }))
          process.stdout.write(`TOLD ${JSON.stringify(told)}\n`)
        },
      },
    ],
  },
  {
    plugins: [dryfit({ types: false })],
    test: { pool: pool as 'forks' | 'threads' },
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: conditions } },
  },
)
await vitest.close()
