import type { Random } from './random.ts'

/** What slips in where a text is damaged: words that start something, brackets, quotes, comments, odd characters. */
const INTRUDERS = [
  ...['select', 'from', 'where', 'group by', 'having', 'order by', 'limit', 'union', 'join', 'on', 'using', 'lateral'],
  ...['with', 'as', 'values', 'over', 'partition by', 'rows', 'between', 'and', 'not', 'in', 'exists', 'like', 'case'],
  ...['when', 'end', 'cast', 'interval', 'date', 'map', 'reduce', 'table', 'insert into t', 'pivot', 'tablesample'],
  ...[
    '(',
    ')',
    ',',
    '.',
    '*',
    '[',
    ']',
    '->',
    '=>',
    '::',
    ':a',
    '?',
    ';',
    "'",
    '"',
    '`',
    '--',
    '/*',
    '*/',
    '/*+',
    '\\',
  ],
  ...['0', '1e999', '.5', '1L', 'null', "X'0'", '\u0000', 'é', '😀', '\u2028', '$', '${x}', '@', '#', '%', '|', '<=>'],
]

/** The text with some of its tokens left out, repeated, exchanged or followed by others. */
export function mutated(r: Random, text: string): string {
  const tokens = text.split(/(\s+|[(),.'"`[\]])/).filter((t) => t !== '')
  const times = r.integer(1, 3)
  for (let i = 0; i < times; i++) {
    const at = r.integer(0, tokens.length - 1)
    const how = r.next()
    if (how < 0.25) tokens.splice(at, 1)
    else if (how < 0.4) tokens.splice(at, 0, tokens[at] ?? '')
    else if (how < 0.55) tokens.splice(at, 1, tokens[r.integer(0, tokens.length - 1)] ?? '')
    else if (how < 0.9) tokens.splice(at, 0, ` ${r.pick(INTRUDERS)} `)
    else tokens.length = at
  }
  return tokens.join('')
}
