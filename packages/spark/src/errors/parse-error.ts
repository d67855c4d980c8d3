import { SparkError, sparkError } from './spark-error.ts'

/** A text that Spark's parser read, and where in it something is wrong. */
export interface ParsePosition {
  readonly text: string
  /** Index into `text`. */
  readonly offset: number
}

/**
 * A ParseException of the error-class table, with the text and the place as Spark appends them:
 * `(line 1, pos 4)`, the SQL, and `----^^^` under the place.
 */
export function parseError(
  errorClass: string,
  parameters: Readonly<Record<string, string>>,
  position: ParsePosition,
): SparkError {
  const base = sparkError('ParseException', errorClass, parameters)
  const before = position.text.slice(0, position.offset).split('\n')
  const line = before.length
  // Spark counts characters, not UTF-16 units.
  const column = [...(before.at(-1) ?? '')].length
  const lines = position.text.split('\n')
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  const marked = [...lines.slice(0, line), `${'-'.repeat(column)}^^^`, ...lines.slice(line)]
  return withMessage(base, `\n${base.message}(line ${line}, pos ${column})\n\n== SQL ==\n${marked.join('\n')}\n`)
}

/** A ParseException that Spark raises without a place. */
export function parseErrorWithoutPosition(
  errorClass: string,
  parameters: Readonly<Record<string, string>>,
  text: string,
): SparkError {
  const base = sparkError('ParseException', errorClass, parameters)
  return withMessage(base, `\n${base.message}\n== SQL ==\n${text}`)
}

/** PARSE_SYNTAX_ERROR at a token; `token` undefined: the end of the text. */
export function syntaxError(token: string | undefined, hint: string, position: ParsePosition): SparkError {
  const error = token === undefined ? 'end of input' : `'${escaped(token)}'`
  return parseError('PARSE_SYNTAX_ERROR', { error, hint: hint === '' ? '' : `: ${hint}` }, position)
}

const escaped = (token: string): string => token.replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')

const withMessage = (base: SparkError, message: string): SparkError =>
  new SparkError(base.kind, message, {
    errorClass: base.errorClass,
    sqlState: base.sqlState,
    messageParameters: { ...base.messageParameters },
  })
