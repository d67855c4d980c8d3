import { expect, test } from 'vitest'
import { recordedSteps } from './recorded-steps.ts'

type Answer = Readonly<Record<string, unknown>>

const { steps, recorded, answered } = recordedSteps<Answer>('partitions', 'partition_steps.py')

const isRefused = (answer: Answer | undefined): boolean => Object.values(answer ?? {}).includes('refused')

test.each(steps)('%s lies in the partitions of real Spark, or it is refused to tell', (step) => {
  const [told, real] = [answered(step) ?? {}, recorded(step) ?? {}]
  const known = Object.entries(told).filter(([, value]) => value !== 'refused')
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(known.map(([name]) => [name, real[name]])))
})

test('few frames are refused', () => {
  const refused = steps.filter((step) => isRefused(answered(step)))
  expect(refused.length).toBeLessThan(steps.length / 4)
})
