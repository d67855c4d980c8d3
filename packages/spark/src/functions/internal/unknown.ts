import { BooleanType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { type ScalarFunction, scalar } from '../define.ts'

const test = (name: string, words: string, wanted: boolean): ScalarFunction =>
  scalar({
    name,
    summary: 'Tells whether a condition is neither true nor false.',
    params: ['condition'],
    inputs: [BooleanType],
    returns: BooleanType,
    nullable: false,
    nulls: 'pass',
    sql: ([condition = '']) => `(${condition} ${words})`,
    kernel: () => (value: Value) => (value === null) === wanted,
  })

/** `a IS UNKNOWN` */
export const isUnknown = test('isunknown', 'IS UNKNOWN', true)
/** `a IS NOT UNKNOWN` */
export const isNotUnknown = test('isnotunknown', 'IS NOT UNKNOWN', false)
