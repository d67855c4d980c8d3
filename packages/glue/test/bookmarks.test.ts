import { expect, test } from 'vitest'
import { createGlue, type DynamicFrame, type Glue, Job } from '../src/index.ts'

const ENABLED = { job_bookmark_option: 'job-bookmark-enable' }

/** One run of a job that reads with a `transformation_ctx`; gives the ids that it read. */
function run(
  glue: Glue,
  { args = ENABLED, read = readFolder, commits = true, name = 'nightly' }: Partial<RunOptions> = {},
): readonly unknown[] {
  const job = new Job(glue.context)
  job.init(name, args)
  const frame = read(glue)
  const ids = frame.count() === 0 ? [] : frame.toDF().select('id').collect()
  if (commits) job.commit()
  return ids.map((row) => row['id'])
}

interface RunOptions {
  readonly args: Readonly<Record<string, unknown>>
  readonly read: (glue: Glue) => DynamicFrame
  readonly commits: boolean
  readonly name: string
}

const readFolder = (glue: Glue): DynamicFrame =>
  glue.context.create_dynamic_frame.from_options({
    connection_type: 's3',
    connection_options: { paths: ['s3://lake/in'] },
    format: 'json',
    transformation_ctx: 'source',
  })

function worldWithOneFile(): Glue {
  const glue = createGlue()
  glue.s3.put('s3://lake/in/1.json', [{ id: 1 }])
  return glue
}

test('documented: a run reads the files that are new since the last run that committed', () => {
  const glue = worldWithOneFile()
  expect(run(glue)).toEqual([1])

  glue.s3.put('s3://lake/in/2.json', [{ id: 2 }])
  expect(run(glue)).toEqual([2])
  expect(run(glue)).toEqual([])
  expect(glue.reads.at(-1)?.warnings).toEqual(['The bookmark source skips 2 of 2 files: an earlier run has read them.'])
})

test('documented: a run that does not commit moves no bookmark', () => {
  const glue = worldWithOneFile()

  expect(run(glue, { commits: false })).toEqual([1])
  expect(run(glue)).toEqual([1])
})

test('documented: a file that was modified since is read again, whatever the clock says', () => {
  const glue = worldWithOneFile()
  run(glue)

  glue.s3.put('s3://lake/in/1.json', [{ id: 11 }])

  expect(run(glue)).toEqual([11])
})

test('documented: a late file that is older than the last run counts as read, outside the band that S3 may lag', () => {
  const glue = worldWithOneFile()
  glue.clock.advance({ hours: 1 })
  run(glue)

  glue.s3.put('s3://lake/in/2.json', [{ id: 2 }], { modified: glue.clock.now() - 60_000 })
  glue.s3.put('s3://lake/in/3.json', [{ id: 3 }], { modified: glue.clock.now() - 1_000_000 })

  expect(run(glue)).toEqual([2])
  expect(glue.reads.at(-1)?.warnings.at(-1)).toMatch(/3\.json is new but was last modified before the last run/)
})

test('documented: bookmarks belong to a job and a transformation_ctx, and are off by default', () => {
  const glue = worldWithOneFile()
  run(glue)

  expect(run(glue, { name: 'another' })).toEqual([1])
  expect(run(glue, { args: {} })).toEqual([1])
  expect(run(glue)).toEqual([])
  glue.bookmarks.reset('nightly')
  expect(run(glue)).toEqual([1])
})

test('documented: a read without transformation_ctx reads everything, which the record tells', () => {
  const glue = worldWithOneFile()
  const read = (): DynamicFrame =>
    glue.context.create_dynamic_frame.from_options('s3', { paths: ['s3://lake/in'] }, 'json')
  run(glue, { read })

  expect(run(glue, { read })).toEqual([1])
  expect(glue.reads.at(-1)?.warnings).toEqual([
    'Bookmarks are on and this read has no transformation_ctx: Glue reads everything in each run.',
  ])
})

