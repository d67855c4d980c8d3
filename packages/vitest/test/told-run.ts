// `node --conditions=@dryfit/source --import tsx told-run.ts <root> <settings>`: vitest over a folder; prints each test as JSON.
import { startVitest, type TestModule } from 'vitest/node'
import { dryfit } from '../src/plugin.ts'
import { fromSource, loadedByNode } from './inner-vitest.ts'
import type { Settings } from './told.ts'

const [root = '', text = '{}'] = process.argv.slice(2)
const { pool = 'forks', isolate = false, workers = 1, seed } = JSON.parse(text) as Settings

const vitest = await startVitest(
  'test',
  [],
  {
    ...(pool === 'threads' ? {} : loadedByNode),
    root,
    config: false,
    watch: false,
    isolate,
    maxWorkers: workers,
    ...(seed === undefined ? {} : { sequence: { shuffle: true, seed } }),
    reporters: [
      {
        onTestRunEnd(modules: readonly TestModule[]) {
          const tests = modules.flatMap((module) => [...module.children.allTests()])
          const told = tests.map((test) => ({
            name: test.name,
            state: test.result().state,
            diff: test
              .result()
              .errors?.find(({ diff }) => diff !== undefined)
              ?.diff?.replaceAll(/\u001b\[\d+m/g, ''),
            at:
              test.result().errors?.flatMap(({ stacks = [] }) => stacks.map(({ file, line }) => `${file}:${line}`)) ??
              [],
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
    ...fromSource,
  },
)
await vitest.close()
