import type { AttributeValue, Item } from './values.ts'

/** `a.b[2]`: names and places. */
export type Path = readonly (string | number)[]

/** What lies at a path. */
export function at(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item }
  for (const step of path) {
    const inner: unknown = typeof step === 'number' ? value?.['L'] : value?.['M']
    value = inner === undefined ? undefined : (inner as Readonly<Record<string | number, AttributeValue>>)[step]
    if (value === undefined) return undefined
  }
  return value
}

/** The item with another value at a path; undefined takes it away. */
export function put(item: Item, path: Path, value: AttributeValue | undefined): Item {
  const whole = placed({ M: item }, path, value) as { readonly M: Item }
  return whole.M
}

function placed(holder: AttributeValue | undefined, path: Path, value: AttributeValue | undefined): AttributeValue {
  const [step, ...rest] = path
  if (step === undefined) return value ?? { NULL: true }
  if (typeof step === 'number') {
    const items = [...((holder?.['L'] ?? []) as readonly AttributeValue[])]
    if (rest.length > 0) items[step] = placed(items[step], rest, value)
    else if (value === undefined) items.splice(step, 1)
    else items[Math.min(step, items.length)] = value
    return { L: items }
  }
  const fields: Record<string, AttributeValue> = { ...(holder?.['M'] as Item | undefined) }
  if (rest.length > 0) fields[step] = placed(fields[step], rest, value)
  else if (value === undefined) delete fields[step]
  else fields[step] = value
  return { M: fields }
}
