import { type DataFrame, type RowInput, SparkSession } from '@dryfit/spark'
import { expect } from 'vitest'
import { matchers } from '../../src/matchers.ts'
import type { CallRecord, GlueRecord } from '../../src/record.ts'

expect.extend(matchers)

const spark = new SparkSession()

export const frame = (rows: readonly RowInput[], schema?: string, origin?: string): DataFrame =>
  spark.createDataFrame(rows, schema, origin)

/** A record as a glue keeps it, and what lies at its targets. */
export function record(calls: readonly Partial<CallRecord>[], tables: Record<string, DataFrame> = {}): GlueRecord {
  return {
    calls: calls.map(
      (call): CallRecord => ({ method: 'unknown', spelling: 'unknown', args: {}, direction: 'other', ...call }),
    ),
    written: (target) => tables[target],
  }
}
