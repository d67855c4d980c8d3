import { SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { equalTypes, type StructField, type StructType, structType } from '../types/data-type.ts'
import { simpleString } from '../types/print.ts'
import type { FormatContext } from './format.ts'

/** Whether two columns have one name for Spark. */
export const sameName = (a: StructField, b: StructField, { conf }: FormatContext): boolean =>
  a.name === b.name || (!conf.caseSensitive && a.name.toLowerCase() === b.name.toLowerCase())

/** Where a file has a column; undefined: it has none. @throws SparkError where two columns have its name */
export function placeIn({ fields }: StructType, field: StructField, context: FormatContext): number | undefined {
  const places = fields.flatMap((found, i) => (sameName(found, field, context) ? [i] : []))
  if (places.length < 2) return places[0]
  const names = places.map((i) => fields[i]?.name ?? '').join(', ')
  throw new SparkError(
    'Py4JJavaError',
    `org.apache.spark.SparkRuntimeException: Found duplicate field(s) "${field.name}": [${names}] in case-insensitive mode.`,
  )
}

/** The columns of all files, in the order in which they appear. @throws UnsupportedError where two have one of two types */
export function mergedSchema(schemas: readonly StructType[], title: string, context: FormatContext): StructType {
  const fields: StructField[] = []
  for (const field of schemas.flatMap((schema) => schema.fields)) {
    const known = fields.find((f) => sameName(f, field, context))
    if (known === undefined) fields.push(field)
    else if (!equalTypes(known.dataType, field.dataType, false)) {
      throw new UnsupportedError(
        `${title.toUpperCase()}_MERGE`,
        `Failed to merge the schemas of ${title} files: ${field.name} is ${simpleString(known.dataType)} and ${simpleString(field.dataType)}`,
        'Spark raises for most such pairs. Give the files one type.',
      )
    }
  }
  return structType(fields)
}
