import { analysisError, sparkError } from '../errors/spark-error.ts'
import { arrayType, IntegerType, StringType } from '../types/data-type.ts'
import { type AnalysisContext, type Argument, type Kernel, type SparkFunction, scalar } from './define.ts'
import { type JavaMatch, type JavaPattern, javaPattern, PatternSyntaxError } from './java-regex/java-pattern.ts'
import { compileReplacement } from './java-regex/replacement.ts'
import { callText } from './string/input.ts'

/**
 * The pattern of a regular-expression function.
 *
 * @throws SparkError INVALID_PARAMETER_VALUE.PATTERN where Java refuses it
 */
export function patternFor(functionName: string, pattern: string): JavaPattern {
  try {
    return javaPattern(pattern)
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error
    throw sparkError('SparkRuntimeException', 'INVALID_PARAMETER_VALUE.PATTERN', {
      parameter: '`regexp`',
      functionName: `\`${functionName}\``,
      value: `'${pattern}'`,
    })
  }
}

function checkGroup(functionName: string, pattern: JavaPattern, index: number): void {
  if (index >= 0 && index <= pattern.groupCount) return
  throw sparkError('SparkRuntimeException', 'INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX', {
    parameter: '`idx`',
    functionName: `\`${functionName}\``,
    groupCount: String(pattern.groupCount),
    groupIndex: String(index),
  })
}

const defaulted =
  (text: string, count: number) =>
  (args: readonly string[], name: string): string =>
    `${name}(${(args.length < count ? [...args, text] : args).join(', ')})`

function extract(text: string, regexp: string, index = 1): string {
  const pattern = patternFor('regexp_extract', regexp)
  const match = pattern.find(text)
  if (match === undefined) return ''
  checkGroup('regexp_extract', pattern, index)
  return match.group(index) ?? ''
}

function extractAll(text: string, regexp: string, index = 1): readonly string[] {
  const pattern = patternFor('regexp_extract_all', regexp)
  return pattern.findAll(text).map((match) => {
    checkGroup('regexp_extract_all', pattern, index)
    return match.group(index) ?? ''
  })
}

function replaceKernel(): Kernel {
  return (text: string, regexp: string, replacement: string, position = 1) => {
    const pattern = patternFor('regexp_replace', regexp)
    const from = position - 1
    if (from !== 0 && from >= text.length) return text
    // The search is bound to the region: nothing before it is seen.
    const region = text.slice(from)
    let expand: ((match: JavaMatch) => string) | undefined
    let parts = [text.slice(0, from)]
    let at = 0
    for (const match of pattern.each(region)) {
      expand ??= compileReplacement(replacement, pattern)
      parts.push(region.slice(at, match.start), expand(match))
      at = match.end
      // Millions of small parts would need many times the memory of the text.
      if (parts.length > MOST_PARTS) parts = [parts.join('')]
    }
    if (expand === undefined) return text
    parts.push(region.slice(at))
    return parts.join('').replace(HALVES, '?')
  }
}

const MOST_PARTS = 1_000_000

// A position may cut a character in two; Java writes a lone half as a question mark. U+DC80 to U+DCFF are stray bytes.
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udc7f\udd00-\udfff]/g

function checkPosition(args: readonly Argument[], context: AnalysisContext): void {
  const position = args[3]
  if (position === undefined) return
  if (!position.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr: callText(args, context),
      inputName: 'position',
      inputType: '"INT"',
      inputExpr: `"${position.sql}"`,
    })
  }
  const value = position.value
  if (typeof value !== 'number' || value > 0) return
  throw analysisError('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', {
    sqlExpr: callText(args, context),
    exprName: 'position',
    valueRange: '(0, 2147483647]',
    currentValue: String(value),
  })
}

const textAndPattern = { params: ['str', 'regexp'], inputs: [StringType, StringType] } as const

export const regexFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'regexp_count',
    summary: 'How often a pattern matches in the text.',
    ...textAndPattern,
    returns: IntegerType,
    kernel: () => (text: string, regexp: string) => patternFor('regexp_extract_all', regexp).findAll(text).length,
  }),
  scalar({
    name: 'regexp_extract',
    summary: 'The text of a group in the first match of a pattern; empty where there is none.',
    params: ['str', 'pattern: str', 'idx: int'],
    arity: [2, 3],
    inputs: [StringType, StringType, IntegerType],
    returns: StringType,
    sql: defaulted('1', 3),
    kernel: () => extract,
  }),
  scalar({
    name: 'regexp_extract_all',
    summary: 'The text of a group in every match of a pattern.',
    params: ['str', 'regexp', 'idx: col|int = None'],
    inputs: [StringType, StringType, IntegerType],
    returns: arrayType(StringType, true),
    sql: defaulted('1', 3),
    kernel: () => extractAll,
  }),
  scalar({
    name: 'regexp_instr',
    summary: 'The position, from 1, of the first match of a pattern; 0 where there is none.',
    params: ['str', 'regexp', 'idx: col|int = None'],
    inputs: [StringType, StringType, IntegerType],
    returns: IntegerType,
    sql: defaulted('0', 3),
    // Spark counts UTF-16 units here.
    kernel: () => (text: string, regexp: string) => (patternFor('regexp_instr', regexp).find(text)?.start ?? -1) + 1,
  }),
  scalar({
    name: 'regexp_replace',
    summary: 'The text with every match of a pattern replaced; $1 stands for a group.',
    params: ['string', 'pattern: any', 'replacement: any'],
    arity: [3, 4],
    inputs: [StringType, StringType, StringType, IntegerType],
    check: checkPosition,
    returns: StringType,
    sql: defaulted('1', 4),
    kernel: replaceKernel,
  }),
  scalar({
    name: 'regexp_substr',
    summary: 'The first match of a pattern; null where there is none or it is empty.',
    ...textAndPattern,
    returns: StringType,
    nullable: true,
    kernel: () => (text: string, regexp: string) => {
      const found = patternFor('regexp_extract', regexp).find(text)?.group(0) ?? ''
      return found === '' ? null : found
    },
  }),
]
