import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseJson } from '../../src/canonical/json.ts'
import type { PlanCase } from '../plan-case.ts'
import { judge } from '../verdict.ts'
import { isWanted, options } from './options.ts'
import { casesOf, holdStatus, note, refuseMisleading, type Status } from './status.ts'
import { count, MISLEADING, printHead, printRow, printShares, RIGHT, type Tally } from './table.ts'

/** Runs the recorded calls of the DataFrame API. */
export function runFrames(): void {
  const folder = casesOf('dataframe')
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.jsonl'))
    .map((f) => f.replace('.jsonl', ''))
    .filter((f) => isWanted('dataframe', f))
    .sort()
  if (files.length === 0) return
  const began = performance.now()
  const run: Run = { found: {}, misleading: [], total: new Map() }
  printHead('dataframe')
  for (const name of files) runFile(name, readFileSync(join(folder, `${name}.jsonl`), 'utf8'), run)
  printRow('total', run.total)
  printShares(run.total, (performance.now() - began) / 1000)
  refuseMisleading(run.misleading)
  holdStatus('dataframe', run.found)
}

interface Run {
  readonly found: Status
  readonly misleading: string[]
  readonly total: Tally
}

function runFile(name: string, text: string, { found, misleading, total }: Run): void {
  const tally: Tally = new Map()
  found[name] = {}
  for (const line of text.split('\n')) {
    if (line === '') continue
    const testCase = parseJson(line) as unknown as PlanCase
    if (options.only !== undefined && !testCase.id.includes(options.only)) continue
    // Argument checks of PySpark's own layer: the guest's to make, not the engine's.
    if (testCase.tags?.includes('python_only') === true) continue
    const { verdict, detail, nullabilityDiffers } = judge(testCase)
    for (const t of [tally, total]) {
      count(t, verdict)
      if (nullabilityDiffers === true) count(t, 'nullability')
    }
    if (options.list && (!RIGHT.has(verdict) || (nullabilityDiffers === true && options.nullability)))
      console.log(`${verdict} ${testCase.id}\n    ${detail}`)
    if (MISLEADING.has(verdict)) misleading.push(`${verdict} ${testCase.id}: ${detail}`)
    else if (!RIGHT.has(verdict)) note(found, name, verdict, testCase.id)
  }
  printRow(name, tally)
}
