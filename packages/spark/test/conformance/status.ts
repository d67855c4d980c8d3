import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isWhole, options } from './options.ts'
import type { Outcome } from './table.ts'

/** File name to the ids that are not right yet, by outcome. */
export type Status = Record<string, Partial<Record<Outcome, string[]>>>

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..')

/** Where the recorded cases of a folder lie. */
export const casesOf = (folder: string): string =>
  resolve(process.env['DRYFIT_CONFORMANCE'] ?? resolve(ROOT, '../shared/conformance'), folder)

export function note(status: Status, file: string, outcome: Outcome, id: string): void {
  const found = status[file] ?? {}
  status[file] = { ...found, [outcome]: [...(found[outcome] ?? []), id] }
}

/** Holds the run against the status file, strictly both ways; writes that file where the caller asked for it. */
export function holdStatus(folder: string, found: Status): void {
  if (!isWhole(folder)) return
  const path = resolve(ROOT, `fixtures/conformance/${folder}.json`)
  if (options.update) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify(found, null, 1)}\n`)
    console.log(`Wrote the status of the cases that are not right yet.`)
    return
  }
  const before = flat(existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Status) : {})
  const after = flat(found)
  const changes = [
    ...[...after].filter((x) => !before.has(x)).map((x) => `now      ${x}`),
    ...[...before].filter((x) => !after.has(x)).map((x) => `no more  ${x}`),
  ]
  if (changes.length === 0) return
  console.log(
    `\nFailed to accept the run: ${changes.length} cases changed against fixtures/conformance/${folder}.json. Record the change with --update.`,
  )
  for (const change of changes.slice(0, 40)) console.log(`  ${change}`)
  process.exitCode = 1
}

const flat = (status: Status): ReadonlySet<string> =>
  new Set(
    Object.entries(status).flatMap(([file, outcomes]) =>
      Object.entries(outcomes).flatMap(([outcome, ids]) => ids.map((id) => `${outcome} ${file}: ${id}`)),
    ),
  )

/** Answers that mislead stand in no status file. */
export function refuseMisleading(texts: readonly string[]): void {
  if (texts.length === 0) return
  console.log(
    `\nFailed to accept the run: ${texts.length} answers mislead (wrong, renamed or silent). Mend them or refuse.`,
  )
  for (const text of texts.slice(0, options.list ? 0 : 20)) console.log(`  ${text}`)
  process.exitCode = 1
}
