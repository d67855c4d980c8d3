import type { Value } from '@dryfit/spark'
import type { Dynamic, DynamicRecord } from './value.ts'

const NUMBERS: ReadonlySet<string> = new Set(['byte', 'short', 'integer', 'long', 'float', 'double'])

/** The same value, whatever width a number has. */
export function equalDynamic(a: Dynamic, b: Dynamic): boolean {
  if (a.kind === 'atom' && b.kind === 'atom') {
    const comparable = a.type.kind === b.type.kind || (NUMBERS.has(a.type.kind) && NUMBERS.has(b.type.kind))
    if (a.type.kind === 'decimal' && b.type.kind === 'decimal' && a.type.scale !== b.type.scale) return false
    return comparable && equalAtoms(a.value, b.value)
  }
  if (a.kind === 'array' && b.kind === 'array') {
    return a.items.length === b.items.length && a.items.every((item, i) => equalOrMissing(item, b.items[i]))
  }
  if (a.kind === 'struct' && b.kind === 'struct') return equalRecords(a.fields, b.fields)
  if (a.kind === 'map' && b.kind === 'map') return equalRecords(new Map(a.entries), new Map(b.entries))
  if (a.kind === 'struct' && b.kind === 'map') return equalRecords(a.fields, new Map(b.entries))
  return a.kind === 'null' && b.kind === 'null'
}

const equalOrMissing = (a: Dynamic, b: Dynamic | undefined): boolean => b !== undefined && equalDynamic(a, b)

const equalRecords = (a: DynamicRecord, b: DynamicRecord): boolean =>
  a.size === b.size && [...a].every(([name, value]) => equalOrMissing(value, b.get(name)))

function equalAtoms(a: Exclude<Value, null>, b: Exclude<Value, null>): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return a.length === b.length && a.every((v, i) => v === b[i])
  return Object.is(a, b)
}
