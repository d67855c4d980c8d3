/** `1,204` */
export const count = (n: number): string => n.toLocaleString('en-US')

/** `1 row`, `2 rows` */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

const SUFFIX: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const rules = new Intl.PluralRules('en-US', { type: 'ordinal' })

/** `1st`, `22nd` */
export const ordinal = (n: number): string => `${n}${SUFFIX[rules.select(n)] ?? 'th'}`

/** The name that is nearly the wanted one: another case, or few letters apart. */
export function nearest(wanted: string, names: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined
  for (const name of names) {
    if (name === wanted) continue
    const distance = fold(name) === fold(wanted) ? 0 : editDistance(wanted, name)
    if (distance <= Math.max(1, Math.floor(wanted.length / 4)) && (best === undefined || distance < best.distance)) {
      best = { name, distance }
    }
  }
  return best?.name
}

/** `orderId` and `order_id` are one name to the eye. */
const fold = (name: string): string => name.replaceAll('_', '').toLowerCase()

/** Insertions, deletions and replacements of one character. */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    above = row
  }
  return above[b.length] ?? 0
}
