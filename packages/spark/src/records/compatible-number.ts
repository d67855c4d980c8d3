import { type DataType, type DecimalType, DoubleType, decimalType, isIntegral } from '../types/data-type.ts'
import { decimalForType, MAX_PRECISION } from '../types/decimal.ts'

/** The type that inference takes for numbers where one is a decimal and neither holds the other. */
export function compatibleNumber(a: DataType, b: DataType): DataType | undefined {
  if (a.kind !== 'decimal' && b.kind !== 'decimal') return undefined
  if (a.kind === 'double' || b.kind === 'double') return DoubleType
  const left = decimalSide(a)
  const right = decimalSide(b)
  return left === undefined || right === undefined ? undefined : wider(left, right)
}

const decimalSide = (type: DataType): DecimalType | undefined =>
  type.kind === 'decimal' || isIntegral(type) ? decimalForType(type) : undefined

function wider(a: DecimalType, b: DecimalType): DataType {
  const scale = Math.max(a.scale, b.scale)
  const range = Math.max(a.precision - a.scale, b.precision - b.scale)
  return range + scale > MAX_PRECISION ? DoubleType : decimalType(range + scale, scale)
}
