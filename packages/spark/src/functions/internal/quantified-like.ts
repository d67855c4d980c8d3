import { BooleanType, StringType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { type ScalarFunction, scalar } from '../define.ts'
import { likeRegExp } from '../operator/like.ts'

/**
 * `a LIKE ANY ('x%', 'y')` where the patterns are constants: Spark holds them beside the call and does not print them.
 *
 * @param settles - the answer of one pattern that settles that of all
 */
const quantified = (name: string, { negated, settles }: { negated: boolean; settles: boolean }): ScalarFunction =>
  scalar({
    name,
    summary: 'Tells how a text compares with constant patterns.',
    params: ['str', '*patterns'],
    inputs: [StringType],
    returns: BooleanType,
    nullable: true,
    nulls: 'pass',
    sql: ([text = '']) => `${name}(${text})`,
    kernel: ({ arguments: [, ...patterns] }) => {
      const known = patterns.flatMap((p) => (typeof p.value === 'string' ? [likeRegExp(p.value, '\\')] : []))
      const open = known.length < patterns.length ? null : !settles
      return (text: Value) => {
        if (typeof text !== 'string') return null
        return known.some((p) => (p.test(text) !== negated) === settles) ? settles : open
      }
    },
  })

export const quantifiedLikes: readonly ScalarFunction[] = [
  quantified('likeany', { negated: false, settles: true }),
  quantified('notlikeany', { negated: true, settles: true }),
  quantified('likeall', { negated: false, settles: false }),
  quantified('notlikeall', { negated: true, settles: false }),
]
