import type { CompareOptions } from '@dryfit/spark'
import type { FrameComparison } from '../compare.ts'
import { printRows, printSchema, printVerdict } from './difference.ts'
import { hintOf } from './hint.ts'
import type { Message } from './message.ts'
import { printOrigins } from './origin.ts'
import { counted } from './words.ts'

/** Verdict, difference, types, input rows and hint of a comparison that failed. */
export function describeDifference(comparison: FrameComparison, options: CompareOptions): Omit<Message, 'claim'> {
  const key = options.order === true ? [] : keyOf(comparison, options)
  return {
    verdict: printVerdict(comparison),
    types: printSchema(comparison),
    difference: printRows(comparison, key),
    origin: printOrigins(comparison, key),
    hint: hintOf(comparison, options),
  }
}

/** A key that one side lacks was not compared by. */
const keyOf = ({ difference }: FrameComparison, { key = [] }: CompareOptions): readonly string[] =>
  key.every((name) => difference.compared.includes(name)) ? key : []

/** What is the case where a difference was claimed. */
export function describeEquality({ received }: FrameComparison): string {
  const { fields } = received.schema
  const names = fields.slice(0, 10).map((f) => f.name)
  const rest = fields.length - names.length
  const list = `${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
  return `They are equal: ${counted(received.rows.length, 'row')} of ${counted(fields.length, 'column')} (${list}).`
}
