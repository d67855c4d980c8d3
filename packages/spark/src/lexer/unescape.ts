const ESCAPED: Readonly<Record<string, string>> = {
  '0': '\0',
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  Z: '\u001a',
  '%': '\\%',
  _: '\\_',
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([01][0-7][0-7])|([\s\S]))/g

/** What stands between the quotes of a SQL string, its escapes read as Spark reads them: `\n`, `\101`, `A`. */
export const unescapeSql = (text: string): string =>
  text.replace(ESCAPE, (_, short?: string, long?: string, octal?: string, char = '') => {
    if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16))
    if (long !== undefined) return codePoints(Number.parseInt(long, 16))
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    return ESCAPED[char] ?? char
  })

const codePoints = (code: number): string => (code > 0x10ffff ? '?' : String.fromCodePoint(code))
