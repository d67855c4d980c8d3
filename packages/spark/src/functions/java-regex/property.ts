/** What `\p{…}` names, as the body of a JavaScript class (flag u). */
const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\u{0}-\\u{7f}',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  Graph: '\\u{21}-\\u{7e}',
  Print: '\\u{20}-\\u{7e}',
  Blank: '\\u{20}\\u{9}',
  Cntrl: '\\u{0}-\\u{1f}\\u{7f}',
  XDigit: '0-9a-fA-F',
  Space: '\\u{20}\\u{9}-\\u{d}',
  L1: '\\u{0}-\\u{ff}',
  all: '\\u{0}-\\u{10ffff}',
  ALL: '\\u{0}-\\u{10ffff}',
  LD: '\\p{L}\\p{Nd}',
  LC: '\\p{Lu}\\p{Ll}\\p{Lt}',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaAlphabetic: '\\p{Alphabetic}',
  javaTitleCase: '\\p{Lt}',
  javaDigit: '\\p{Nd}',
  javaLetter: '\\p{L}',
  javaLetterOrDigit: '\\p{L}\\p{Nd}',
  javaSpaceChar: '\\p{Z}',
  javaWhitespace:
    '\\u{9}-\\u{d}\\u{1c}-\\u{20}\\u{1680}\\u{2000}-\\u{2006}\\u{2008}-\\u{200a}\\u{2028}\\u{2029}\\u{205f}\\u{3000}',
  javaISOControl: '\\u{0}-\\u{1f}\\u{7f}-\\u{9f}',
}

/** Java's binary properties; matched without regard to case after `Is`. */
const BINARY: Readonly<Record<string, string>> = {
  ALPHABETIC: '\\p{Alphabetic}',
  LETTER: '\\p{L}',
  IDEOGRAPHIC: '\\p{Ideographic}',
  LOWERCASE: '\\p{Lowercase}',
  UPPERCASE: '\\p{Uppercase}',
  TITLECASE: '\\p{Lt}',
  WHITE_SPACE: '\\p{White_Space}',
  WHITESPACE: '\\p{White_Space}',
  CONTROL: '\\p{Cc}',
  PUNCTUATION: '\\p{P}',
  HEX_DIGIT: '\\p{Nd}\\p{Hex_Digit}',
  HEXDIGIT: '\\p{Nd}\\p{Hex_Digit}',
  NONCHARACTER_CODE_POINT: '\\p{Noncharacter_Code_Point}',
  NONCHARACTERCODEPOINT: '\\p{Noncharacter_Code_Point}',
  DIGIT: '\\p{Nd}',
  JOIN_CONTROL: '\\p{Join_Control}',
  JOINCONTROL: '\\p{Join_Control}',
}

const CATEGORIES = new Set(
  'Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf L M N Z C P S'.split(' '),
)
/** Their meaning under `(?i)` is wider than the set. */
export const CASED_PROPERTIES = new Set([
  'Lower',
  'Upper',
  'Lu',
  'Ll',
  'Lt',
  'LC',
  'javaLowerCase',
  'javaUpperCase',
  'javaTitleCase',
  'IsLu',
  'IsLl',
  'IsLt',
])
export const isCasedProperty = (name: string): boolean =>
  CASED_PROPERTIES.has(name) || /(?:lowercase|uppercase|titlecase|=\s*l[ult])$/i.test(name)

/** The inside of a class for `\p{name}`; `unknown` where Java raises, undefined where Java knows it and JavaScript does not. */
export function propertySource(name: string): string | 'unknown' | undefined {
  const keyed = /^([^=]+)=(.*)$/.exec(name)
  if (keyed !== null) return keyedProperty((keyed[1] ?? '').toLowerCase(), keyed[2] ?? '')
  if (name.startsWith('In')) return undefined
  if (name.startsWith('Is')) {
    const rest = name.slice(2)
    if (CATEGORIES.has(rest)) return `\\p{${rest}}`
    if (rest === 'LC' || rest === 'LD' || rest === 'L1' || rest === 'all') return POSIX[rest]
    if (rest.toUpperCase() === 'ASSIGNED') return '\\p{Assigned}'
    return BINARY[rest.toUpperCase()] ?? script(rest) ?? 'unknown'
  }
  if (CATEGORIES.has(name)) return `\\p{${name}}`
  if (name in POSIX) return POSIX[name]
  return name.startsWith('java') ? undefined : 'unknown'
}

function keyedProperty(key: string, value: string): string | undefined {
  switch (key) {
    case 'sc':
    case 'script':
      return script(value) ?? 'unknown'
    case 'gc':
    case 'general_category':
      return CATEGORIES.has(value) ? `\\p{${value}}` : value in POSIX ? POSIX[value] : 'unknown'
    case 'blk':
    case 'block':
      return undefined
    default:
      return 'unknown'
  }
}

function script(name: string): string | undefined {
  const proper = name
    .toLowerCase()
    .replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => gap + letter.toUpperCase())
  const source = `\\p{Script=${proper}}`
  try {
    new RegExp(source, 'u')
    return source
  } catch {
    return undefined
  }
}
