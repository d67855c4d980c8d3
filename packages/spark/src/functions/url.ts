import { sparkError } from '../errors/spark-error.ts'
import { StringType } from '../types/data-type.ts'
import { displayText } from '../types/utf8.ts'
import { type SparkFunction, scalar } from './define.ts'
import { javaPattern } from './java-regex/java-pattern.ts'
import { fromUtf8, utf8 } from './string/bytes.ts'
import { type JavaUri, parseJavaUri } from './url/java-uri.ts'

const UNRESERVED = /[A-Za-z0-9.*_-]/

/** The form of HTML forms: a space is a plus. */
function encode(text: string): string {
  return Array.from(utf8(displayText(text)), (byte) => {
    const char = String.fromCharCode(byte)
    if (byte === 32) return '+'
    return UNRESERVED.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

function decode(text: string): string {
  let out = ''
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    if (char !== '%') {
      out += char === '+' ? ' ' : char
      at += 1
      continue
    }
    const bytes: number[] = []
    for (; text.charAt(at) === '%'; at += 3) bytes.push(escapedByte(text, at))
    out += fromUtf8(Uint8Array.from(bytes))
  }
  return out
}

function escapedByte(text: string, at: number): number {
  const digits = text.slice(at + 1, at + 3)
  // Java reads the two characters as a number: a plus sign passes.
  if (digits.length === 2 && /^(?:[0-9A-Fa-f]{2}|\+[0-9A-Fa-f]|-0)$/.test(digits))
    return Number.parseInt(digits, 16) & 255
  throw sparkError('IllegalArgumentException', 'CANNOT_DECODE_URL', { url: text })
}

const PARTS: Readonly<Record<string, (uri: JavaUri) => string | undefined>> = {
  HOST: (uri) => uri.host,
  PATH: (uri) => uri.path,
  QUERY: (uri) => uri.query,
  REF: (uri) => uri.fragment,
  PROTOCOL: (uri) => uri.scheme,
  FILE: (uri) => (uri.query === undefined ? uri.path : `${uri.path ?? 'null'}?${uri.query}`),
  AUTHORITY: (uri) => uri.authority,
  USERINFO: (uri) => uri.userInfo,
}

const parseUrl =
  (ansi: boolean) =>
  (text: string, part: string, key?: string): string | null => {
    if (key !== undefined && part !== 'QUERY') return null
    const uri = parseJavaUri(text)
    if (uri === undefined && ansi) {
      throw sparkError('IllegalArgumentException', 'INVALID_URL', { url: text, ansiConfig: '"spark.sql.ansi.enabled"' })
    }
    const value = uri === undefined ? undefined : PARTS[part]?.(uri)
    if (value === undefined) return null
    if (key === undefined) return value
    // Spark makes a pattern of the key, unquoted.
    return javaPattern(`(&|^)${key}=([^&]*)`).find(value)?.group(2) ?? null
  }

const text = { params: ['str'], inputs: [StringType], returns: StringType, nullable: true } as const

export const urlFunctions: readonly SparkFunction[] = [
  scalar({ name: 'url_encode', summary: 'The text in the form of a URL query.', ...text, kernel: () => encode }),
  scalar({ name: 'url_decode', summary: 'The text behind the form of a URL query.', ...text, kernel: () => decode }),
  scalar({
    name: 'parse_url',
    summary: 'A part of a URL, or the value of a key of its query; null where there is none.',
    params: ['url', 'partToExtract', 'key = None'],
    inputs: [StringType, StringType, StringType],
    coercion: 'expects',
    returns: StringType,
    nullable: true,
    foldable: false,
    kernel: ({ conf }) => parseUrl(conf.ansi),
  }),
]
