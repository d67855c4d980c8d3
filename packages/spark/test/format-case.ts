import { type Cell, toCell } from '../src/canonical/cell.ts'
import { parseJson, stringifyJson } from '../src/canonical/json.ts'
import { type DataFrame, F, SparkSession } from '../src/index.ts'
import type { Storage, StoredFile } from '../src/storage/storage.ts'
import { typeToJson } from '../src/types/json.ts'
import type { Answer } from './answer.ts'
import { clockOf } from './clock.ts'
import type { PlanCase } from './plan-case.ts'

/** A read of files, as it was recorded. */
export interface FormatCase {
  readonly id: string
  /** Texts, or bytes, by path below the folder that is read. */
  readonly files: Readonly<Record<string, string | { readonly base64: string }>>
  /** Below that folder; it may have wildcards. */
  readonly path?: string
  readonly read: {
    readonly format: string
    readonly options: Readonly<Record<string, string>>
    readonly schema?: string
  }
  /** What the job does with the frame: that decides which columns Spark reads. */
  readonly then?: { readonly kind: 'select' | 'count' | 'filter' | 'selsel'; readonly names: readonly string[] }
  readonly clock?: PlanCase['clock']
  readonly expect: PlanCase['expect']
  readonly status?: PlanCase['status']
}

const ROOT = 's3://golden/t'

/** What dryfit answers. @throws what it raises */
export function readCase({ files, path, read, then, ...rest }: FormatCase): Answer {
  const storage = memory()
  for (const [name, content] of Object.entries(files)) {
    const bytes =
      typeof content === 'string'
        ? new TextEncoder().encode(content)
        : Uint8Array.from(Buffer.from(content.base64, 'base64'))
    storage.write(`${ROOT}/${name}`, { kind: 'bytes', bytes })
  }
  const spark = new SparkSession({ storage, clock: clockOf(rest) })
  let reader = spark.read.format(read.format).options(read.options)
  if (read.schema !== undefined) reader = reader.schema(read.schema)
  const frame = used(reader.load(path === undefined ? ROOT : `${ROOT}/${path}`), then)
  const { fields } = frame.schema
  return {
    schema: parseJson(stringifyJson(typeToJson(frame.schema))),
    rows: frame.rows().map((row) => fields.map((f, i): Cell => toCell(row[i] ?? null, f.dataType))),
  }
}

function used(frame: DataFrame, then: FormatCase['then']): DataFrame {
  const [first = ''] = then?.names ?? []
  switch (then?.kind) {
    case undefined:
      return frame
    case 'select':
      return frame.select(...then.names)
    case 'count':
      return frame.agg(F.count(F.lit(1)).alias('n'))
    case 'filter':
      return frame.filter(F.col(first).isNotNull()).select(then.names.at(-1) ?? first)
    case 'selsel':
      return frame
        .select('*')
        .withColumn('zz', F.lit(1))
        .select(...then.names)
  }
}

/** Files in memory. */
export function memory(): Storage {
  const files = new Map<string, StoredFile>()
  const below = (path: string): StoredFile[] =>
    [...files.values()]
      .filter((f) => f.path === path || f.path.startsWith(`${path.replace(/\/$/, '')}/`))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    list: below,
    write: (path, content) => void files.set(path, { path, modified: 0, content }),
    remove: (path) => {
      for (const f of below(path)) files.delete(f.path)
    },
  }
}
