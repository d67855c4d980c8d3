import { DoubleType, StringType } from '../../types/data-type.ts'
import { formatDecimalScientific, parseDecimal, rescale } from '../../types/decimal.ts'
import { formatDouble } from '../../types/float-text.ts'
import { type ScalarFunction, scalar } from '../define.ts'

/**
 * `new BigDecimal(Double.toString(x)).toString()`: a decimal that Spark made of a double inside of an array has the scale of
 * the double, not that of its type.
 */
export const javaDecimalText: ScalarFunction = scalar({
  name: 'java_decimal_text',
  summary: 'Returns a double as the text of the decimal that Java makes of it.',
  params: ['number'],
  inputs: [DoubleType],
  coercion: 'expects',
  returns: StringType,
  kernel: () => (number: number) => {
    const parsed = parseDecimal(formatDouble(number))
    if (parsed === undefined) return formatDouble(number)
    const { unscaled, scale } = parsed
    return scale < 0
      ? formatDecimalScientific(rescale(unscaled, scale, 0, 'down'), 0)
      : formatDecimalScientific(unscaled, scale)
  },
})
