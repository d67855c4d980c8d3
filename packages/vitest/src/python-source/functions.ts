/** A parameter as the source declares it. */
export interface PythonParameter {
  readonly name: string
  readonly kind: 'positional' | 'keyword' | 'rest' | 'keywords'
  readonly annotation: string | undefined
  readonly hasDefault: boolean
}

export interface PythonFunctionSource {
  readonly name: string
  readonly parameters: readonly PythonParameter[]
  readonly returns: string | undefined
}

/** A name of Python's, for a pattern. */
export const NAME = '[\\p{L}_][\\p{L}\\p{N}_]*'
const DEF = new RegExp(`^(?:async\\s+)?def\\s+(${NAME})\\s*(?:\\[[^\\]]*\\]\\s*)?\\((.*)$`, 'su')

/** The function that a line begins. */
export function functionOf(text: string): PythonFunctionSource | undefined {
  const [, name, rest] = DEF.exec(text) ?? []
  if (name === undefined || rest === undefined) return undefined
  const end = closing(rest)
  const returns = /^\s*->\s*(.*?)\s*:/s.exec(rest.slice(end + 1))?.[1]
  return { name, parameters: parametersOf(rest.slice(0, end)), returns: unquoted(returns) }
}

/** The place of the bracket that closes what is open before the text. */
function closing(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char) && depth-- === 0) return i
  }
  return text.length
}

function parametersOf(text: string): readonly PythonParameter[] {
  const parameters: PythonParameter[] = []
  let kind: 'positional' | 'keyword' = 'positional'
  for (const part of splitTop(text, ',')) {
    const [, stars = '', name = '', rest = ''] = new RegExp(`^(\\*{0,2})\\s*(${NAME})?\\s*(.*)$`, 'su').exec(part) ?? []
    if (name === '') {
      if (stars === '*') kind = 'keyword'
      continue
    }
    const [annotation, fallback] = splitTop(rest.replace(/^:/, ''), '=')
    const own = stars === '*' ? 'rest' : stars === '**' ? 'keywords' : kind
    if (own === 'rest') kind = 'keyword'
    const hint = rest.startsWith(':') ? unquoted(annotation?.trim()) : undefined
    parameters.push({ name, kind: own, annotation: hint, hasDefault: fallback !== undefined })
  }
  return parameters
}

const unquoted = (hint: string | undefined): string | undefined => {
  const text = hint?.replaceAll("'", '').trim()
  return text === '' ? undefined : text
}

function splitTop(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (char === separator && depth === 0) {
      parts.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  parts.push(text.slice(from).trim())
  return parts.filter((part, i) => part !== '' || (separator === '=' && i === 0))
}
