import sinon from 'sinon'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createGlue, getResolvedOptions, Job } from '../src/index.ts'

test('calls are ordered with those of other spies, whenever their stub is asked for', () => {
  const glue = createGlue()
  const [before, after] = [sinon.spy(), sinon.spy()]

  before()
  glue.context.currentTimeMillis()
  createGlue()
  glue.context.enter('get_logger', {})
  after()

  sinon.assert.callOrder(before, glue.context.currentTimeMillis, glue.context.get_logger, after)
})

test('a call that failed is in the record and in the stub', () => {
  const glue = createGlue()

  expect(() => glue.context.enter('purge_table', { database: 'db', table_name: 't', options: {} })).toThrow(
    /NO_SUCH_TABLE/,
  )

  expect(glue.calls[0]?.error).toMatchObject({ code: 'NO_SUCH_TABLE' })
  expect(glue.context.purge_table.exceptions).toHaveLength(1)
})

test('a stub that is reset does its work again', () => {
  const glue = createGlue()
  glue.context.currentTimeMillis.returns(1)
  expect(glue.context.currentTimeMillis()).toBe(1)

  glue.context.currentTimeMillis.reset()

  expect(glue.context.currentTimeMillis()).toBe(Date.UTC(2026, 0, 1))
  sinon.assert.calledOnce(glue.context.currentTimeMillis)
})

test('a stub may answer some calls only', () => {
  const glue = createGlue()
  glue.catalog.table('db.real', { schema: 'id int', rows: [{ id: 1 }] })
  glue.context.create_dynamic_frame_from_catalog
    .withArgs(sinon.match({ table_name: 'stubbed' }))
    .returns(glue.dynamicFrame([]))

  expect(glue.context.create_dynamic_frame.from_catalog('db', 'stubbed').count()).toBe(0)
  expect(glue.context.create_dynamic_frame.from_catalog('db', 'real').count()).toBe(1)
})

test('a stubbed write is recorded with its rows', () => {
  const glue = createGlue()
  glue.context.write_dynamic_frame_from_catalog.returns(glue.dynamicFrame([]))

  glue.context.write_dynamic_frame.from_catalog(glue.dynamicFrame([{ id: 1 }]), 'db', 't')

  expect(glue.writes[0]?.frame?.collect()).toEqual([{ id: 1 }])
  expect(() => glue.written('db.t')).toThrow(/NOT_WRITTEN/)
})

test('a missing argument is a TypeError in Python words', () => {
  expect(() => createGlue().context.purge_table({ database: 'db' } as never)).toThrow(
    "purge_table() missing 1 required positional argument: 'table_name'",
  )
})

test('an argument that the method does not have is a TypeError in Python words', () => {
  const { context } = createGlue()

  expect(() => context.purge_s3_path({ s3_path: 's3://lake/a', retention: 0 } as never)).toThrow(
    "purge_s3_path() got an unexpected keyword argument 'retention'",
  )
  expect(() => Reflect.apply(context.purge_s3_path, context, ['s3://lake/a', {}, '', 'more'])).toThrow(
    'purge_s3_path() takes 4 positional arguments but 5 were given',
  )
})

test('the record as text', () => {
  const glue = createGlue()
  glue.args({ JOB_NAME: 'nightly' })
  glue.s3.put('s3://lake/a', [{ id: 1 }])
  const job = new Job(glue.context)
  job.init('nightly', getResolvedOptions(['job', ...glue.argv], ['JOB_NAME']))
  const frame = glue.context.create_dynamic_frame.from_options('s3', { paths: ['s3://lake/a'] }, 'json')
  glue.context.purge_s3_path('s3://lake/a')
  glue.context.write_dynamic_frame.from_options(frame, 's3', { path: 's3://lake/b' }, 'parquet')
  job.commit()

  expect(glue.describeCalls()).toMatchInlineSnapshot(`
    "job    Job.init
    read   create_dynamic_frame.from_options  s3://lake/a
    purge  purge_s3_path                      s3://lake/a
    write  write_dynamic_frame.from_options   s3://lake/b  1 row
    job    Job.commit
    ! purge_s3_path: 1 of 1 files are younger than the retention period of 168 hours and stay. Pass options={"retentionPeriod": 0} to delete them."
  `)
})

test('a job is committed after it was initialized only', () => {
  expect(() => new Job(createGlue().context).commit()).toThrow(/it was not initialized/)
})

test('a world makes no stub before somebody looks at one', () => {
  const sandboxes = vi.spyOn(sinon, 'createSandbox')
  onTestFinished(() => sandboxes.mockRestore())
  const { context } = createGlue()
  context.currentTimeMillis()
  expect(sandboxes).not.toHaveBeenCalled()

  expect(context.currentTimeMillis.callCount).toBe(1)
  expect(sandboxes).toHaveBeenCalledTimes(1)
})
