import type { DataFrame } from '@dryfit/spark'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerFrame } from '../../src/dynamic-frame/remote.ts'
import { createGlue, type DynamicFrame, type Glue } from '../../src/index.ts'
import { INPUTS, idsOf, Run, runPipeline, STEPS, uidOf } from './pipelines.ts'

const numRuns = Number(process.env['DRYFIT_FUZZ_RUNS'] ?? 6)
const seed = Number(process.env['DRYFIT_FUZZ_SEED'] ?? 11)

const stepsOf = (max: number) =>
  fc.array(fc.record({ name: fc.constantFrom(...STEPS), n: fc.nat(30) }), { maxLength: max })

describe('the rows that a report names are those that a row was made of', () => {
  test.each(STEPS)('among random steps around %s', (name) => {
    const pipelines = fc.tuple(fc.nat(INPUTS.length - 1), stepsOf(2), fc.nat(30), stepsOf(2))
    fc.assert(
      fc.property(pipelines, ([input, before, n, after]) => {
        const frame = runPipeline(new Run(), input, [...before, { name, n }, ...after])
        for (const { row, origins } of frame.trace()) {
          expect(idsOf(origins.map(uidOf).join('+'))).toEqual(idsOf(row[0]))
          // A file in between is named where its rows can't be told from those that it was read as.
          const arranged = origins.filter((origin) => !origin.input.startsWith('s3://out'))
          for (const origin of arranged) expect(uidOf(origin)).toBe(`${String(uidOf(origin))[0]}${origin.index}`)
        }
      }),
      { numRuns, seed },
    )
  })
})

const IN = 's3://lake/in'
const OUT = 's3://lake/out'

function threeRows(): Glue {
  const glue = createGlue()
  glue.s3.put(IN, [{ id: 1 }, { id: 2 }, { id: 3 }], { schema: 'id int' })
  return glue
}

const read = (glue: Glue): DynamicFrame => glue.context.create_dynamic_frame_from_options('s3', { paths: [IN] }, 'json')

/** What a report says of each row: the input, the place in it, the cells. */
const named = (frame: DataFrame) =>
  frame.trace().map(({ origins }) => origins.map(({ input, index, row }) => [input, index, ...row]))

describe('a row of a file', () => {
  test('is named by its place in the file after a filter of a DynamicFrame', () => {
    const kept = read(threeRows()).filter((record) => record['id'] === 3)
    expect(named(kept.toDF())).toEqual([[[IN, 2, 3]]])
  })

  test('is named after a job has written kept rows over the file that they were read from', () => {
    const glue = threeRows()
    const rows = glue.spark.read.json(IN).filter('id > 1').cache()
    rows.count()
    rows.write.mode('overwrite').json(IN)
    expect(glue.written(IN).count()).toBe(2)
    expect(named(glue.written(IN))).toEqual([[[IN, 1, 2]], [[IN, 2, 3]]])
  })

  test('is named after a job has written it and purged what it read', () => {
    const glue = threeRows()
    const kept = read(glue).filter((record) => record['id'] !== 2)
    glue.context.write_dynamic_frame_from_options(kept, 's3', { path: OUT }, 'parquet')
    glue.context.purge_s3_path(IN, { retentionPeriod: 0 })
    expect(named(glue.written(OUT))).toEqual([[[IN, 0, 1]], [[IN, 2, 3]]])
    expect(named(glue.spark.read.parquet(OUT))).toEqual([[[IN, 0, 1]], [[IN, 2, 3]]])
  })

  test('is named in the record of the call that wrote it', () => {
    const glue = threeRows()
    read(glue).toDF().filter('id = 2').write.parquet(OUT)
    expect(glue.writes.map(({ frame }) => frame && named(frame))).toEqual([[[[IN, 1, 2]]]])
  })

  test('is named among the rows of a database that no earlier run has read', () => {
    const glue = createGlue()
    const spark = glue.spark.createDataFrame([{ id: 5 }, { id: 6 }], 'id int', 'orders')
    glue.source('mysql', 'orders', spark)
    glue.args({ JOB_NAME: 'job', 'job-bookmark-option': 'job-bookmark-enable' })
    const options = { dbtable: 'orders', jobBookmarkKeys: ['id'] }
    const frame = glue.context.create_dynamic_frame_from_options('mysql', options, undefined, undefined, 'ctx')
    expect(named(frame.toDF()).at(-1)).toEqual([['orders', 1, 6]])
  })
})

