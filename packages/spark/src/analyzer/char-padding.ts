import { paddedText } from '../functions/internal/padded-text.ts'
import { argumentOf } from '../resolved/argument.ts'
import type { Literal, ResolvedExpression } from '../resolved/expression.ts'
import { DECLARED } from '../types/column-metadata.ts'
import { IntegerType } from '../types/data-type.ts'
import type { AnalyzerContext } from './context.ts'
import { resolveCall } from './function-call.ts'

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<=>', '<', '<=', '>', '>=', 'in'])

/** The arguments of a comparison: a text beside a column of `char(n)` is as long as it, and the other way round. */
export function paddedChars(
  name: string,
  args: readonly ResolvedExpression[],
  context: AnalyzerContext,
): readonly ResolvedExpression[] {
  if (!COMPARISONS.has(name) || !args.some((a) => charLength(a) !== undefined)) return args
  if (context.conf.flag('spark.sql.legacy.noCharPaddingInPredicate')) return args
  const lengths = args.map((a) => charLength(a) ?? textLength(a, context))
  if (lengths.includes(undefined)) return args
  const longest = Math.max(...lengths.map((length) => length ?? 0))
  // Texts that were not filled up as they were read are, whatever their column's length.
  const areFilled = context.conf.flag('spark.sql.readSideCharPadding')
  return args.map((a, i) =>
    areFilled && lengths[i] === longest
      ? a
      : resolveCall(paddedText, paddedText.name, [a, size(longest)], false, context),
  )
}

/** `char(5)` of a column. */
function charLength(e: ResolvedExpression): number | undefined {
  const declared = e.kind === 'AttributeReference' ? e.metadata[DECLARED] : undefined
  const size = typeof declared === 'string' ? /^char\((\d+)\)$/.exec(declared)?.[1] : undefined
  return size === undefined ? undefined : Number(size)
}

/** The length of a constant text. */
function textLength(e: ResolvedExpression, context: AnalyzerContext): number | undefined {
  if (e.dataType.kind !== 'string') return undefined
  const { foldable, value } = argumentOf(e, context.evaluate)
  return foldable && typeof value === 'string' ? [...value].length : undefined
}

const size = (value: number): Literal => ({ kind: 'Literal', dataType: IntegerType, nullable: false, value })
