import type { Integer } from '../integer.ts'
import { encodeUtf8 } from '../utf8.ts'
import { type CastContext, type Caster, caster } from './context.ts'

const WIDTHS: Readonly<Record<string, number>> = { byte: 1, short: 2, integer: 4, long: 8 }

/** Casts to binary: a string's UTF-8, a whole number's big-endian bytes. */
export function compileToBinary({ from }: CastContext): Caster | undefined {
  if (from.kind === 'string') return caster(encodeUtf8)
  const width = WIDTHS[from.kind]
  if (width === undefined) return undefined
  return caster((v: Integer) => {
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setBigInt64(0, BigInt(v))
    return bytes.slice(8 - width)
  })
}
