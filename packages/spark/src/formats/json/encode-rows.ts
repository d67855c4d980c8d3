import { checkOptions } from '../../records/check-options.ts'
import { quoteJson } from '../../records/json/node-text.ts'
import { compileToJson } from '../../records/json/writer.ts'
import type { FileRows } from '../../storage/storage.ts'
import type { DataType, StructType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { encodingOf, textContent } from '../content.ts'
import type { FormatContext } from '../format.ts'
import { lineSeparator } from '../text-options.ts'
import { objectsAsJson } from './objects.ts'

/** The text of a value; the object that a test wrote it as tells which fields are absent. */
type Write = (value: Value, object: unknown) => string

/** JSON lines, or one list where the reader takes the whole file for one value. */
export function encodeJsonRows(content: FileRows, context: FormatContext): Uint8Array {
  checkOptions('json', 'read', context.options)
  const lines = content.isUntyped === true ? objectsAsJson(content.objects ?? []) : typedLines(content, context)
  const isOneValue = context.options.flag('multiLine', false)
  const end = lineSeparator(context.options) ?? '\n'
  return textContent(
    isOneValue ? `[${lines.join(',')}]` : lines.map((line) => `${line}${end}`).join(''),
    encodingOf(context.options),
  ).bytes
}

function typedLines({ schema, rows, objects }: FileRows, context: FormatContext): readonly string[] {
  const write = compile(schema, context)
  return rows.map((row, i) => write(row, objects?.[i]))
}

function compile(type: DataType, context: FormatContext): Write {
  switch (type.kind) {
    case 'struct':
      return compileStruct(type, context)
    case 'array': {
      const write = compile(type.elementType, context)
      return orNull(
        (items: readonly Value[], object) =>
          `[${items.map((item, i) => write(item, Array.isArray(object) ? object[i] : undefined)).join(',')}]`,
      )
    }
    default: {
      const write = compileToJson(type, context.options, context.conf)
      return orNull((value: Exclude<Value, null>) => write(value))
    }
  }
}

function compileStruct({ fields }: StructType, context: FormatContext): Write {
  const parts = fields.map((f) => ({ name: f.name, label: quoteJson(f.name), write: compile(f.dataType, context) }))
  return orNull((cells: readonly Value[], object) => {
    const texts = parts.flatMap(({ name, label, write }, i) => {
      const cell = cells[i] ?? null
      const isThere = isKeyed(object) ? Object.hasOwn(object, name) : cell !== null
      return isThere ? [`${label}:${write(cell, isKeyed(object) ? object[name] : undefined)}`] : []
    })
    return `{${texts.join(',')}}`
  })
}

const isKeyed = (object: unknown): object is Readonly<Record<string, unknown>> =>
  typeof object === 'object' && object !== null && !Array.isArray(object) && !(object instanceof Map)

const orNull =
  <T extends Value>(write: (value: T, object: unknown) => string): Write =>
  (value, object) =>
    value === null ? 'null' : write(value as T, object)
