/** Messages stay within this many characters a line. */
export const WIDTH = 100
const GAP = ' │ '
const LEAST = 8

/**
 * Lines of a table, two blanks in, at most `WIDTH` wide. Where the last two columns have to be cut they are cut around
 * the first character that differs, so that two long texts never look alike.
 */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = fitWidths(
    head.map((title, c) => Math.max(...[title, ...rows.map((row) => row[c] ?? '')].map((t) => t.length))),
  )
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, c) => cell.padEnd(widths[c] ?? 0)).join(GAP)}`.trimEnd()
  return [line(head), ...rows.map((row) => line(cutRow(row, widths)))]
}

/** Takes from the widest until the table fits. */
function fitWidths(wanted: readonly number[]): readonly number[] {
  const widths = [...wanted]
  const room = WIDTH - 2 - GAP.length * (widths.length - 1)
  let over = widths.reduce((a, b) => a + b, 0) - room
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    const width = widths[widest] ?? 0
    if (width <= LEAST) break
    widths[widest] = width - 1
    over--
  }
  return widths
}

function cutRow(row: readonly string[], widths: readonly number[]): readonly string[] {
  const [a, b] = [row.at(-2) ?? '', row.at(-1) ?? '']
  const from = firstDifference(a, b)
  return row.map((cell, c) => (c >= row.length - 2 ? cutAround(cell, widths[c] ?? 0, from) : cut(cell, widths[c] ?? 0)))
}

function firstDifference(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

/** The beginning of a text, with an ellipsis where it goes on. */
export const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`

function cutAround(text: string, width: number, place: number): string {
  if (text.length <= width || place < width - 2) return cut(text, width)
  const start = Math.min(place - Math.floor(width / 3), text.length - width + 1)
  return `…${cut(text.slice(start), width - 1)}`
}
