import { createGlue } from '@dryfit/glue'
import { describe, expect, test } from 'vitest'
import { assertLaw, idempotent } from '../src/index.ts'

const path = 's3://lake/out'

describe('idempotent', () => {
  test('holds for a job that replaces its sink', async () => {
    const glue = createGlue()
    const run = (): void =>
      glue
        .frame([{ id: 1 }])
        .write.mode('overwrite')
        .parquet(path)
    await expect(assertLaw(idempotent, { glue, run })).resolves.toBeUndefined()
  })

  test('is broken by a job that appends', async () => {
    const glue = createGlue()
    const run = (): void =>
      glue
        .frame([{ id: 1 }])
        .write.mode('append')
        .parquet(path)
    await expect(assertLaw(idempotent, { glue, run })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [LawError: The job is not idempotent: s3://lake/out holds 2 rows after the second run, 1 after the first.

      Expected
        {"id":1}

      Received
        {"id":1}
        {"id":1}]
    `)
  })

  test.each([
    ['a partition', "alter table db.t drop partition (p='w')"],
    ['its table', 'drop table db.t'],
  ])('is broken by a second run that drops %s', async (_, drop) => {
    const glue = createGlue()
    const run = (): void => {
      const { spark } = glue
      const exists = spark.catalog.tableExists('db.t')
      if (exists && spark.sql('show partitions db.t').count() > 0) return void spark.sql(drop)
      if (!exists) spark.sql('create table db.t (id int, p string) using parquet partitioned by (p)')
      spark.sql("insert into db.t values (3, 'w')")
    }
    glue.catalog.database('db')
    await expect(assertLaw(idempotent, { glue, run })).rejects.toThrow(
      'db.t holds 0 rows after the second run, 1 after the first.',
    )
  })

  test('asks of the world as it was arranged, whatever ran in it before', async () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in', [{ id: 1 }])
    const run = (): void => {
      const found = glue.s3.list('s3://lake/in').map(() => ({ id: 1 }))
      glue.frame(found, 'id int').write.mode('overwrite').parquet(path)
      glue.context.purge_s3_path('s3://lake/in', { retentionPeriod: 0 })
    }
    run()
    const breach = await idempotent({ glue, run })
    expect(breach).toMatchObject({ expected: [{ id: 1 }], received: [] })
  })

  test('is broken by a job that counts its runs', async () => {
    const glue = createGlue()
    let runs = 0
    const run = (): void => {
      runs += 1
      glue.frame([{ runs }]).write.mode('overwrite').parquet(path)
    }
    expect((await idempotent({ glue, run }))?.received).toEqual([{ runs: 2 }])
  })
})
