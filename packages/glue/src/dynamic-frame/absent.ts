import { type Dynamic, struct } from './value.ts'

/** A value without the fields that the JSON object which it was made of does not have, at any depth. */
export function withoutAbsent(value: Dynamic, given: unknown): Dynamic {
  if (typeof given !== 'object' || given === null) return value
  switch (value.kind) {
    case 'struct':
      if (Array.isArray(given) || given instanceof Map) return value
      return struct(
        new Map(
          [...value.fields].flatMap(([name, field]) =>
            Object.hasOwn(given, name) ? [[name, withoutAbsent(field, Reflect.get(given, name))] as const] : [],
          ),
        ),
      )
    case 'array':
      return Array.isArray(given)
        ? { ...value, items: value.items.map((item, i) => withoutAbsent(item, given[i])) }
        : value
    case 'map': {
      const of = (key: string): unknown => (given instanceof Map ? given.get(key) : Reflect.get(given, key))
      return { ...value, entries: value.entries.map(([key, item]) => [key, withoutAbsent(item, of(key))] as const) }
    }
    default:
      return value
  }
}