test('documented: a paused run reads what is new and moves no bookmark, and may read a window of runs again', () => {
  const glue = worldWithOneFile()
  run(glue, { args: { ...ENABLED, JOB_RUN_ID: 'jr_a' } })
  glue.s3.put('s3://lake/in/2.json', [{ id: 2 }])
  run(glue, { args: { ...ENABLED, JOB_RUN_ID: 'jr_b' } })
  glue.s3.put('s3://lake/in/3.json', [{ id: 3 }])
  const paused = { job_bookmark_option: 'job-bookmark-pause' }

  expect(run(glue, { args: paused })).toEqual([3])
  expect(run(glue, { args: { ...paused, job_bookmark_from: 'jr_a', job_bookmark_to: 'jr_b' } })).toEqual([2])
  expect(run(glue)).toEqual([3])
  expect(() => run(glue, { args: { ...paused, job_bookmark_from: 'jr_x', job_bookmark_to: 'jr_b' } })).toThrow(
    /NO_SUCH_RUN.*no run jr_x of it went before/,
  )
})

test.each([['parquet'], ['json']])('a %s table of the catalog is read by its new partitions', (format) => {
  const glue = createGlue()
  const table = { schema: 'id int, day string', partitionKeys: ['day'], format }
  glue.catalog.table('db.t', { ...table, rows: [{ id: 1, day: 'a' }] })
  const read = (): DynamicFrame =>
    glue.context.create_dynamic_frame.from_catalog({ database: 'db', table_name: 't', transformation_ctx: 'source' })
  expect(run(glue, { read })).toEqual([1])

  glue.catalog.table('db.t', { ...table, rows: [{ id: 2, day: 'b' }] })

  expect(run(glue, { read })).toEqual([2])
  expect(run(glue, { read })).toEqual([])
})

test('what a run writes, the next job reads once', () => {
  const glue = createGlue()
  const write = (id: number): void => {
    glue.context.write_dynamic_frame.from_options(
      glue.dynamicFrame([{ id }]),
      's3',
      { path: 's3://lake/out' },
      'parquet',
    )
  }
  const read = (): DynamicFrame =>
    glue.context
      .getSource({ connection_type: 's3', format: 'parquet', transformation_ctx: 'source', paths: ['s3://lake/out'] })
      .getFrame()
  write(1)
  run(glue, { read })
  write(2)

  expect(run(glue, { read })).toEqual([2])
})

test('documented: a table of a database is read beyond the last key', () => {
  const glue = createGlue()
  const read = (order: string) => (): DynamicFrame =>
    glue.context.create_dynamic_frame.from_options({
      connection_type: 'mysql',
      connection_options: { dbtable: 't', jobBookmarkKeys: ['id'], jobBookmarkKeysSortOrder: order },
      transformation_ctx: 'source',
    })
  const rows = (...ids: number[]): void =>
    glue.source(
      'mysql',
      't',
      ids.map((id) => ({ id })),
    )
  rows(2, 1)
  expect(run(glue, { read: read('asc') })).toEqual([2, 1])
  rows(1, 2, 3)
  expect(run(glue, { read: read('asc') })).toEqual([3])

  rows(5, 4)
  run(glue, { read: read('desc'), name: 'falling' })
  rows(5, 4, 3)
  expect(run(glue, { read: read('desc'), name: 'falling' })).toEqual([3])
})

test('reads of which the documentation says nothing are refused while bookmarks are on', () => {
  const glue = worldWithOneFile()
  glue.source('mysql', 't', [{ id: 1 }])
  const mysql = { connection_type: 'mysql', connection_options: { dbtable: 't' }, transformation_ctx: 'source' }

  expect(() => run(glue, { read: () => glue.context.create_dynamic_frame.from_options(mysql) })).toThrow(
    /GLUE_NOT_SUPPORTED.*primary key.*jobBookmarkKeys/,
  )
  new Job(glue.context).init('nightly', ENABLED)
  expect(() => glue.context.create_data_frame.from_options({ ...mysql, transformation_ctx: 'source' })).toThrow(
    /GLUE_NOT_SUPPORTED.*create_data_frame_from_options/,
  )
})

test('documented: under a bookmark the join keys of relationalize are unique across runs', () => {
  const glue = createGlue()
  const ids = (): readonly unknown[] => {
    const job = new Job(glue.context)
    job.init('nightly', ENABLED)
    const frame = glue.dynamicFrame([{ tags: ['a'] }, { tags: ['b'] }])
    const root = frame.relationalize('root', 's3://tmp', { transformation_ctx: 'tables' }).get('root')
    const found = root.toDF().collect()
    job.commit()
    return found.map((row) => row['tags'])
  }

  expect([ids(), ids()]).toEqual([
    [1, 2],
    [3, 4],
  ])
})
