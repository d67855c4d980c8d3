import { expect } from 'vitest'
import { boundByTest } from './bounds.ts'
import { matchers } from './matchers.ts'

expect.extend(matchers)
boundByTest()

export { expect }
