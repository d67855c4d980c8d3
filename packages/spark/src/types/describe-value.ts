const LONGEST = 60

/** A plain JavaScript value as messages show it, cut where it is long. */
export function describeValue(value: unknown): string {
  const text = textOf(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function textOf(value: unknown): string {
  if (value instanceof Date) return `Date ${Number.isNaN(value.getTime()) ? 'Invalid' : value.toISOString()}`
  if (value instanceof Uint8Array) return `Uint8Array of ${value.length} bytes`
  if (value instanceof Map) return `Map {${[...value].map(([k, v]) => `${textOf(k)} => ${textOf(v)}`).join(', ')}}`
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'bigint':
      return `${value}n`
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'function':
      return `function ${value.name}`
    case 'object':
      return value === null ? 'null' : objectText(value)
    default:
      return String(value)
  }
}

function objectText(value: object): string {
  const name = value.constructor?.name ?? 'Object'
  const body = Object.entries(value).map(([k, v]) => `${k}: ${textOf(v)}`)
  return `${name === 'Object' ? '' : `${name} `}{${body.join(', ')}}`
}
