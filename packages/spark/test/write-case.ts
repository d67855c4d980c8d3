import type { Cell } from '../src/canonical/cell.ts'
import { decompressed } from '../src/formats/compression.ts'
import { SparkSession } from '../src/index.ts'
import { parseSchema } from '../src/parser/data-type.ts'
import type { DataType, StructType } from '../src/types/data-type.ts'
import { fromExternal } from '../src/types/external.ts'
import type { Answer } from './answer.ts'
import { clockOf } from './clock.ts'
import { memory } from './format-case.ts'
import type { PlanCase } from './plan-case.ts'

/** A write of rows, as it was recorded: the texts of the files, by folder. */
export interface WriteCase {
  readonly id: string
  readonly frame: { readonly schema: string; readonly rows: readonly (readonly Cell[])[] }
  readonly write: {
    readonly format: string
    readonly options: Readonly<Record<string, string>>
    readonly partitionBy?: readonly string[]
  }
  readonly clock?: PlanCase['clock']
  readonly expect: PlanCase['expect']
  readonly status?: PlanCase['status']
}

const ROOT = 's3://golden/t'

/** The files that dryfit writes. @throws what it raises */
export function writeCase({ frame, write, ...rest }: WriteCase): Answer {
  const storage = memory()
  const spark = new SparkSession({ storage, clock: clockOf(rest) })
  const schema = parseSchema(frame.schema) as StructType
  const rows = frame.rows.map((row) =>
    schema.fields.map((f, i) => fromExternal(plain(row[i] ?? null, f.dataType), f.dataType, f.name)),
  )
  const df = spark.frame({ kind: 'LocalRelation', schema, rows })
  const writer = df.write.format(write.format).options(write.options)
  const target = write.partitionBy === undefined ? writer : writer.partitionBy(...write.partitionBy)
  target.save(ROOT)
  const files: Record<string, string[]> = {}
  for (const { path, content } of storage.list(ROOT)) {
    const bytes = decompressed(path, content)
    if (bytes.kind !== 'bytes') throw new Error(`${path} is no text`)
    const below = path.slice(ROOT.length + 1)
    const folder = below.slice(0, Math.max(0, below.lastIndexOf('/')))
    files[folder] = [...(files[folder] ?? []), new TextDecoder().decode(bytes.bytes)].sort()
  }
  return { value: files }
}

/** `{"$ts": …}` and `{"$dec": …}` name what JSON has no value for; so do the texts of doubles. */
function plain(value: Cell, type?: DataType): unknown {
  if (typeof value === 'string') return type?.kind === 'double' || type?.kind === 'float' ? Number(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: Cell) => plain(item))
  const [[key, inner] = [undefined, null], ...others] = Object.entries(value)
  if (others.length === 0 && (key === '$ts' || key === '$dec')) return String(inner)
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
}
