import { AwsError } from '@dryfit/glue'
import { expect, sinon, test } from '../src/index.ts'
import * as job from './jobs/with_boto3.py'

test('a config from S3 is read from the world, and recorded with its line', async ({ glue }) => {
  glue.s3.put('s3://conf/job.json', '{"limit": 3}')
  expect(await job.config('conf', 'job.json')).toEqual({ limit: 3 })
  expect(glue).toHaveRead('s3://conf/job.json')
  const [call] = glue.reads
  expect(call?.spelling).toBe('s3.get_object')
  expect(call?.jobLine).toMatch(/with_boto3\.py:11$/)
  sinon.assert.calledOnceWithExactly(glue.aws.s3.get_object, { Bucket: 'conf', Key: 'job.json' })
})

test('what is not there is the error of AWS, and a job may catch it', async ({ glue }) => {
  glue.services({ buckets: ['conf'] })
  expect(await job.config_or_default('conf', 'job.json')).toEqual({})
})

test('uncaught, it says which line would arrange it', async ({ glue }) => {
  glue.services({ buckets: ['conf'] })
  await expect(job.config('conf', 'job.json')).rejects.toThrow(
    /An error occurred \(NoSuchKey\) when calling the GetObject operation: The specified key does not exist\.[\s\S]*Arrange it with glue\.s3\.put\('s3:\/\/conf\/job\.json', '…'\), or correct the job\./,
  )
  await expect(job.limit()).rejects.toThrow(
    /\(ParameterNotFound\)[\s\S]*Arrange it with glue\.services\(\{ parameters: \{ '\/orders\/limit': '…' \} \}\)/,
  )
})

test('parameters are arranged', async ({ glue }) => {
  glue.services({ parameters: { '/orders/limit': '10' } })
  expect(await job.limit()).toBe('10')
})

test('the next test has none of them', async ({ glue }) => {
  expect(glue.calls).toEqual([])
  await expect(job.limit()).rejects.toThrow(/ParameterNotFound/)
})

test('boto3 and Spark share one S3', async ({ glue }) => {
  expect(await job.write_and_read(glue.spark, 's3://lake/in')).toBe(1)
  expect(glue).toHaveWritten('s3://lake/in/a.json')
  expect(await job.written_by_spark(glue.spark, 'lake')).toContainEqual(
    expect.stringMatching(/^out\/part-.*\.parquet$/),
  )
  await job.rename('lake')
  expect(glue.spark.read.parquet('s3://lake/final.parquet').count()).toBe(2)
})

test('an operation that nobody answers says what would, and no job may hide it', async ({ glue }) => {
  expect(glue.calls).toEqual([])
  await expect(job.query('SELECT 1')).rejects.toThrow(
    '[NOT_ANSWERED] Failed to call athena.start_query_execution: dryfit has no start_query_execution of its own, and the test has not said what it gives.\n' +
      '  Arrange it with glue.aws.athena.start_query_execution.returns({ QueryExecutionId: … }), or correct the job.',
  )
  await expect(job.query_or_none('SELECT 1')).rejects.toThrow(/HIDDEN_REFUSAL[\s\S]*athena\.start_query_execution/)
})

test('a member that a stub misspells is named, with what AWS calls it', async ({ glue }) => {
  glue.aws.s3.get_object.returns({ Bdoy: '{"limit": 5}' })
  await expect(job.config('conf', 'job.json')).rejects.toThrow(
    "[STUB_MEMBER] Failed to answer s3.get_object: the test's stub gave Bdoy, which AWS does not have there. Did you mean Body?",
  )
  glue.aws.s3.get_object.returns({ Body: '{"limit": 5}', Mine: true })
  expect(await job.config('conf', 'job.json')).toEqual({ limit: 5 })
})

test('any operation of any service is a stub', async ({ glue }) => {
  glue.aws.athena.start_query_execution.returns({ QueryExecutionId: 'q-1' })
  glue.aws.datazone['list_domains']?.returns({ items: [{ id: 'd' }] })
  glue.aws.s3.get_object.returns({ Body: 'text' })
  expect(await job.query('SELECT 1')).toBe('q-1')
  expect(await job.domains()).toEqual([{ id: 'd' }])
  expect(await job.body()).toBe('text')
  glue.aws.lambda.invoke.returns({ StatusCode: 200, Payload: '{"ok": true}' })
  expect(await job.invoked('tell')).toEqual({ ok: true })
  expect(glue.aws.athena.start_query_execution).toHaveBeenCalledWith({ QueryString: 'SELECT 1' })
})

test("a stub throws AWS's errors by their code, and Python's by their name", async ({ glue }) => {
  glue.aws.s3.put_object.throws('SlowDown')
  expect(await job.code()).toEqual([
    'ClientError',
    'SlowDown',
    'Please reduce your request rate.',
    'An error occurred (SlowDown) when calling the PutObject operation: Please reduce your request rate.',
  ])
  glue.aws.s3.put_object.throws(new AwsError('NoSuchBucket', 'gone'))
  expect(await job.code()).toEqual(expect.arrayContaining(['NoSuchBucket', 'gone']))
})

test('and exceptions of Python by their name', async ({ glue }) => {
  glue.aws.s3.put_object.throws('ValueError')
  expect(await job.value_error()).toContain('ValueError')
})

test('a name that boto3 does not have is refused', ({ glue }) => {
  expect(() => Reflect.get(glue.aws, 'dynamo')).toThrow(/NO_SUCH_SERVICE/)
  expect(() => Reflect.get(glue.aws.s3, 'upload_file')).toThrow(/NO_SUCH_OPERATION.*glue\.aws\.s3\.put_object/)
  expect(() => Reflect.get(glue.aws.s3, 'putObject')).toThrow(/NO_SUCH_OPERATION.*Did you mean put_object\?/)
})

test('clients stand in the region of the world', async ({ glue }) => {
  expect(await job.regions()).toEqual(['us-east-1', 'eu-west-1'])
  glue.services({ region: 'eu-central-1' })
  expect(await job.regions()).toEqual(['eu-central-1', 'eu-west-1'])
})

test('times are those of the world', async ({ glue }) => {
  glue.clock.set('2026-03-04T05:06:07Z')
  glue.s3.put('s3://lake/a.txt', 'a')
  expect(await job.modified()).toBe('2026-03-04T05:06:07+00:00')
})

test('what the services have is part of the world', ({ glue }) => {
  glue.services({ parameters: { a: '1' }, dynamodb: { runs: { key: 'id', items: [{ id: 'x' }] } } })
  glue.services({ parameters: { b: ['2', '3'] } })
  const json = JSON.parse(JSON.stringify(glue.world))
  expect(json.services).toEqual({
    parameters: { a: '1', b: ['2', '3'] },
    dynamodb: { runs: { key: 'id', items: [{ id: 'x' }] } },
  })
  expect(glue.world.toCode()).toContain("glue.services({ parameters: { a: '1', b: ['2', '3'] }")
  expect(() => glue.services({ parameter: {} } as never)).toThrow(/UNKNOWN_OPTION.*Did you mean parameters\?/)
})
