import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SparkSession } from '@dryfit/spark'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectBridge } from '../../src/bridge/bridge.ts'
import { startAnother } from '../../src/embedded/start.ts'
import type { PythonHost } from '../../src/host.ts'
import { folderWith } from '../embedded/toy.ts'
import { dirt } from './dirt.ts'

const innocent = `
import json, logging
from decimal import Decimal
from pyspark.sql import SparkSession, functions as F, types as T

def main():
    spark = SparkSession.builder.getOrCreate()
    frame = spark.createDataFrame([(1, Decimal("14691.3473")), (2, None)], "id int, price decimal(10,4)")
    doubled = F.udf(lambda price: None if price is None else price * 2, "decimal(12,4)")
    rows = frame.filter(F.col("id") < 3).withColumn("twice", doubled("price")).orderBy("id").collect()
    logging.getLogger("etl").warning("counted")
    return json.dumps([[row.id, str(row.twice)] for row in rows])
`
const folder = folderWith({ 'innocent.py': innocent })
let python: PythonHost & { stop(): Promise<void> }
let before: unknown

beforeAll(start)
afterAll(() => python.stop())

async function start(): Promise<void> {
  python = (await startAnother()).host
  connectBridge(python).use(new SparkSession())
  for (let i = 0; i < 3; i++) before = fingerprint()
}

/** What a test sees that comes next. */
function fingerprint(): unknown {
  const taken = python.load(join(import.meta.dirname, 'fingerprint.py')).call('take', [[folder, import.meta.dirname]])
  python.restore()
  const printed: string[] = []
  const report = {
    stderr: (line: string) => void printed.push(line),
    stdout: (line: string) => void printed.push(line),
  }
  const answer = python.load(join(folder, 'innocent.py'), report).call('main', [])
  python.restore()
  return [taken, printed, answer]
}

test.each(Object.entries(dirt))('a job that leaves %s leaves nothing to the next test', async (name, source) => {
  const file = join(folder, name.replace(/\W+/g, '_'), 'job.py')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, source)
  const quiet = { stdout: () => undefined, stderr: () => undefined }
  try {
    python.runScript(file, quiet)
  } catch {
    // It may fail: what it left counts.
  }
  python.restore()
  // One whose memory has grown too much is replaced, as the runs of vitest do it.
  if (!python.alive) await start()
  expect(fingerprint()).toEqual(before)
})
