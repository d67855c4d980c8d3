import { sparkError } from '../../errors/spark-error.ts'
import { type DataType, DoubleType } from '../../types/data-type.ts'
import { INT_MIN, type Integer, isLong, negate, wrapLong } from '../../types/integer.ts'
import type { CalendarInterval } from '../../types/value.ts'
import { arithmeticOverflow } from '../arithmetic-error.ts'
import type { Argument, Kernel, KernelContext } from '../define.ts'
import { negatedInterval } from './calendar-interval.ts'
import { fitInterval, intervalOverflow } from './interval-kernel.ts'
import { argumentType } from './operand.ts'

/** A string is a double to `-s`, `+s` and `abs(s)`; a null literal too. */
export const numericOperand = (args: readonly Argument[]): readonly (DataType | undefined)[] =>
  args.map((a) => (a.dataType.kind === 'string' || a.dataType.kind === 'void' ? DoubleType : undefined))

/** Negates, and raises in ANSI mode where the smallest value has no opposite. */
export function negateKernel({ arguments: args, conf }: Pick<KernelContext, 'arguments' | 'conf'>): Kernel {
  const type = argumentType(args)
  switch (type.kind) {
    case 'byte':
    case 'short': {
      const min = type.kind === 'byte' ? -128 : -32_768
      return (x: number) => {
        if (x !== min) return 0 - x
        if (!conf.ansi) return x
        throw sparkError('ArithmeticException', '_LEGACY_ERROR_TEMP_2043', { sqlValue: String(x) })
      }
    }
    case 'integer':
      return (x: number) => {
        if (x !== INT_MIN) return 0 - x
        if (!conf.ansi) return x
        throw arithmeticOverflow('integer overflow')
      }
    case 'long':
      return (x: Integer) => {
        const result = negate(x)
        if (typeof result === 'number' || isLong(result)) return result
        if (!conf.ansi) return wrapLong(result)
        throw arithmeticOverflow('long overflow')
      }
    case 'decimal':
      return negate as Kernel
    case 'day-time interval':
    case 'year-month interval':
      return (x: Integer) => fitInterval(negate(x), type, (size) => intervalOverflow(`${size} overflow`))
    case 'interval':
      return (x: CalendarInterval) => negatedInterval(x, conf.ansi)
    default:
      return (x: number) => -x
  }
}
