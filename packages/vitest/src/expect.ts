import { expect } from 'vitest'
import { boundByTest } from './bounds.ts'
import { equalInPython, refuseFrames } from './equality.ts'
import { matchers } from './matchers.ts'
import { refuseWithoutPlugin } from './missing-plugin.ts'
import { snapshotSerializers } from './print/snapshot.ts'

refuseWithoutPlugin()
expect.extend(matchers)
expect.addEqualityTesters([refuseFrames, equalInPython])
for (const serializer of snapshotSerializers) expect.addSnapshotSerializer(serializer)
boundByTest()

export { expect }
