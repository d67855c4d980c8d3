import { tick } from '../../errors/deadline.ts'
import { csvInferOptions, inferField } from '../../records/csv/infer.ts'
import { type CsvReadFormat, csvFlag } from '../../records/csv/options.ts'
import type { CsvRecord } from '../../records/csv/records.ts'
import { type DataType, StringType, type StructType, structField, structType, VoidType } from '../../types/data-type.ts'
import type { FormatContext } from '../format.ts'

interface InferContext extends FormatContext {
  readonly format: CsvReadFormat
  /** Types too, and not only names. */
  readonly infers: boolean
}

/** The schema of all records: names from the first one, types that hold every field. */
export function inferCsv(records: readonly CsvRecord[], context: InferContext): StructType {
  const { options, conf, format, infers } = context
  const [first] = records
  if (first === undefined) return structType([])
  const header = csvFlag(options, 'header', false)
  const names = columnNames(first.fields ?? [], header, context)
  if (!infers) return structType(names.map((name) => structField(name, StringType)))
  const settings = csvInferOptions(options, conf, format)
  // Spark takes every line for a header that reads as the first one.
  const body = header ? records.filter(({ text }) => text !== first.text) : records
  const types = body.reduce<readonly DataType[]>(
    (soFar, { fields = [] }) => {
      tick('the inference of a schema', 10)
      return soFar.map((type, i) => inferField(type, fields[i] ?? '', settings))
    },
    names.map(() => VoidType),
  )
  return structType(
    names.map((name, i) => {
      const type = types[i] ?? VoidType
      return structField(name, type.kind === 'void' ? StringType : type)
    }),
  )
}

function columnNames(first: readonly string[], header: boolean, { conf, format }: InferContext): readonly string[] {
  if (!header) return first.map((_, i) => `_c${i}`)
  const keyOf = (name: string): string => (conf.caseSensitive ? name : name.toLowerCase())
  const count = (name: string): number => first.filter((other) => keyOf(other) === keyOf(name)).length
  return first.map((name, i) =>
    name === '' || name === format.nullValue ? `_c${i}` : count(name) > 1 ? `${name}${i}` : name,
  )
}
