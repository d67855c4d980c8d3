import { illegalArgument } from '../../errors/spark-error.ts'
import { call, literal } from '../../plan/build.ts'
import type { Expression } from '../../plan/expression.ts'
import type { StatSampleBy } from '../../plan/relation.ts'
import { type DataType, DoubleType, isNumeric, LongType } from '../../types/data-type.ts'
import { formatDouble } from '../../types/float-text.ts'
import type { Rewriting } from './rewritten.ts'

/**
 * A row stays when its random number is below the fraction of its stratum. Spark looks a stratum up in a map as Scala
 * compares: 1 is 1.0, but no text, boolean, decimal or date equals a number, and NaN equals nothing.
 */
export const statSampleBy: Rewriting<StatSampleBy> = ({ input, col, strata, fractions, seed }, outputOf) => {
  checkFractions(strata, fractions)
  const type = outputOf({ kind: 'Project', input, expressions: [col] })[0]?.dataType
  const branches = strata.flatMap((stratum, i): readonly Expression[] =>
    type !== undefined && canEqual(stratum, type)
      ? [call('==', col, stratum), literal(DoubleType, fractions[i] ?? 0)]
      : [],
  )
  const none = literal(DoubleType, 0)
  const fraction = branches.length === 0 ? none : call('when', ...branches, none)
  return { kind: 'Filter', input, condition: call('<', call('rand', literal(LongType, seed)), fraction) }
}

function canEqual(stratum: Expression, type: DataType): boolean {
  if (stratum.kind !== 'Literal' || Number.isNaN(stratum.value)) return false
  if (isNumeric(stratum.dataType)) return isNumeric(type) && type.kind !== 'decimal'
  return stratum.dataType.kind === type.kind
}

function checkFractions(strata: readonly Expression[], fractions: readonly number[]): void {
  if (fractions.every((p) => p >= 0 && p <= 1)) return
  const shown = strata.map((s, i) => `${s.kind === 'Literal' ? keyText(s) : '?'} -> ${formatDouble(fractions[i] ?? 0)}`)
  throw illegalArgument(`requirement failed: Fractions must be in [0, 1], but got Map(${shown.join(', ')}).`)
}

const keyText = ({ dataType, value }: Extract<Expression, { kind: 'Literal' }>): string =>
  dataType.kind === 'double' ? formatDouble(value as number) : String(value)
