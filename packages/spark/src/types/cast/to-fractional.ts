import { formatDecimal } from '../decimal.ts'
import type { Integer } from '../integer.ts'
import { type CastContext, type Caster, caster } from './context.ts'
import { parseDouble, parseFloat32 } from './string-number.ts'

const EXACT_POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`))

/** Casts to float and double. */
export function compileToFractional(context: CastContext): Caster | undefined {
  const { from, to, invalid } = context
  const single = to.kind === 'float'
  const round = single ? Math.fround : (x: number): number => x
  switch (from.kind) {
    case 'string':
      return single
        ? caster((v: string) => parseFloat32(v) ?? invalid(v))
        : caster((v: string) => parseDouble(v) ?? invalid(v))
    case 'boolean':
      return caster((v: boolean) => (v ? 1 : 0))
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
      return single ? caster(integerToFloat) : caster((v: Integer) => Number(v))
    case 'float':
    case 'double':
      return caster(round)
    case 'decimal':
      return fromDecimal(from.scale, single)
    case 'timestamp':
      return caster((v: Integer) => round(Number(v) / 1_000_000))
    case 'date':
      return () => null
    default:
      return undefined
  }
}

// Rounding a bigint to a double first would round twice.
const integerToFloat = (v: Integer): number => (typeof v === 'number' ? Math.fround(v) : (parseFloat32(String(v)) ?? 0))

function fromDecimal(scale: number, single: boolean): Caster {
  if (single) return caster((v: Integer) => parseFloat32(formatDecimal(v, scale)) ?? 0)
  const power = EXACT_POWERS[scale]
  // Both operands are exact, so one division rounds once.
  if (power !== undefined)
    return caster((v: Integer) => (typeof v === 'number' ? v / power : Number(formatDecimal(v, scale))))
  return caster((v: Integer) => Number(formatDecimal(v, scale)))
}
