import type { DataFrame, DataType, StructField } from '@dryfit/spark'
import { toExternal } from '@dryfit/spark'
import type { Danfo, DanfoFrame } from './danfo.ts'

// What danfo calls the types that it holds without loss.
const DTYPES: Readonly<Partial<Record<DataType['kind'], string>>> = {
  boolean: 'boolean',
  byte: 'int32',
  short: 'int32',
  integer: 'int32',
  long: 'int32',
  float: 'float32',
  double: 'float32',
  string: 'string',
  date: 'string',
  timestamp: 'string',
  timestamp_ntz: 'string',
}

const INT32 = 2 ** 31

/**
 * A frame as a danfo DataFrame. Dates and timestamps become ISO text; a null stays null.
 *
 * @param danfo - the danfojs module, which the test imports: `import * as dfd from 'danfojs-node'`
 * @throws Error for what danfo cannot hold: decimals, nested values, binary, whole numbers beyond 32 bits, two columns with
 *   one name. Nothing is rounded.
 * @example
 * ```ts
 * import { toDanfo } from '@dryfit/danfo'
 * import { SparkSession } from '@dryfit/spark'
 * import * as dfd from 'danfojs-node'
 *
 * const frame = new SparkSession().createDataFrame([{ a: 1 }, { a: 2 }], 'a int')
 * if (toDanfo(dfd, frame)['a'].sum() !== 3) throw new Error('3 is expected')
 * ```
 */
export function toDanfo<F extends DanfoFrame>(danfo: Danfo<F>, frame: DataFrame): F {
  const { fields } = frame.schema
  const names = fields.map((f) => f.name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    throw failure(twice, 'danfo needs different names for its columns', 'Rename one of them with withColumnRenamed')
  const dtypes = fields.map(dtypeOf)
  const data = frame.rows().map((row) => fields.map((f, i) => cellOf(toExternal(row[i] ?? null, f.dataType), f)))
  return new danfo.DataFrame(data, data.length === 0 ? { columns: names } : { columns: names, dtypes })
}

const failure = (column: string, reason: string, next: string): Error =>
  new Error(`Failed to make a danfo frame of column ${column}: ${reason}. ${next}.`)

function dtypeOf(field: StructField): string {
  const dtype = DTYPES[field.dataType.kind]
  if (dtype !== undefined) return dtype
  throw failure(
    field.name,
    `danfo holds no ${field.dataType.kind}`,
    'Cast it to a string or a double first, or leave it out',
  )
}

function cellOf(value: unknown, field: StructField): unknown {
  if (DTYPES[field.dataType.kind] !== 'int32' || value === null) return value
  if (typeof value === 'number' && value >= -INT32 && value < INT32) return value
  throw failure(
    field.name,
    `${String(value)} does not fit danfo's 32-bit integers`,
    'Cast the column to a string first, or leave it out',
  )
}
