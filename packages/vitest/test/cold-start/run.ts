// `node --conditions=@dryfit/source --import tsx run.ts <root> <options as JSON> [filter…]`: vitest in that folder, whose tests
// have less time than Python's start takes. Prints the outcome of each run; in watch mode a second one follows a change. With
// `editor` nothing runs until it is asked for, as in the test runner of an editor: each filter, one after the other.
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { createVitest, type Reporter, startVitest, type TestModule, type TestUserConfig } from 'vitest/node'
import { dryfit } from '../../src/plugin.ts'
import { fromSource, loadedByNode } from '../inner-vitest.ts'

const [root = '', options = '{}', ...filters] = process.argv.slice(2)
interface Ways {
  readonly change?: string
  readonly editor?: { readonly testNamePattern: string }
}
const { change, editor, ...asked } = JSON.parse(options) as TestUserConfig & Ways
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

const settings: TestUserConfig = {
  ...loadedByNode,
  root,
  config: false,
  watch: change !== undefined || editor !== undefined,
  standalone: editor !== undefined,
  reporters: [reporter],
  testTimeout: 5000,
  hookTimeout: 5000,
  isolate: true,
  ...asked,
}
const server = {
  plugins: [dryfit({ types: false })],
  ...fromSource,
  server: { watch: { usePolling: true, interval: 100 } },
}

if (editor === undefined) {
  const vitest = await startVitest('test', filters, settings, server)
  if (change === undefined) await vitest.close()
} else {
  const vitest = await createVitest('test', settings, server)
  await vitest.standalone()
  vitest.setGlobalTestNamePattern(editor.testNamePattern)
  for (const filter of filters) await vitest.runTestSpecifications(await vitest.globTestSpecifications([filter]))
  await vitest.close()
}

function* outcomesOf(module: TestModule): Generator<string, void> {
  for (const { message } of module.errors()) yield `${module.relativeModuleId}: ${message}`
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result()
    if (state !== 'skipped')
      yield [`${test.fullName}: ${state}`, ...(errors ?? []).map(({ message }) => message)].join(' ')
  }
}
