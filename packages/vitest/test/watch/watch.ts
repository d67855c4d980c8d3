// `node --conditions=@dryfit/source --import tsx watch.ts <root>`: vitest in watch mode; prints the errors of each run as JSON.
import { type Reporter, startVitest, type TestModule } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'
import { fromSource, loadedByNode } from '../inner-vitest.ts'

const root = process.argv[2] ?? ''

const reporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const errors = modules.flatMap((module) => module.errors()).map((error) => error.message)
    const failed = tests.flatMap((test) => test.result().errors?.map((error) => error.message) ?? [])
    process.stdout.write(`RUN ${JSON.stringify([...errors, ...failed])}\n`)
  },
}

await startVitest(
  'test',
  [],
  { ...loadedByNode, root, config: false, watch: true, reporters: [reporter], isolate: false },
  {
    plugins: [dryfit()],
    ...fromSource,
    server: { watch: { usePolling: true, interval: 100 } },
  },
)
