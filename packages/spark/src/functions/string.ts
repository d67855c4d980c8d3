import type { SparkFunction } from './define.ts'
import { caseFunctions } from './string/case.ts'
import { composeFunctions } from './string/compose.ts'
import { formatFunctions } from './string/format.ts'
import { measureFunctions } from './string/measure.ts'
import { sliceFunctions } from './string/slice.ts'
import { binaryFunctions } from './string/to-binary.ts'
import { numberFunctions } from './string/to-number.ts'

export const stringFunctions: readonly SparkFunction[] = [
  ...measureFunctions,
  ...caseFunctions,
  ...sliceFunctions,
  ...composeFunctions,
  ...formatFunctions,
  ...numberFunctions,
  ...binaryFunctions,
]
