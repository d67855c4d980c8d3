import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseJson } from '../../src/canonical/json.ts'
import type { PlanCase } from '../plan-case.ts'
import { judge, type Verdict } from '../verdict.ts'

// usage: run.ts [--update] [--only TEXT] [--list] [FILE-PREFIX…]
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..')
const CASES = process.env['DRYFIT_CONFORMANCE'] ?? resolve(ROOT, '../shared/conformance/dataframe')
const STATUS = resolve(ROOT, 'fixtures/conformance/dataframe.json')

/** File name to the ids that are not right yet, by verdict. Wrong and silent ones may not stand here. */
type Status = Record<string, Partial<Record<Verdict, string[]>>>

const args = process.argv.slice(2)
const update = args.includes('--update')
const list = args.includes('--list')
const onlyAt = args.indexOf('--only')
const only = onlyAt < 0 ? undefined : args[onlyAt + 1]
const prefixes = args.filter((a, i) => !a.startsWith('--') && (onlyAt < 0 || i !== onlyAt + 1))

const COLUMNS: readonly Verdict[] = [
  'match',
  'wrong',
  'renamed',
  'raised',
  'error.match',
  'error.other',
  'error.silent',
]
const RIGHT: ReadonlySet<Verdict> = new Set(['match', 'error.match'])
const FORBIDDEN: ReadonlySet<Verdict> = new Set(['wrong', 'renamed', 'error.silent'])

if (!existsSync(CASES)) {
  console.log(`No conformance cases at ${CASES}: nothing to run. Set DRYFIT_CONFORMANCE to their folder.`)
  process.exit(0)
}

const began = performance.now()
const found: Status = {}
const forbidden: string[] = []
const total = new Map<Verdict | 'nullability', number>()
console.log(`${'file'.padEnd(24)}${[...COLUMNS, 'nullability'].map((c) => c.padStart(13)).join('')}`)
for (const file of readdirSync(CASES)
  .filter((f) => f.endsWith('.jsonl'))
  .sort()) {
  const name = file.replace('.jsonl', '')
  if (prefixes.length > 0 && !prefixes.some((p) => name.startsWith(p))) continue
  runFile(
    name,
    readFileSync(join(CASES, file), 'utf8')
      .split('\n')
      .filter((l) => l !== ''),
  )
}
printRow('total', total)
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`)
finish()

function runFile(name: string, lines: readonly string[]): void {
  const tally = new Map<Verdict | 'nullability', number>()
  const count = (key: Verdict | 'nullability'): void => {
    tally.set(key, (tally.get(key) ?? 0) + 1)
    total.set(key, (total.get(key) ?? 0) + 1)
  }
  const wrongs: Partial<Record<Verdict, string[]>> = {}
  for (const line of lines) {
    const testCase = parseJson(line) as unknown as PlanCase
    if (only !== undefined && !testCase.id.includes(only)) continue
    // Argument checks of PySpark's own layer: the guest's to make, not the engine's.
    if (testCase.tags?.includes('python_only') === true) continue
    const { verdict, detail, nullabilityDiffers } = judge(testCase)
    count(verdict)
    if (nullabilityDiffers === true) count('nullability')
    if (list && (!RIGHT.has(verdict) || (nullabilityDiffers === true && args.includes('--nullability'))))
      console.log(`${verdict} ${testCase.id}\n    ${detail}`)
    if (RIGHT.has(verdict)) continue
    if (FORBIDDEN.has(verdict)) forbidden.push(`${verdict} ${testCase.id}: ${detail}`)
    else wrongs[verdict] = [...(wrongs[verdict] ?? []), testCase.id]
  }
  found[name] = wrongs
  printRow(name, tally)
}

function printRow(name: string, tally: ReadonlyMap<Verdict | 'nullability', number>): void {
  console.log(
    `${name.padEnd(24)}${[...COLUMNS, 'nullability' as const].map((c) => String(tally.get(c) ?? 0).padStart(13)).join('')}`,
  )
}

function finish(): void {
  if (forbidden.length > 0) {
    console.log(
      `\nFailed to accept the run: ${forbidden.length} answers mislead (wrong, renamed or silent). Mend them or refuse.`,
    )
    for (const text of forbidden.slice(0, list ? 0 : 20)) console.log(`  ${text}`)
    process.exitCode = 1
  }
  if (only !== undefined || prefixes.length > 0) return
  if (update) {
    mkdirSync(dirname(STATUS), { recursive: true })
    writeFileSync(STATUS, `${JSON.stringify(found, null, 1)}\n`)
    console.log(`Wrote the status of the cases that are not right yet.`)
    return
  }
  const known: Status = existsSync(STATUS) ? (JSON.parse(readFileSync(STATUS, 'utf8')) as Status) : {}
  const flat = (status: Status): Set<string> =>
    new Set(
      Object.entries(status).flatMap(([file, verdicts]) =>
        Object.entries(verdicts).flatMap(([v, ids]) => ids.map((id) => `${v} ${file}: ${id}`)),
      ),
    )
  const before = flat(known)
  const after = flat(found)
  const changes = [
    ...[...after].filter((x) => !before.has(x)).map((x) => `now      ${x}`),
    ...[...before].filter((x) => !after.has(x)).map((x) => `no more  ${x}`),
  ]
  if (changes.length === 0) return
  console.log(
    `\nFailed to accept the run: ${changes.length} cases changed against fixtures/conformance/dataframe.json. Record the change with --update.`,
  )
  for (const change of changes.slice(0, 40)) console.log(`  ${change}`)
  process.exitCode = 1
}
