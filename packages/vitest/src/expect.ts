import { expect } from 'vitest'
import { boundByTest } from './bounds.ts'
import { matchers } from './matchers.ts'
import { refuseWithoutPlugin } from './missing-plugin.ts'

refuseWithoutPlugin()
expect.extend(matchers)
boundByTest()

export { expect }
