import type { Integer } from '../integer.ts'
import { type CastContext, type Caster, caster } from './context.ts'
import { trimAll } from './string-number.ts'

const WORDS: Readonly<Record<string, boolean>> = {
  t: true,
  true: true,
  y: true,
  yes: true,
  '1': true,
  f: false,
  false: false,
  n: false,
  no: false,
  '0': false,
}
const TRUTH: ReadonlyMap<string, boolean> = new Map(Object.entries(WORDS))

/** Casts to boolean. */
export function compileToBoolean({ from, invalid }: CastContext): Caster | undefined {
  switch (from.kind) {
    case 'string':
      return caster((v: string) => TRUTH.get(v) ?? TRUTH.get(trimAll(v).toLowerCase()) ?? invalid(v))
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
    case 'decimal':
    case 'timestamp':
      return caster((v: Integer) => v !== 0)
    case 'date':
      return () => null
    default:
      return undefined
  }
}
