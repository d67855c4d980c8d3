import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SparkSession } from '@dryfit/spark'
import { connectBridge } from '../../src/bridge/bridge.ts'
import type { PythonHost } from '../../src/host.ts'
import { startAnother } from '../../src/hosts/embedded/start.ts'
import { endsHangs, folderWith } from '../hosts/toy.ts'

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

/** A worker in small: jobs that run one after another in one Python, as new after each. */
export class HostileWorker {
  readonly #folder = folderWith({ 'innocent.py': innocent })
  #python: (PythonHost & { stop(): Promise<void> }) | undefined
  #fresh: unknown

  get #host(): PythonHost {
    if (this.#python === undefined) throw new Error('Failed to run a job: start() comes first.')
    return this.#python
  }

  /** What a test finds in an interpreter that no job has used. */
  get fresh(): unknown {
    return this.#fresh
  }

  async start(): Promise<void> {
    this.#python = (await startAnother({ timeLimit: endsHangs })).host
    connectBridge(this.#python).use(new SparkSession())
    for (let i = 0; i < 3; i++) this.#fresh = this.innocent()
  }

  async stop(): Promise<void> {
    await this.#python?.stop()
  }

  /** What a test sees that comes next. */
  innocent(): unknown {
    const python = this.#host
    const shown = [this.#folder, import.meta.dirname]
    const taken = python.load(join(import.meta.dirname, 'fingerprint.py')).call('take', [shown])
    python.restore()
    const printed: string[] = []
    const print = (line: string) => void printed.push(line)
    const job = python.load(join(this.#folder, 'innocent.py'), { stderr: print, stdout: print })
    const answer = job.call('main', [])
    python.restore()
    return [taken, printed, answer]
  }

  /** Runs a job that may fail: what it leaves counts. One whose memory has grown too much is replaced, as vitest's runs do. */
  async hostile(name: string, source: string): Promise<void> {
    const file = join(this.#folder, name.replace(/\W+/g, '_'), 'job.py')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, source)
    try {
      this.#host.runScript(file, { stdout: () => undefined, stderr: () => undefined })
    } catch {
      // It has failed alone.
    }
    this.#host.restore()
    if (!this.#host.alive) await this.start()
  }
}
