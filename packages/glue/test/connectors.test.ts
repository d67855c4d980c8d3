import { readFileSync } from 'node:fs'
import { SparkError } from '@dryfit/spark'
import { describe, expect, test } from 'vitest'
import { createGlue, type Glue } from '../src/index.ts'

interface Step {
  readonly write?: string
  readonly mode?: string
  readonly schema?: string
  readonly options?: Readonly<Record<string, string>>
}
interface Case {
  readonly title: string
  readonly steps: readonly Step[]
  readonly answers: readonly unknown[]
}
const golden = new URL('../../../fixtures/golden/connectors/jdbc.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(golden, 'utf8')) as { readonly cases: readonly Case[] }

function answer(glue: Glue, step: Step): unknown {
  const options = step.options ?? {}
  try {
    if (step.write !== undefined) {
      const writer = glue.spark.sql(step.write).write.format('jdbc').options(options)
      ;(step.mode === undefined ? writer : writer.mode(step.mode)).save()
      return 'written'
    }
    const reader = glue.spark.read.format('jdbc').options(options)
    const frame = (step.schema === undefined ? reader : reader.schema(step.schema)).load()
    const rows = frame.collect().map((row) => frame.columns.map((name) => row[name]))
    return { columns: frame.dtypes.map(([name, type]) => `${name} ${type}`), rows: rows.sort() }
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    return { raises: error.kind, errorClass: error.errorClass ?? null, message: error.message }
  }
}

describe('JDBC', () => {
  test.each(cases)('answers as Spark does: $title', ({ steps, answers }) => {
    const glue = createGlue()
    expect(steps.map((step) => answer(glue, step))).toEqual(answers)
  })
})

describe('a connector', () => {
  const snowflake = { sfURL: 'x.snowflakecomputing.com', dbTable: 'ORDERS' }

  test.each(['snowflake', 'net.snowflake.spark.snowflake'])('reads what the test arranged for %s', (format) => {
    const glue = createGlue()
    glue.source('snowflake', 'ORDERS', [{ id: 1 }])
    const frame = glue.spark.read.format(format).options(snowflake).load()
    expect(frame.collect()).toEqual([{ id: 1 }])
    expect(glue.reads).toMatchObject([{ method: 'spark.read.snowflake', target: 'snowflake:ORDERS' }])
  })

  test('is arranged for Glue and for Spark at once', () => {
    const glue = createGlue()
    glue.source('net.snowflake.spark.snowflake', 'ORDERS', [{ id: 1 }])
    const options = { connectionName: 'c', dbtable: 'ORDERS' }
    const frame = glue.context.create_dynamic_frame_from_options({
      connection_type: 'snowflake',
      connection_options: options,
    })
    expect(frame.toDF().collect()).toEqual([{ id: 1 }])
  })

  test('that Spark finds no class for is one that a test arranges', () => {
    const glue = createGlue()
    const read = () => glue.spark.read.format('com.crealytics.spark.excel').load('s3://in/a.xlsx').collect()
    expect(read).toThrow('DATA_SOURCE_NOT_FOUND')
    glue.source('com.crealytics.spark.excel', 's3://in/a.xlsx', [{ id: 1 }])
    expect(read()).toEqual([{ id: 1 }])
  })

  test('says what would arrange it', () => {
    const read = () => createGlue().spark.read.jdbc('jdbc:mysql://h/d', 'city')
    expect(read).toThrow(
      "[NO_SUCH_SOURCE] Failed to read from jdbc, city: the test has not said what is there.\n  Arrange it with glue.source('jdbc', 'city', [{ … }]), or correct the job.",
    )
  })

  test('keeps what the job writes, with the rows that it was made of', () => {
    const glue = createGlue()
    glue.source('jdbc', { dbtable: 'in' }, [{ id: 1 }, { id: 2 }])
    const rows = glue.spark.read.jdbc('jdbc:mysql://h/d', 'in', { user: 'u' })
    rows.filter('id > 1').write.mode('append').jdbc('jdbc:mysql://h/d', 'out')
    expect(glue.written('jdbc:out').collect()).toEqual([{ id: 2 }])
    expect(glue.writes).toMatchObject([{ method: 'df.write.jdbc', target: 'jdbc:out', args: { mode: 'append' } }])
    expect(glue.written('jdbc:out').trace()[0]?.origins).toMatchObject([{ input: 'glue.frame', index: 1 }])
  })

  test('that the job wrote over holds what it wrote, for Glue as for Spark', () => {
    const glue = createGlue()
    glue.source('jdbc', 'city', [{ id: 1 }])
    glue.spark.sql('SELECT 2 AS id').write.mode('overwrite').jdbc('jdbc:mysql://h/d', 'city')
    const connection = { connection_type: 'jdbc', connection_options: { dbtable: 'city' } }
    expect(glue.context.create_dynamic_frame_from_options(connection).toDF().collect()).toEqual([{ id: 2 }])
  })

  test('refuses to guess what a table of Hudi holds after a write', () => {
    const glue = createGlue()
    glue.source('hudi', 's3://lake/t', [{ id: 1 }])
    const read = () => glue.spark.read.format('hudi').load('s3://lake/t')
    read().write.format('hudi').mode('append').save('s3://lake/t')
    expect(glue.written('hudi:s3://lake/t').collect()).toEqual([{ id: 1 }])
    expect(read).toThrow('What hudi makes of rows that are there already is not known')
  })

  test('refuses a schema and save modes that each connector reads in its own way', () => {
    const glue = createGlue()
    glue.source('mongodb', 'orders', [{ id: 1 }])
    const reader = glue.spark.read.format('mongodb').option('collection', 'orders')
    expect(() => reader.schema('id int').load()).toThrow('CONNECTOR_SCHEMA')
    expect(() => reader.load().write.format('mongodb').option('collection', 'orders').save()).toThrow('CONNECTOR_MODE')
  })

  test('is no way around a format of files that is not here', () => {
    const { spark } = createGlue()
    expect(() => spark.read.format('avro').load('s3://in/a')).toThrow('FORMAT_NOT_IMPLEMENTED')
    expect(() => spark.range(1).write.format('csv').save()).toThrow(
      'Expected exactly one path to be specified, but got: .',
    )
  })
})
