const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
  '\v': '\\v',
  '\x07': '\\a',
}

/** Characters that would tear a printed table or tree, as Spark writes them there (its `escapeMetaCharacters`). */
export const escapeMetaCharacters = (text: string): string =>
  text.replace(/[\n\r\t\f\x08\v\x07]/g, (c) => ESCAPES[c] ?? c)
