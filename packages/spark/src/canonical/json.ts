import type { Cell } from './cell.ts'

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const BIG = '\u0000big:'

/** `JSON.parse` that keeps whole numbers beyond 2^53 as bigint. */
export function parseJson(text: string): Cell {
  if (!/\d{16}/.test(text)) return JSON.parse(text) as Cell
  const marked = text.replace(TOKENS, (token) =>
    token[0] !== '"' && /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))
      ? `"${BIG.replace('\u0000', '\\u0000')}${token}"`
      : token,
  )
  return JSON.parse(marked, (_, v: unknown) =>
    typeof v === 'string' && v.startsWith(BIG) ? BigInt(v.slice(BIG.length)) : v,
  ) as Cell
}

/** `JSON.stringify` that writes a bigint as the number it is. */
export function stringifyJson(value: unknown): string {
  let found = false
  const text = JSON.stringify(value, (_, v: unknown) => {
    if (typeof v !== 'bigint') return v
    found = true
    return `${BIG}${v}`
  })
  return found ? text.replace(/"\\u0000big:(-?\d+)"/g, '$1') : text
}
