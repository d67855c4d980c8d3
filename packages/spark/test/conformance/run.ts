import { existsSync } from 'node:fs'
import { runFrames } from './dataframe.ts'
import { runScripts } from './scripts.ts'
import { casesOf } from './status.ts'

const cases = casesOf('')
if (!existsSync(cases)) {
  console.log(`No conformance cases at ${cases}: nothing to run. Set DRYFIT_CONFORMANCE to their folder.`)
  process.exit(0)
}
runFrames()
for (const folder of ['functions', 'gherkin', 'sql-golden']) await runScripts(folder)
