import { describe, expect, test } from 'vitest'
import { AwsError, createGlue, type Glue, Job } from '../../src/index.ts'

const code = (call: () => unknown): string => {
  try {
    call()
    return 'no error'
  } catch (error) {
    return error instanceof AwsError ? error.code : String(error)
  }
}

describe('S3', () => {
  test('a HEAD has no body, and so no more than its status', () => {
    const { s3 } = createGlue().aws
    expect(code(() => s3.head_object({ Bucket: 'b', Key: 'k' }))).toBe('404')
    expect(code(() => s3.head_bucket({ Bucket: 'b' }))).toBe('404')
    expect(code(() => s3.get_object({ Bucket: 'b', Key: 'k' }))).toBe('NoSuchBucket')
  })

  test("a bucket is there when an object, a table's location or the test names it", () => {
    const glue = createGlue()
    glue.s3.put('s3://objects/a.txt', 'a')
    glue.catalog.table('sales.orders', { schema: 'id int', location: 's3://tables/orders' })
    glue.services({ buckets: ['empty'] })
    const { Buckets: buckets } = glue.aws.s3.list_buckets() as {
      readonly Buckets: readonly { readonly Name: string }[]
    }
    expect(buckets.map(({ Name }) => Name)).toEqual(['empty', 'objects', 'tables'])
    glue.s3.remove('s3://objects/a.txt')
    expect(glue.aws.s3.list_objects_v2({ Bucket: 'objects' })).toMatchObject({ KeyCount: 0 })
  })

  test('marks of folders are objects to boto3, and none to Spark', () => {
    const glue = createGlue()
    glue.aws.s3.put_object({ Bucket: 'lake', Key: 'in/' })
    glue.aws.s3.put_object({ Bucket: 'lake', Key: 'in/a.json', Body: '{"id": 1}' })
    expect(glue.aws.s3.list_objects_v2({ Bucket: 'lake' })).toMatchObject({ KeyCount: 2 })
    expect(glue.spark.read.json('s3://lake/in').collect()).toEqual([{ id: 1 }])
    glue.aws.s3.delete_object({ Bucket: 'lake', Key: 'in/' })
    expect(glue.s3.list('s3://lake')).toEqual(['s3://lake/in/a.json'])
  })

  test('a key with an empty part can not be written, and is not found', () => {
    const { s3 } = createGlue().aws
    expect(() => s3.put_object({ Bucket: 'lake', Key: 'in//a' })).toThrow(/AWS_NOT_SUPPORTED.*"in\/\/a"/)
    s3.put_object({ Bucket: 'lake', Key: 'in/a' })
    expect(code(() => s3.get_object({ Bucket: 'lake', Key: 'in//a' }))).toBe('NoSuchKey')
  })

  test('a copy of what Spark or Glue wrote keeps its rows', () => {
    const glue = createGlue()
    glue.context.write_dynamic_frame.from_options({
      frame: glue.dynamicFrame([{ id: 1 }]),
      connection_type: 's3',
      connection_options: { path: 's3://lake/out' },
      format: 'json',
    })
    const key = (glue.s3.list('s3://lake/out')[0] ?? '').replace('s3://lake/', '')
    glue.aws.s3.copy_object({ Bucket: 'lake', Key: 'final.json', CopySource: { Bucket: 'lake', Key: key } })
    expect(glue.s3.get('s3://lake/final.json')).toEqual([{ id: 1 }])
    expect(() => glue.aws.s3.get_object({ Bucket: 'lake', Key: 'final.json' })).toThrow(/NOT_BYTES/)
    expect(glue.aws.s3.head_object({ Bucket: 'lake', Key: 'final.json' })).toMatchObject({ ContentLength: 3 })
  })

  test('rows under a name that tells the format are a file of it', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/a.csv', [{ id: 1, name: 'x' }])
    const { Body: body } = glue.aws.s3.get_object({ Bucket: 'lake', Key: 'a.csv' }) as { readonly Body: Uint8Array }
    expect(new TextDecoder().decode(body)).toBe('id,name\n1,x\n')
  })

  test('a parameter whose effect is not known is refused', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/a', 'a')
    expect(() => glue.aws.s3.head_object({ Bucket: 'lake', Key: 'a', VersionId: '1' })).toThrow(
      /AWS_NOT_SUPPORTED.*s3\.head_object with VersionId.*glue\.aws\.s3\.head_object\.returns/,
    )
  })

  test('what a job put beside its rows is not counted among them', () => {
    const glue = createGlue()
    glue.frame([{ id: 1 }]).write.parquet('s3://lake/out')
    glue.aws.s3.put_object({ Bucket: 'lake', Key: 'out/done.txt', Body: 'done' })
    expect(glue.written('s3://lake/out').collect()).toEqual([{ id: 1 }])
  })
})

