import { expect, test } from 'vitest'
import { recordedSteps } from './recorded-steps.ts'

const { steps, recorded, answered } = recordedSteps('files', 'file_steps.py')

test.each(steps)('%s gives the partitions or files of real Spark, or is refused', (step) => {
  if (answered(step) !== 'refused') expect(answered(step)).toEqual(recorded(step))
})
