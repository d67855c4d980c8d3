// `npm test`: every test of every package, of the example jobs and of the code in the documents, in one vitest run.
import { join } from 'node:path'
import { root, run, say } from './run.mjs'
import { install } from './setup.mjs'

install()
say(`running all tests on Node ${process.versions.node}`)
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const reporters = ['--reporter=default', '--reporter=./scripts/tally-reporter.mjs']
process.exit(run(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)]))