describe('the catalog', () => {
  const input = {
    Name: 'orders',
    StorageDescriptor: {
      Columns: [{ Name: 'ID', Type: 'bigint', Comment: 'its number' }],
      Location: 's3://lake/orders',
    },
    PartitionKeys: [{ Name: 'day', Type: 'date' }],
    Parameters: { classification: 'json', owner: 'me' },
  }

  test('a table that a job makes is there for Spark, and its partitions', () => {
    const glue = createGlue()
    glue.catalog.database('sales')
    glue.aws.glue.create_table({ DatabaseName: 'sales', TableInput: input })
    glue.s3.put('s3://lake/orders/day=2026-01-31/a.json', '{"id": 7}')
    expect(glue.spark.table('sales.orders').collect()).toEqual([])
    glue.aws.glue.create_partition({
      DatabaseName: 'sales',
      TableName: 'orders',
      PartitionInput: { Values: ['2026-01-31'] },
    })
    expect(glue.spark.table('sales.orders').collect()).toEqual([{ id: 7, day: '2026-01-31' }])
  })

  test('a table of the test, or of Spark, is told as a crawler would', () => {
    const glue = createGlue()
    glue.catalog.table('sales.orders', { schema: 'id int, tags array<string>, day date', partitionKeys: ['day'] })
    expect(glue.aws.glue.get_table({ DatabaseName: 'Sales', Name: 'ORDERS' })).toMatchObject({
      Table: {
        Name: 'orders',
        DatabaseName: 'sales',
        TableType: 'EXTERNAL_TABLE',
        PartitionKeys: [{ Name: 'day', Type: 'date' }],
        Parameters: { classification: 'parquet' },
        StorageDescriptor: {
          Columns: [
            { Name: 'id', Type: 'int' },
            { Name: 'tags', Type: 'array<string>' },
          ],
          Location: 's3://sales/orders/',
          SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    })
    glue.frame([{ id: 1 }]).write.saveAsTable('sales.made')
    const made = glue.aws.glue.get_table({ DatabaseName: 'sales', Name: 'made' })
    expect(made).toMatchObject({ Table: { StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }] } } })
  })

  test('what a job said of a table holds until Spark changes it', () => {
    const glue = createGlue()
    glue.catalog.database('sales')
    glue.aws.glue.create_table({ DatabaseName: 'sales', TableInput: { ...input, PartitionKeys: [], Owner: 'team' } })
    const told = (): unknown => glue.aws.glue.get_table({ DatabaseName: 'sales', Name: 'orders' })
    expect(told()).toMatchObject({ Table: { Owner: 'team', Parameters: { owner: 'me' }, VersionId: '0' } })
    glue.spark.sql('ALTER TABLE sales.orders ADD COLUMNS (note string)')
    expect(told()).toMatchObject({ Table: { StorageDescriptor: { Columns: [{ Name: 'id' }, { Name: 'note' }] } } })
  })

  test('a partition elsewhere than its keys say is refused, a pattern that readers take differently too', () => {
    const glue = createGlue()
    glue.catalog.table('sales.orders', { schema: 'id int, day date', partitionKeys: ['day'] })
    const partition = { Values: ['2026-01-31'], StorageDescriptor: { Location: 's3://elsewhere/x' } }
    expect(() =>
      glue.aws.glue.create_partition({ DatabaseName: 'sales', TableName: 'orders', PartitionInput: partition }),
    ).toThrow(/AWS_NOT_SUPPORTED.*s3:\/\/elsewhere\/x/)
    expect(() => glue.aws.glue.get_tables({ DatabaseName: 'sales', Expression: 'ord*' })).toThrow(/AWS_NOT_SUPPORTED/)
  })
})

