import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SparkSession } from '@dryfit/spark'
import { afterEach, beforeAll, beforeEach } from 'vitest'
import { type Bridge, connectBridge } from '../../src/bridge/bridge.ts'
import type { LoadOptions, PythonHost, PythonModule } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

const HEADER = `
import datetime, decimal
from pyspark.sql import DataFrame, Row, SparkSession, Window, functions as F, types as T
from pyspark.sql.utils import AnalysisException
spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext
df = spark.createDataFrame([(1, "a", 2.5), (2, "b", None), (3, None, 1.0)], "id int, name string, x double")
`

/** A Python with the real guest, a fresh session for each test, and what a job printed. */
export interface SparkJob {
  readonly python: PythonHost
  readonly bridge: Bridge
  /** Runs Python text as a script that has `spark` and a small frame `df`; gives what it printed. */
  run(text: string, options?: LoadOptions): string[]
  load(text: string): PythonModule
}

export function sparkJob(): SparkJob {
  let python: PythonHost | undefined
  let bridge: Bridge | undefined
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-guest-')))
  beforeAll(async () => {
    python = await startEmbedded({ timeLimit: endsHangs })
    bridge = connectBridge(python)
  })
  beforeEach(() => bridge?.use(new SparkSession()))
  afterEach(() => python?.reset())

  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('Python has not started')
    return value
  }
  const write = (text: string): string => {
    const file = join(folder, 'job.py')
    writeFileSync(file, HEADER + text)
    return file
  }
  return {
    get python() {
      return started(python)
    },
    get bridge() {
      return started(bridge)
    },
    run(text, options = {}) {
      const printed: string[] = []
      started(python).runScript(write(text), { stdout: (line) => printed.push(line), ...options })
      return printed
    },
    load: (text) => started(python).load(write(text)),
  }
}
