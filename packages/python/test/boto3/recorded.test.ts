import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGlue } from '@dryfit/glue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

const folder = join(import.meta.dirname, 'cases')
const programs = readdirSync(folder).flatMap((name) => /^(\w+)\.txt$/.exec(name)?.[1] ?? [])

let python: PythonHost | undefined
beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
})
afterAll(() => python?.restore())

/** The lines that a program prints, by the name of the call. */
function answers(program: string): ReadonlyMap<string, string> {
  const printed: string[] = []
  if (python === undefined) throw new Error('Python has not started')
  connectGlue(python, createGlue())
  python.runScript(join(folder, `${program}.py`), { stdout: (line) => printed.push(line) })
  return byName(printed.join('\n'))
}

const byName = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split('\n').flatMap((line) => (line === '' ? [] : [[line.split(/ (?:->|raises) /)[0] ?? '', line]])))

describe.each(programs)('%s', (program) => {
  const recorded = byName(readFileSync(join(folder, `${program}.txt`), 'utf8'))
  let told: ReadonlyMap<string, string> = new Map()
  beforeAll(() => {
    told = answers(program)
  })
  test.each([...recorded.keys()])('%s: answers as boto3 does (recorded)', (name) => {
    expect(told.get(name)).toBe(recorded.get(name))
  })
})
