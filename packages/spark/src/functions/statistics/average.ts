import { type DataType, DoubleType, dayTimeIntervalType, yearMonthIntervalType } from '../../types/data-type.ts'
import { boundedDecimal, decimalForType, fitsPrecision, rescale } from '../../types/decimal.ts'
import { add, fromBigInt, type Integer } from '../../types/integer.ts'
import { arithmeticOverflow } from '../arithmetic-error.ts'
import type { Accumulator, Argument, KernelContext } from '../define.ts'
import { divideHalfUp, fitsInterval, type IntervalType, intervalOverflow } from '../operator/interval-kernel.ts'

/** What a mean has seen: the sum is null once it no longer fits its type. */
export interface Average {
  sum: Integer | null
  count: number
}

/** A mean of decimals has four more digits after the point. */
export function averageType(args: readonly Argument[]): DataType {
  const type = args[0]?.dataType ?? DoubleType
  if (type.kind === 'day-time interval') return dayTimeIntervalType()
  if (type.kind === 'year-month interval') return yearMonthIntervalType()
  return type.kind === 'decimal' ? boundedDecimal(type.precision + 4, type.scale + 4) : DoubleType
}

/** Digits a quotient is computed to before it is cut to its type, as Spark divides decimals. */
const QUOTIENT_SCALE = 38

function averageDecimal(sum: Integer, count: number, scale: number, resultScale: number): Integer {
  const numerator = BigInt(sum) * 10n ** BigInt(QUOTIENT_SCALE - scale + 1)
  const digit = numerator / BigInt(count)
  return rescale(fromBigInt(digit), QUOTIENT_SCALE + 1, resultScale, 'half_up')
}

/** A sum of intervals beyond their type raises in every mode. */
function averageInterval(type: IntervalType, nullOnOverflow: boolean): Accumulator<Average> {
  const lost = (): null => {
    if (nullOnOverflow) return null
    throw intervalOverflow(type.kind === 'day-time interval' ? 'long overflow' : 'integer overflow', 'try_add')
  }
  return {
    create: () => ({ sum: 0, count: 0 }),
    update: (s, v: Integer) => {
      if (s.sum !== null) {
        const sum = add(s.sum, v)
        s.sum = fitsInterval(sum, type) ? sum : lost()
      }
      s.count += 1
      return s
    },
    result: (s) => (s.count === 0 || s.sum === null ? null : divideHalfUp(BigInt(s.sum), BigInt(s.count))),
  }
}

/** The mean of the first argument; a sum that does not fit is null, or an error in ANSI mode. */
export function averageAccumulator(context: KernelContext, nullOnOverflow: boolean): Accumulator<Average> {
  const { dataType, conf } = context
  const input = context.arguments[0]?.dataType ?? DoubleType
  const create = (): Average => ({ sum: 0, count: 0 })
  if (dataType.kind === 'day-time interval' || dataType.kind === 'year-month interval')
    return averageInterval(dataType, nullOnOverflow)
  if (dataType.kind !== 'decimal') {
    const update = (s: Average, v: number | bigint): Average => {
      s.sum = (s.sum as number) + Number(v)
      s.count += 1
      return s
    }
    return { create, update, result: (s) => (s.count === 0 ? null : (s.sum as number) / s.count) }
  }
  const { precision, scale } = decimalForType(input) ?? boundedDecimal(38, 18)
  const sumPrecision = Math.min(precision + 10, 38)
  const lost = (): null => {
    if (conf.ansi && !nullOnOverflow) throw arithmeticOverflow('Overflow in sum of decimals')
    return null
  }
  return {
    create,
    update: (s, v: Integer) => {
      if (s.sum !== null) {
        const sum = add(s.sum, v)
        s.sum = fitsPrecision(sum, sumPrecision) ? sum : lost()
      }
      s.count += 1
      return s
    },
    result: (s) => {
      if (s.count === 0 || s.sum === null) return null
      const value = averageDecimal(s.sum, s.count, scale, dataType.scale)
      return fitsPrecision(value, dataType.precision) ? value : lost()
    },
  }
}
