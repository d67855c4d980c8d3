import { createGlue } from '@dryfit/glue'
import { expect, test } from '../src/index.ts'
import * as job from './jobs/sessions.py'

test('a function of a job takes the session of the test', async ({ glue }) => {
  glue.s3.put('s3://lake/in', [{ id: 1 }, { id: 2 }])

  expect(await job.load(glue.spark, 's3://lake/in')).toEqualFrame([{ id: 1 }, { id: 2 }])
  expect(glue).toHaveRead('s3://lake/in')
})

test('and its SparkContext', async ({ glue }) => {
  expect(await job.total(glue.spark.sparkContext)).toBe(6)
})

test('they are the ones that the job itself finds', async ({ glue }) => {
  expect(await job.is_the_only_one(glue.spark, glue.spark.sparkContext)).toBe(true)
})

test('they come back as the very objects, and are what stubs are called with', async ({ glue }) => {
  job.load.returns(glue.frame([{ id: 4 }, { id: 5 }]))

  expect(await job.main(glue.spark, 's3://lake/in')).toBe(9)
  expect(job.load).toHaveBeenCalledWith(glue.spark, 's3://lake/in')
  expect(await job.session_of(glue.spark)).toBe(glue.spark)
  expect(await job.context_of(glue.spark)).toBe(glue.spark.sparkContext)
})

test('a session that the test made of its own keeps its settings and comes back as itself', async ({ glue }) => {
  const other = glue.spark.newSession()
  other.conf.set('spark.sql.shuffle.partitions', '7')

  expect(await job.setting(other)).toBe('7')
  expect(await job.setting(glue.spark)).toBe('200')
  expect(await job.session_of(other)).toBe(other)
  expect(await job.context_of(other)).toBe(glue.spark.sparkContext)
})

test('a session of another world is refused with the next step', async () => {
  await expect(job.setting(createGlue().spark)).rejects.toThrow('Pass glue.spark, or the GlueContext of that world.')
})