describe('jobs, crawlers and connections', () => {
  test('a run that a job starts is recorded, and ends as the test says', () => {
    const glue = createGlue()
    glue.services({ jobs: { load: { MaxRetries: 1 }, bad: { JobRunState: 'FAILED' } } })
    const start = (JobName: string): unknown =>
      (glue.aws.glue.start_job_run({ JobName, Arguments: { '--day': '1' } }) as { readonly JobRunId: string }).JobRunId
    const state = (JobName: string): unknown => glue.aws.glue.get_job_run({ JobName, RunId: start(JobName) })
    expect(state('load')).toMatchObject({ JobRun: { JobRunState: 'SUCCEEDED', Arguments: { '--day': '1' } } })
    expect(state('bad')).toMatchObject({ JobRun: { JobRunState: 'FAILED' } })
    expect(glue.calls.map(({ target }) => target)).toContain('job:load')
    expect(glue.aws.glue.get_job({ JobName: 'load' })).toMatchObject({ Job: { Name: 'load', MaxRetries: 1 } })
    expect(code(() => glue.aws.glue.start_job_run({ JobName: 'none' }))).toBe('EntityNotFoundException')
  })

  test('a crawler is started and has ended', () => {
    const glue = createGlue()
    glue.services({ crawlers: { raw: {} } })
    glue.aws.glue.start_crawler({ Name: 'raw' })
    expect(glue.aws.glue.get_crawler({ Name: 'raw' })).toMatchObject({
      Crawler: { State: 'READY', LastCrawl: { Status: 'SUCCEEDED' } },
    })
  })

  test('the properties of a workflow are handed on from run to run', () => {
    const glue = createGlue()
    glue.services({ workflows: { daily: { day: '1' } } })
    const of = (RunId: string): unknown => glue.aws.glue.get_workflow_run_properties({ Name: 'daily', RunId })
    glue.aws.glue.put_workflow_run_properties({ Name: 'daily', RunId: 'wr_1', RunProperties: { rows: '3' } })
    expect(of('wr_1')).toEqual({ RunProperties: { day: '1', rows: '3' } })
    expect(of('wr_2')).toEqual({ RunProperties: { day: '1' } })
    expect(code(() => glue.aws.glue.get_workflow_run_properties({ Name: 'none', RunId: 'wr_1' }))).toBe(
      'EntityNotFoundException',
    )
  })

  test('a connection of the world is told', () => {
    const glue = createGlue()
    glue.connection('shop', { url: 'jdbc:mysql://shop/db', user: 'me', password: 'p' })
    expect(glue.aws.glue.get_connection({ Name: 'shop', HidePassword: true })).toEqual({
      Connection: {
        Name: 'shop',
        ConnectionType: 'JDBC',
        ConnectionProperties: { JDBC_CONNECTION_URL: 'jdbc:mysql://shop/db', USERNAME: 'me' },
      },
    })
  })

  test('a bookmark is there when a run has kept one, and is gone when it is reset', () => {
    const glue = createGlue()
    glue.s3.put('s3://lake/in/1.json', [{ id: 1 }])
    const read = (): number => {
      const job = new Job(glue.context)
      job.init('nightly', { job_bookmark_option: 'job-bookmark-enable' })
      const options = { connection_type: 's3', connection_options: { paths: ['s3://lake/in'] }, format: 'json' }
      const count = glue.context.create_dynamic_frame.from_options({ ...options, transformation_ctx: 'in' }).count()
      job.commit()
      return count
    }
    expect(code(() => glue.aws.glue.get_job_bookmark({ JobName: 'nightly' }))).toBe('EntityNotFoundException')
    expect([read(), read()]).toEqual([1, 0])
    expect(glue.aws.glue.get_job_bookmark({ JobName: 'nightly' })).toMatchObject({ JobBookmarkEntry: { Run: 2 } })
    glue.aws.glue.reset_job_bookmark({ JobName: 'nightly' })
    expect(read()).toBe(1)
  })
})

describe('what a test arranges', () => {
  test('is added to, also after a job has used the service', () => {
    const glue = createGlue()
    glue.services({ parameters: { a: '1' } })
    glue.aws.ssm.put_parameter({ Name: 'a', Value: '2', Overwrite: true })
    glue.services({ parameters: { b: ['x', 'y'], c: { secure: 's' } } })
    const value = (Name: string): unknown =>
      (glue.aws.ssm.get_parameter({ Name, WithDecryption: true }) as { readonly Parameter: { readonly Value: string } })
        .Parameter.Value
    expect(['a', 'b', 'c'].map(value)).toEqual(['2', 'x,y', 's'])
  })

  test('is what a world restarts with', () => {
    const glue: Glue = createGlue()
    glue.services({ parameters: { a: '1' }, queues: { work: ['one'] } })
    glue.aws.ssm.delete_parameter({ Name: 'a' })
    glue.aws.sqs.purge_queue({ QueueUrl: 'https://sqs/1/work' })
    glue.world.restart()
    expect(glue.aws.ssm.get_parameter({ Name: 'a' })).toMatchObject({ Parameter: { Value: '1' } })
    expect(glue.aws.sqs.receive_message({ QueueUrl: 'https://sqs/1/work' })).toMatchObject({
      Messages: [{ Body: 'one' }],
    })
  })

  test('of DynamoDB are plain values', () => {
    const glue = createGlue()
    const item = {
      id: 'a',
      n: 1.5,
      big: 12n,
      flags: [true, null],
      tags: new Set(['x']),
      raw: new Uint8Array([1]),
      m: { x: 1 },
    }
    glue.services({ dynamodb: { runs: { key: 'id', items: [item] } } })
    expect(glue.aws.dynamodb.get_item({ TableName: 'runs', Key: { id: { S: 'a' } } })).toEqual({
      Item: {
        id: { S: 'a' },
        n: { N: '1.5' },
        big: { N: '12' },
        flags: { L: [{ BOOL: true }, { NULL: true }] },
        tags: { SS: ['x'] },
        raw: { B: new Uint8Array([1]) },
        m: { M: { x: { N: '1' } } },
      },
    })
    expect(() => glue.services({ dynamodb: { bad: { items: [] } } } as never)).toThrow(/NOT_A_TABLE_KEY/)
  })
})
