import type { Difference } from './compare.ts'
import type { Answer, Field } from './program.ts'

/** What of an answer shows a difference, on one line. */
export function briefly(answer: Answer, difference: Difference): string {
  if ('crash' in answer) return `crash: ${answer.crash}`
  if ('error' in answer) {
    const { python, class: named, java } = answer.error
    return `${python} ${java ?? ''} ${named ?? ''} ${answer.message.slice(0, 160)}`
  }
  if ('value' in answer) return JSON.stringify(answer.value).slice(0, 400)
  if (difference === 'names') return answer.schema.map(({ name }) => name).join(' | ')
  if (difference === 'types' || difference === 'nullability') return answer.schema.map(typeText).join(', ')
  return answer.rows.map(valueText).join('; ').slice(0, 500)
}

const typeText = ({ type, nullable }: Field): string =>
  JSON.stringify(type)
    .replaceAll(/,"metadata":\{\}/g, '')
    .replaceAll('"', '') + (nullable ? '?' : '')

/** A value as `answers.py` shows it, in short. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const [[kind, inner] = ['', '']] = Object.entries(value)
    return kind === 'map' ? `{${valueText(inner)}}` : kind === 'bytes' ? `X'${inner}'` : String(inner)
  }
  return JSON.stringify(value)
}
