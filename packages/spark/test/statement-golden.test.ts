import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { runScript, type StatementScript } from './statement-script.ts'

const SCRIPTS = join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/statements')

// Strict both ways: a step that starts to answer as Spark does must lose its status in the commit that earns it.
describe.each(readdirSync(SCRIPTS).sort())('%s', (file) => {
  const scripts = readFileSync(join(SCRIPTS, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StatementScript | { readonly provenance: string })
    .filter((line) => 'script' in line)

  test.each(scripts.map((script) => [script.script, script] as const))(
    'the statements of %s answer as recorded',
    (_, script) => {
      const found = runScript(script)
      const shown = (status: string | undefined, i: number): string =>
        `${script.steps[i]?.sql}: ${status ?? 'as Spark'}`
      expect(found.map(({ outcome }, i) => shown(outcome, i))).toEqual(
        script.steps.map(({ status }, i) => shown(status, i)),
      )
      expect(
        found.filter(({ outcome }) => outcome === 'wrong' || outcome === 'silent' || outcome === 'raised'),
      ).toEqual([])
    },
  )
})
