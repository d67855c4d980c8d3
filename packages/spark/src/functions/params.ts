import { keptByText } from '../lexer/kept-by-text.ts'

/** How a parameter of PySpark takes its argument. */
export type ParamKind =
  | 'column'
  | 'int'
  | 'str'
  | 'bool'
  | 'float'
  | 'any'
  /** A plain value, never a Column: what PySpark hands to Java as it is. */
  | 'plain'
  | 'col|int'
  | 'col|str'
  | 'lambda'
  /** A text, a type, or a Column: what from_json takes. */
  | 'schema'
  /** Settings by name, made a map literal of texts. */
  | 'options'
  /** A whole number that is drawn where none is given, so that a column keeps its numbers. */
  | 'seed'

/** One parsed entry of `params`: what the generated APIs and the runtime facade need of a parameter. */
export interface Param {
  readonly name: string
  readonly kind: ParamKind
  /** `*cols`: any number of arguments, or one list of them. */
  readonly variadic: boolean
  readonly optional: boolean
  /** The text after `=`; `None` means omitted. */
  readonly defaultText?: string
  /** Accepted parameter counts of a lambda. */
  readonly arities?: readonly number[]
}

const PATTERN = /^(\*?)([A-Za-z_][A-Za-z0-9_]*)(?:\s*:\s*([a-z|0-9]+))?(?:\s*=\s*(.+))?$/

/** Reads `'pad: str'`, `'*cols'`, `'f: lambda1|2'`, `'limit: int = -1'`. */
export const parseParam = keptByText(readParam)

function readParam(text: string): Param {
  const match = PATTERN.exec(text.trim())
  if (match === null) throw new Error(`Parameter "${text}" does not have the form of functions/define.ts`)
  const [, star, name = '', kindText = 'column', defaultText] = match
  const base = {
    name,
    variadic: star === '*',
    optional: defaultText !== undefined,
    ...(defaultText === undefined ? {} : { defaultText }),
  }
  if (kindText.startsWith('lambda')) {
    return { ...base, kind: 'lambda', arities: kindText.slice('lambda'.length).split('|').map(Number) }
  }
  return { ...base, kind: (kindText === 'col' ? 'column' : kindText) as ParamKind }
}