describe('a row of a catalog table', () => {
  const rows = [0, 1, 2, 3].map((i) => ({ uid: `t${i}`, p: `p${i % 2}` }))
  const declared = { schema: 'uid string, p string', partitionKeys: ['p'] }
  const readers = {
    'spark.table': (glue: Glue) => glue.spark.table('db.t'),
    'a DynamicFrame': (glue: Glue) => glue.context.create_dynamic_frame_from_catalog('db', 't').toDF(),
    'a push-down predicate': (glue: Glue) =>
      glue.context.create_dynamic_frame_from_catalog('db', 't', undefined, undefined, "p=='p1'").toDF(),
    'a filter on its partitions': (glue: Glue) => glue.spark.table('db.t').where("p = 'p1'"),
  }
  const cases = ['parquet', 'json', 'csv'].flatMap((format) =>
    Object.entries(readers).map(([name, reader]) => [format, name, reader] as const),
  )

  test.each(cases)('of %s is named by its place among those that the test arranged: %s', (format, _, reader) => {
    const glue = createGlue()
    const options = format === 'csv' ? { withHeader: 'true', header: 'true' } : {}
    glue.catalog.table('db.t', { ...declared, format, options, rows: rows.slice(0, 3) })
    glue.catalog.table('db.t', { ...declared, format, options, rows: rows.slice(3) })
    const found = named(reader(glue)).flat()
    expect(found.length).toBeGreaterThanOrEqual(2)
    for (const [input, index, uid, p] of found) {
      expect([input, uid, p]).toEqual(['db.t', `t${String(index)}`, `p${Number(index) % 2}`])
    }
  })

  test('is named so after a job has written it to another table', () => {
    const glue = createGlue()
    glue.catalog.table('db.t', { ...declared, rows })
    glue.spark.table('db.t').write.mode('overwrite').saveAsTable('db.u')
    expect(named(glue.spark.table('db.u').orderBy('uid'))).toEqual(rows.map(({ uid, p }, i) => [['db.t', i, uid, p]]))
  })

  test('is named so after the world has begun again', () => {
    const glue = createGlue()
    glue.catalog.table('db.t', { ...declared, rows })
    glue.world.restart()
    expect(named(glue.spark.table('db.t').orderBy('uid')).flat()).toEqual(
      rows.map(({ uid, p }, i) => ['db.t', i, uid, p]),
    )
  })
})

describe('where it is not known which rows a row was made of, the report says so', () => {
  test('of a function over whole partitions: it names what that made', () => {
    const answer = () =>
      JSON.stringify([
        { from: 1, record: { id: 'one' } },
        { from: null, record: { id: 'all' } },
      ])
    const request = { method: 'mapPartitionsWithIndex', args: { f: 0 }, stage: {} }
    const made = answerFrame(read(threeRows()), request, answer) as DynamicFrame
    expect(named(made.toDF())).toEqual([[[IN, 1, 2]], [['what mapPartitions made', 1, 'all']]])
  })

  test('of a CSV file whose cells have lines of their own: it names the rows of that file', () => {
    const glue = createGlue()
    glue.frame([{ a: 'one\ntwo' }, { a: 'three' }], 'a string').write.csv(OUT)
    const again = glue.spark.read.option('mode', 'DROPMALFORMED').csv(OUT)
    expect(new Set(named(again).map(([origin]) => origin?.[0]))).toEqual(new Set([OUT]))
  })

  test('of a file that something else was put over', () => {
    const glue = threeRows()
    read(glue).toDF().write.parquet(OUT)
    const [path = ''] = glue.runtime.world.store.list(OUT).map((file) => file.path)
    glue.s3.put(path, [{ id: 8 }, { id: 9 }, { id: 10 }], { schema: 'id int' })
    expect(named(glue.spark.read.parquet(OUT))[0]).toEqual([[OUT, 0, 8]])
  })
})
