/** One cell of a CSV record. */
export interface CsvCell {
  readonly text: string
  readonly quoted: boolean
}

export interface CsvSyntax {
  readonly separator: string
  /** Empty: no quoting. */
  readonly quote: string
  readonly escape: string
  /** Empty: no comments. */
  readonly comment: string
}

/** Cuts CSV text into records of cells. A quoted cell may hold line breaks when `multiLine` says so. */
export function splitCsv(text: string, syntax: CsvSyntax, multiLine: boolean): readonly (readonly CsvCell[])[] {
  if (multiLine) return readRecords(text, syntax)
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !(syntax.comment !== '' && line.startsWith(syntax.comment)))
    .map((line) => readRecords(line, syntax)[0] ?? [])
}

function readRecords(text: string, syntax: CsvSyntax): readonly (readonly CsvCell[])[] {
  const records: CsvCell[][] = []
  let record: CsvCell[] = []
  let at = 0
  while (at <= text.length) {
    const { cell, end } = readCell(text, at, syntax)
    record.push(cell)
    at = end
    if (text.startsWith(syntax.separator, at) && at < text.length) {
      at += syntax.separator.length
      continue
    }
    if (!(record.length === 1 && cell.text === '' && !cell.quoted)) records.push(record)
    record = []
    if (at >= text.length) break
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return records
}

function readCell(text: string, start: number, syntax: CsvSyntax): { readonly cell: CsvCell; readonly end: number } {
  const { quote, separator } = syntax
  if (quote !== '' && text[start] === quote) return readQuoted(text, start, syntax)
  let at = start
  while (at < text.length && !text.startsWith(separator, at) && text[at] !== '\n' && text[at] !== '\r') at += 1
  return { cell: { text: text.slice(start, at), quoted: false }, end: at }
}

function readQuoted(text: string, start: number, syntax: CsvSyntax): { readonly cell: CsvCell; readonly end: number } {
  const { quote, escape, separator } = syntax
  let value = ''
  let at = start + 1
  while (at < text.length) {
    const char = text[at] ?? ''
    const next = text[at + 1]
    if (char === escape && (next === quote || (next === escape && escape !== quote))) {
      value += next
      at += 2
      continue
    }
    if (char === quote) {
      const after = at + 1
      if (after >= text.length || text.startsWith(separator, after) || /[\r\n]/.test(text[after] ?? '')) {
        return { cell: { text: value, quoted: true }, end: after }
      }
    }
    value += char
    at += 1
  }
  return { cell: { text: value, quoted: true }, end: at }
}
