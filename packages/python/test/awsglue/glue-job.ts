import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGlue, type Glue } from '@dryfit/glue'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

const HEADER = `
import sys
from awsglue.context import GlueContext
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection
from awsglue.job import Job
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions, GlueArgumentError
from pyspark.context import SparkContext
glueContext = GlueContext(SparkContext.getOrCreate())
spark = glueContext.spark_session
`

/** A Python with the real guest and a fresh Glue for each test. */
export interface GlueJob {
  readonly glue: Glue
  /** Runs Python text as a script that has `glueContext` and `spark`; gives what it printed. */
  run(text: string, argv?: readonly string[]): string[]
}

export function glueJob(): GlueJob {
  let python: PythonHost | undefined
  let glue = createGlue()
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-glue-')))
  beforeAll(async () => {
    python = await startEmbedded({ timeLimit: endsHangs })
  })
  beforeEach(() => {
    glue = createGlue()
    if (python !== undefined) connectGlue(python, glue)
  })
  afterEach(() => python?.reset())
  return {
    get glue() {
      return glue
    },
    run(text, argv = []) {
      if (python === undefined) throw new Error('Python has not started')
      const file = join(folder, 'job.py')
      writeFileSync(file, HEADER + text)
      const printed: string[] = []
      python.runScript(file, { argv, stdout: (line) => printed.push(line) })
      return printed
    },
  }
}
