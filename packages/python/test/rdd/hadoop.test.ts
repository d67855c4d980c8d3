import { expect, test } from 'vitest'
import { recordedSteps } from './recorded-steps.ts'

const { steps, recorded, answered } = recordedSteps('hadoop', 'hadoop_steps.py')

test.each(steps)('%s answers as Hadoop does', (step) => {
  expect(answered(step)).toEqual(recorded(step))
})
