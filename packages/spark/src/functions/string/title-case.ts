// Letters that have a title-case form of their own.
const TITLE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['Ǆ', 'ǅ', 'ǆ'],
    ['Ǉ', 'ǈ', 'ǉ'],
    ['Ǌ', 'ǋ', 'ǌ'],
    ['Ǳ', 'ǲ', 'ǳ'],
  ].flatMap(([upper = '', title = '', lower = '']) => [
    [upper, title],
    [title, title],
    [lower, title],
  ]),
)

/** Java's `Character.toTitleCase` of one UTF-16 unit. */
export function titleCase(unit: string): string {
  const code = unit.charCodeAt(0)
  if ((code >= 0x10d0 && code <= 0x10ff) || code < 0x61) return unit
  const known = TITLE[unit]
  if (known !== undefined) return known
  const upper = unit.toUpperCase()
  if (upper.length === 1) return upper
  // Greek letters with iota subscript: one capital letter eight or nine places on.
  if (code >= 0x1f80 && code <= 0x1faf) return code % 16 < 8 ? String.fromCharCode(code + 8) : unit
  return code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3 ? String.fromCharCode(code + 9) : unit
}
