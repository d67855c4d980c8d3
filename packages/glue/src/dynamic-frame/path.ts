import { type Dynamic, type DynamicRecord, struct } from './value.ts'

/** Splits a dotted path; backticks quote a literal dot: `` a.`b.c` `` is a, then b.c. */
export function splitPath(path: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let quoted = false
  for (const c of path) {
    if (c === '`') quoted = !quoted
    else if (c === '.' && !quoted) {
      parts.push(part)
      part = ''
    } else part += c
  }
  return [...parts, part]
}

/** The value at a path through structs; undefined when it is missing on the way. */
export function valueAt(record: DynamicRecord, path: readonly string[]): Dynamic | undefined {
  let fields: DynamicRecord | undefined = record
  let value: Dynamic | undefined
  for (const name of path) {
    value = fields?.get(name)
    if (value === undefined) return undefined
    fields = value.kind === 'struct' ? value.fields : undefined
  }
  return value
}

/** The record with a value put at a path; structs on the way are made. */
export function withValue(record: DynamicRecord, path: readonly string[], value: Dynamic): DynamicRecord {
  const [name, ...rest] = path
  if (name === undefined) return record
  if (rest.length === 0) return new Map(record).set(name, value)
  const inner = record.get(name)
  return new Map(record).set(name, struct(withValue(inner?.kind === 'struct' ? inner.fields : new Map(), rest, value)))
}

/** The record without a path, which reaches into structs and arrays of structs. A struct that loses its last member goes too. */
export function without(record: DynamicRecord, path: readonly string[]): DynamicRecord {
  const [name, ...rest] = path
  const value = name === undefined ? undefined : record.get(name)
  if (name === undefined || value === undefined) return record
  const left = rest.length === 0 ? undefined : withoutIn(value, rest)
  if (left === value) return record
  const result = new Map(record)
  if (left === undefined) result.delete(name)
  else result.set(name, left)
  return result
}

function withoutIn(value: Dynamic, path: readonly string[]): Dynamic | undefined {
  if (value.kind === 'struct') {
    const fields = without(value.fields, path)
    if (fields === value.fields) return value
    return fields.size === 0 ? undefined : struct(fields)
  }
  if (value.kind !== 'array') return value
  const items = value.items.map((item) => withoutIn(item, path))
  if (items.every((item, i) => item === value.items[i])) return value
  return { kind: 'array', items: items.filter((item) => item !== undefined) }
}
