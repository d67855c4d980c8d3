// `npm test`: every test of every package, of the example jobs and of the code in the documents, in one vitest run.
import { say } from './run.mjs'
import { runVitest } from './run-vitest.mjs'
import { install } from './setup.mjs'

install()
say(`running all tests on Node ${process.versions.node}`)
process.exit(runVitest(process.argv.slice(2)))
