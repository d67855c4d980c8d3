import { expect } from 'vitest'
import { boundByTest } from './bounds.ts'
import { refuseFrames } from './frame-equality.ts'
import { matchers } from './matchers.ts'
import { refuseWithoutPlugin } from './missing-plugin.ts'

refuseWithoutPlugin()
expect.extend(matchers)
expect.addEqualityTesters([refuseFrames])
boundByTest()

export { expect }
