import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()
type Parameters = Readonly<Record<'read' | 'write', readonly string[]>>
const RECORDED = JSON.parse(
  readFileSync(new URL('../../../../fixtures/golden/options.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Parameters>>

test.each(['csv', 'json', 'parquet', 'text'])(
  'the parameters for %s are those of PySpark, in its order, recorded',
  (format) => {
    const printed = job.run(`
import inspect, json
from pyspark.sql import DataFrameReader, DataFrameWriter
def parameters(method):
    return [p.name for p in inspect.signature(method).parameters.values() if p.kind == p.POSITIONAL_OR_KEYWORD][2:]
print(json.dumps({"read": parameters(DataFrameReader.${format}), "write": parameters(DataFrameWriter.${format})}))
`)
    const { read, write } = RECORDED[format] ?? { read: [], write: [] }
    expect(JSON.parse(printed.join('\n'))).toEqual({ read, write })
  },
)
