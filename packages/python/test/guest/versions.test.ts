import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGlue, type GlueOptions } from '@dryfit/glue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

const JOB = `
import pyspark, sys
from pyspark.sql import DataFrame, SparkSession, functions as F
from pyspark.sql.functions import *
from awsglue.utils import getResolvedOptions
spark = SparkSession.builder.getOrCreate()
print(spark.version, pyspark.__version__)
print(hasattr(F, "ilike"), "ilike" in globals(), hasattr(DataFrame, "unpivot"), hasattr(DataFrame, "select"))
try:
    print(getResolvedOptions(["job.py", "--source_b", "x"], ["source_bucket"])["source_bucket"])
except Exception as error:
    print(type(error).__name__)
`

let python: PythonHost
const file = join(realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-versions-'))), 'job.py')
beforeAll(async () => {
  python = await startEmbedded({ timeLimit: endsHangs })
  writeFileSync(file, JOB)
})
afterAll(() => python.restore())

function run(options: GlueOptions): readonly string[] {
  const printed: string[] = []
  connectGlue(python, createGlue(options))
  python.runScript(file, { stdout: (line) => printed.push(line) })
  python.reset()
  return printed
}

test('PySpark has what the version of Glue has, and all of it again afterwards', () => {
  const usual = ['3.5.6 3.5.6', 'True True True True', 'x']
  expect(run({})).toEqual(usual)
  expect(run({ glueVersion: '4.0' })).toEqual(['3.3.0 3.3.0', 'False False False True', 'x'])
  expect(run({ glueVersion: '6.0' })).toEqual(['4.1.1 4.1.1', 'True True True True', 'GlueArgumentError'])
  expect(run({ glueVersion: '5.1' })).toEqual(usual)
})
