import type { SessionConf } from '../conf/session-conf.ts'
import { OptionMap } from '../records/option-map.ts'
import { asNullable, type StructType, structType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import { textContent } from './content.ts'
import type { FormatContext } from './format.ts'
import { requireFormat } from './registry.ts'

/** How lines are read. */
export interface LineReading {
  readonly format: 'json' | 'csv'
  readonly options: Readonly<Record<string, string>>
  readonly schema?: StructType | undefined
  readonly conf: SessionConf
}

/** A frame's columns, and the rows that lines give when they are asked for. */
export interface ReadLines {
  readonly schema: StructType
  rows(): readonly Row[]
}

/** What `spark.read.json(rdd)` and `spark.read.csv(rdd)` read: each line is a record, whatever it holds. */
export function readLines(
  lines: readonly string[],
  { format: name, options, schema: given, conf }: LineReading,
): ReadLines {
  const format = requireFormat(name)
  const end = endOf(lines)
  const contextOf = (more: Readonly<Record<string, string>>): FormatContext => ({
    conf,
    options: new OptionMap([
      ...Object.entries(options).filter(([key]) => !OF_FILES.has(key.toLowerCase())),
      ...Object.entries(more),
    ]),
  })
  const contentOf = (some: readonly string[]): ReturnType<typeof textContent> =>
    textContent(some.map((line) => line + end).join(''))
  const context = contextOf({ lineSep: end })
  const schema = given ?? format.infer([contentOf(lines)], context) ?? structType([])
  format.check?.(schema)
  const isHeaded = name === 'csv' && context.options.flag('header', false)
  const [header] = lines.filter((line) => line.trim() !== '')
  // Spark drops each line that reads as the header does.
  const records = isHeaded ? lines.filter((line) => line !== header) : lines
  const reading = isHeaded ? contextOf({ lineSep: end, header: 'false' }) : context
  return {
    schema: asNullable(schema) as StructType,
    rows: () => format.read(contentOf(records), schema, reading),
  }
}

/** Options that say how a file is cut into records. */
const OF_FILES: ReadonlySet<string> = new Set(['multiline', 'encoding', 'charset', 'linesep'])

/** An end of a line that none of them holds. */
function endOf(lines: readonly string[]): string {
  for (let code = 0x1e; code > 0; code--) {
    const end = String.fromCharCode(code)
    if (!lines.some((line) => line.includes(end))) return end
  }
  return '\n'
}
