import { expect, test } from 'vitest'
import { recordedSteps } from './recorded-steps.ts'

const { steps, recorded, answered } = recordedSteps('written', 'written_steps.py')

test.each(steps)('%s gives the rows and files of real Spark, in its order', (step) => {
  expect(answered(step)).toEqual(recorded(step))
})
