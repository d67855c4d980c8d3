import type { Verdict } from '../verdict.ts'

/** What a case or a step came to; a setup step has no answer. */
export type Outcome = Verdict | 'setup' | 'setup.raised' | 'crash'
export type Counted = Outcome | 'nullability'
export type Tally = Map<Counted, number>

export const RIGHT: ReadonlySet<Outcome> = new Set(['match', 'error.match', 'setup'])
/** Answers that mislead. */
export const MISLEADING: ReadonlySet<Outcome> = new Set(['wrong', 'renamed', 'error.silent'])

const COLUMNS: readonly (readonly [Counted, string])[] = [
  ['match', 'match'],
  ['wrong', 'wrong'],
  ['renamed', 'renamed'],
  ['raised', 'raised'],
  ['error.match', 'error.match'],
  ['error.other', 'error.other'],
  ['error.silent', 'silent'],
  ['setup', 'setup'],
  ['setup.raised', 'not set up'],
  ['crash', 'crash'],
  ['nullability', 'nullability'],
]

export const count = (tally: Tally, key: Counted): void => void tally.set(key, (tally.get(key) ?? 0) + 1)

export function printHead(folder: string): void {
  console.log(`\n${folder.padEnd(30)}${COLUMNS.map(([, title]) => title.padStart(12)).join('')}`)
}

export function printRow(name: string, tally: Tally): void {
  console.log(`${name.padEnd(30)}${COLUMNS.map(([key]) => String(tally.get(key) ?? 0).padStart(12)).join('')}`)
}

/** The shares that the conformance folders are read by. */
export function printShares(tally: Tally, seconds: number): void {
  const n = (...keys: readonly Counted[]): number => keys.reduce((sum, key) => sum + (tally.get(key) ?? 0), 0)
  const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`)
  const answered = n('match', 'wrong', 'renamed')
  const errors = n('error.match', 'error.other', 'error.silent')
  console.log(
    `match ${share(n('match'), answered + n('raised'))}, wrong + renamed ${share(n('wrong', 'renamed'), answered)} of what is ` +
      `answered, errors of the right class ${share(n('error.match'), errors)}, silent ${share(n('error.silent'), errors)}; ` +
      `${seconds.toFixed(1)} s`,
  )
}
