import { encodePlainBase64 } from '../../types/base64.ts'

/** Objects that a test wrote, as the JSON texts they stand for. Dates are ISO text, bigints plain numbers. */
export const objectsAsJson = (objects: readonly Readonly<Record<string, unknown>>[]): readonly string[] =>
  objects.map(valueText)

function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  switch (typeof value) {
    case 'bigint':
      return String(value)
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value))
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    default:
      return objectText(value as object)
  }
}

function objectText(value: object): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (value instanceof Uint8Array) return JSON.stringify(encodePlainBase64(value))
  if (Array.isArray(value)) return `[${value.map(valueText).join(',')}]`
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  return `{${entries
    .filter(([, v]) => v !== undefined)
    .map(([k, v]) => `${JSON.stringify(String(k))}:${valueText(v)}`)
    .join(',')}}`
}
