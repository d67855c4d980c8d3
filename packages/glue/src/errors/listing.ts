const MOST = 10

/** Names as a sentence lists them: at most ten, then a count. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'nothing'
  const shown = names.slice(0, MOST).join(', ')
  return names.length > MOST ? `${shown} and ${names.length - MOST} more` : shown
}

/** `an int`, `a string` */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`

/** The names that differ from the wanted one by a slip of the keyboard, nearest first. */
export function nearMisses(wanted: string, names: Iterable<string>): readonly string[] {
  const limit = Math.max(1, Math.floor(wanted.length / 5))
  const scored: [string, number][] = []
  for (const name of names) {
    if (name === wanted) continue
    const far = distance(wanted.toLowerCase(), name.toLowerCase(), limit)
    if (far <= limit) scored.push([name, far])
  }
  return scored.sort((a, b) => a[1] - b[1]).map(([name]) => name)
}

/** Optimal string alignment: insertion, deletion, substitution and swapped neighbors count one each. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
