import { createGlue } from '@dryfit/glue'
import { beforeAll, describe, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost, PythonModule } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs, folderWith } from '../hosts/toy.ts'

const text = `
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame
from awsglue.job import Job
from pyspark.context import SparkContext
from pyspark.sql import SparkSession, SQLContext

def copy(source, target):
    frame = source.create_dynamic_frame.from_options("s3", {"paths": ["s3://lake/in"]}, "json")
    target.write_dynamic_frame.from_options(frame, "s3", {"path": "s3://lake/out"}, "json")
    return frame.count()

def views(first, second):
    first.spark_session.range(3).createOrReplaceTempView("numbers")
    seen = [t.name for t in second.spark_session.catalog.listTables()]
    made = second.spark_session.range(5)
    made.createOrReplaceTempView("numbers")
    return [seen, first.sql("SELECT * FROM numbers").count(), made.sparkSession.table("numbers").count()]

def same(first, second):
    return [first is second, GlueContext(SparkContext.getOrCreate()).spark_session is first.spark_session,
            SparkSession.builder.getOrCreate() is first.spark_session, SQLContext.getOrCreate(None) is second]

def of_frame(frame, dynamic):
    return [frame.sparkSession.table("numbers").count(), dynamic.glue_ctx.spark_session.table("numbers").count()]

def beside(context):
    other = GlueContext(context.spark_session.newSession())
    other.createDataFrame([(1,)], "n int").createOrReplaceTempView("mine")
    frame = DynamicFrame.fromDF(other.table("mine"), other, "f")
    other.write_dynamic_frame.from_options(frame, "s3", {"path": "s3://lake/beside"}, "json")
    return [frame.toDF().sparkSession is other.sparkSession, "mine" in other.tableNames(), "mine" in context.tableNames()]

def logs(first, second):
    first.get_logger().info("one")
    second.get_logger().info("two")
    Job(second).init("nightly")
`

let python: PythonHost

beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
})

/** Two worlds, and a job that can be handed both. */
function twoWorlds() {
  const [own, other] = [createGlue(), createGlue()]
  python.reset()
  connectGlue(python, own)
  const job: PythonModule = python.load(`${folderWith({ 'job.py': text })}/job.py`)
  return { own, other, job }
}

describe('contexts of two worlds in one job', () => {
  test('read and write each its own, and each record holds its own calls', () => {
    const { own, other, job } = twoWorlds()
    own.s3.put('s3://lake/in', [{ n: 1 }])
    other.s3.put('s3://lake/in', [{ n: 2 }, { n: 3 }])

    expect(job.call('copy', [other.context, own.context])).toBe(2)

    expect(
      own
        .written('s3://lake/out')
        .collect()
        .map((row) => row['n']),
    ).toEqual([2, 3])
    expect(own.reads).toEqual([])
    expect(other.writes).toEqual([])
    expect(other.reads.map((call) => call.spelling)).toEqual(['create_dynamic_frame.from_options'])
    expect(other.reads[0]?.jobLine).toMatch(/job\.py:9$/)
  })

  test('have views and logs of their own', () => {
    const { own, other, job } = twoWorlds()
    expect(job.call('views', [other.context, own.context])).toEqual([[], 3, 5])
    job.call('logs', [own.context, other.context])
    expect(own.log.map((line) => line.text)).toEqual(['one'])
    expect(other.log.map((line) => line.text)).toEqual(['two'])
    expect(own.calls.map((call) => call.method)).not.toContain('Job.init')
    expect(other.calls.map((call) => call.method)).toContain('Job.init')
  })

  test('leave what a job gets without a name to the test that runs', () => {
    const { own, other, job } = twoWorlds()
    expect(job.call('same', [own.context, other.context])).toEqual([false, true, true, false])
    expect(job.call('same', [own.context, own.context])).toEqual([true, true, true, true])
  })

  test('are those of the frames that the test hands over', () => {
    const { own, other, job } = twoWorlds()
    job.call('views', [other.context, own.context])
    const [frame, dynamic] = [other.frame([{ n: 1 }]), other.dynamicFrame([{ n: 1 }])]
    expect(job.call('of_frame', [frame, dynamic])).toEqual([3, 3])
    expect(job.call('of_frame', [own.frame([{ n: 1 }]), own.dynamicFrame([{ n: 1 }])])).toEqual([5, 5])
  })

  test('may be new sessions of one world: views are their own, the record is that of the world', () => {
    const { own, job } = twoWorlds()
    expect(job.call('beside', [own.context])).toEqual([true, true, false])
    expect(own.written('s3://lake/beside').count()).toBe(1)
  })
})
