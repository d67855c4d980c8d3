import { analysisError, SparkError } from '../errors/spark-error.ts'
import { dateTexts } from '../records/date-text.ts'
import { canonicalType, inferNode } from '../records/json/infer.ts'
import { leniencyOf } from '../records/json/leniency.ts'
import { HIVE_LENIENCY, type JsonNode, JsonSyntaxError, parseJsonText } from '../records/json/lexer.ts'
import { writeNode } from '../records/json/node-text.ts'
import { compileToJson } from '../records/json/writer.ts'
import {
  arrayType,
  asNullable,
  type DataType,
  IntegerType,
  StringType,
  structField,
  structType,
} from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { Row, Value } from '../types/value.ts'
import {
  type AnalysisContext,
  type Argument,
  generator,
  type Kernel,
  type KernelContext,
  type SparkFunction,
  scalar,
} from './define.ts'
import { compileFromJson } from './json/from-json.ts'
import { parseJsonPath, readJsonPath } from './json/path.ts'
import { optionsOf } from './options-argument.ts'
import { functionMode } from './record-mode.ts'
import { nullToText, schemaArgument, typeOfText } from './schema-argument.ts'
import { unexpectedInput } from './string/input.ts'

/** The value of a text, or undefined where it is blank or malformed. */
function readHive(text: string): JsonNode | undefined {
  try {
    return parseJsonText(text, HIVE_LENIENCY)
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined
    throw error
  }
}

function getJsonObject(): Kernel {
  let known: { readonly path: string; readonly steps: ReturnType<typeof parseJsonPath> } | undefined
  return (text: string, path: string) => {
    if (known?.path !== path) known = { path, steps: parseJsonPath(path) }
    const node = known.steps === undefined ? undefined : readHive(text)
    return node === undefined || known.steps === undefined ? null : (readJsonPath(node, known.steps) ?? null)
  }
}

/** One row: the text at each of the names. Of a name that is asked for twice both get the last value. */
function jsonTuple(text: string | null, ...names: (string | null)[]): readonly Row[] {
  const node = text === null ? undefined : readHive(text)
  const row: Value[] = names.map(() => null)
  if (node?.kind !== 'object') return [row]
  for (const [name, value] of node.entries) {
    if (value.kind === 'null') continue
    const written = value.kind === 'string' ? value.text : writeNode(value, true)
    for (const [i, wanted] of names.entries()) if (wanted === name) row[i] = written
  }
  return [row]
}

function checkTuple(args: readonly Argument[], context: AnalysisContext): void {
  if (args.every((a) => a.dataType.kind === 'string')) return
  throw analysisError('DATATYPE_MISMATCH.NON_STRING_TYPE', {
    sqlExpr: `"${context.name}(${args.map((a) => a.sql).join(', ')})"`,
    funcName: '`json_tuple`',
  })
}

const COMPOUND = new Set(['struct', 'array', 'map'])

/** True where a map in the type has keys that are no strings. */
function hasOtherKeys(type: DataType): boolean {
  switch (type.kind) {
    case 'map':
      return type.keyType.kind !== 'string' || hasOtherKeys(type.valueType)
    case 'array':
      return hasOtherKeys(type.elementType)
    case 'struct':
      return type.fields.some((f) => hasOtherKeys(f.dataType))
    default:
      return false
  }
}

function checkFromJson(args: readonly Argument[], context: AnalysisContext): void {
  const type = schemaArgument(args[1], context.conf)
  const call = `"${fromJsonName(
    args.map((a) => a.sql),
    type,
  )}"`
  const options = optionsOf(args[2])
  const [input] = args
  if (!COMPOUND.has(type.kind)) {
    throw analysisError('DATATYPE_MISMATCH.INVALID_JSON_SCHEMA', { sqlExpr: call, schema: `"${sqlType(type)}"` })
  }
  if (hasOtherKeys(type)) {
    throw analysisError('DATATYPE_MISMATCH.INVALID_JSON_MAP_KEY_TYPE', { sqlExpr: call, schema: `"${sqlType(type)}"` })
  }
  if (input !== undefined && input.dataType.kind !== 'string') {
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
      sqlExpr: call,
      paramIndex: '1',
      requiredType: '"STRING"',
      inputSql: `"${input.sql}"`,
      inputType: `"${sqlType(input.dataType)}"`,
    })
  }
  functionMode('from_json', options)
  compileFromJson(type, options, context.conf)
}

/** Spark names a map by the one field of its struct of entries. */
const fromJsonName = (args: readonly string[], type: DataType | undefined): string =>
  type?.kind === 'map' ? 'entries' : `from_json(${args[0] ?? ''})`

function typeOrNothing(text: string): DataType | undefined {
  try {
    return typeOfText(text)
  } catch {
    return undefined
  }
}

function checkToJson(args: readonly Argument[], context: AnalysisContext): void {
  const [value] = args
  const options = optionsOf(args[1])
  if (value === undefined || value.dataType.kind === 'void') return
  if (!COMPOUND.has(value.dataType.kind)) {
    throw analysisError('DATATYPE_MISMATCH.INVALID_JSON_SCHEMA', {
      sqlExpr: `"to_json(${value.sql})"`,
      schema: `"${sqlType(value.dataType)}"`,
    })
  }
  compileToJson(value.dataType, options, context.conf)
}

function toJsonKernel(context: KernelContext): Kernel {
  const type = context.arguments[0]?.dataType ?? StringType
  if (type.kind === 'void') return () => null
  const write = compileToJson(type, optionsOf(context.arguments[1]), context.conf)
  return (value: Exclude<Value, null> | null) => (value === null ? null : write(value))
}

function checkSample(args: readonly Argument[], context: AnalysisContext): void {
  const [json] = args
  if (json === undefined) return
  const call = `"schema_of_json(${json.sql})"`
  optionsOf(args[1])
  if (!json.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr: call,
      inputName: 'json',
      inputType: `"${sqlType(json.dataType)}"`,
      inputExpr: `"${json.sql}"`,
    })
  }
  if (json.dataType.kind === 'void' || json.value === null)
    throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr: call, exprName: 'json' })
  if (json.dataType.kind !== 'string') throw unexpectedInput([json], context, 0, 'STRING')
}

const EMPTY = structType([])

function schemaKernel(context: KernelContext): Kernel {
  const options = optionsOf(context.arguments[1])
  const leniency = leniencyOf(options)
  const dropAllNull = options.flag('dropFieldIfAllNull', false)
  const settings = {
    primitivesAsString: options.flag('primitivesAsString', false),
    prefersDecimal: options.flag('prefersDecimal', false),
    inferTimestamp: options.flag('inferTimestamp', false),
    dropAllNull,
    timestampNtz: context.conf.timestampNtz,
    dates: dateTexts(options, context.conf),
  }
  return (text: string) => {
    const node = sample(text, leniency)
    const type = node === undefined ? StringType : inferNode(node, settings)
    const canonical = canonicalType(type, dropAllNull)
    if (canonical !== undefined) return sqlType(canonical)
    if (type.kind === 'struct') return sqlType(EMPTY)
    return sqlType(type.kind === 'array' && type.elementType.kind === 'struct' ? arrayType(EMPTY, true) : StringType)
  }
}

function sample(text: string, leniency: Parameters<typeof parseJsonText>[1]): JsonNode | undefined {
  try {
    return parseJsonText(text, leniency)
  } catch (error) {
    if (error instanceof JsonSyntaxError)
      throw new SparkError('QueryExecutionException', `com.fasterxml.jackson.core.JsonParseException: ${error.message}`)
    throw error
  }
}

const textOnly = { params: ['col'], inputs: [StringType], coercion: 'expects', nullable: true } as const
const OPTIONS = 'options: options = None'
const namedBySql = (name: string) => (args: readonly string[]) => `${name}(${args[0] ?? ''})`

export const jsonFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'get_json_object',
    summary: 'The text at a path of a JSON text; null where the path leads nowhere.',
    params: ['col', 'path: str'],
    inputs: [StringType, StringType],
    coercion: 'expects',
    returns: StringType,
    nullable: true,
    kernel: getJsonObject,
  }),
  generator({
    name: 'json_tuple',
    summary: 'A column for each of the named fields of a JSON object.',
    params: ['col', '*fields: str'],
    arity: [2, Number.POSITIVE_INFINITY],
    returns: EMPTY,
    check: checkTuple,
    columns: (args) => args.slice(1).map((_, i) => structField(`c${i}`, StringType)),
    generate: () => jsonTuple,
  }),
  scalar({
    name: 'json_array_length',
    summary: 'The number of elements of a JSON array; null for anything else.',
    ...textOnly,
    returns: IntegerType,
    kernel: () => (text: string) => {
      const node = readHive(text)
      return node?.kind === 'array' ? node.items.length : null
    },
  }),
  scalar({
    name: 'json_object_keys',
    summary: 'The names of the fields of a JSON object; null for anything else.',
    ...textOnly,
    returns: arrayType(StringType, true),
    kernel: () => (text: string) => {
      const node = readHive(text)
      return node?.kind === 'object' ? node.entries.map(([name]) => name) : null
    },
  }),
  scalar({
    name: 'from_json',
    summary: 'The value of a JSON text, read by a schema.',
    params: ['col', 'schema: schema', OPTIONS],
    arity: [2, 3],
    coerce: nullToText,
    check: checkFromJson,
    returns: (args, { conf }) => asNullable(schemaArgument(args[1], conf)),
    nullable: true,
    nulls: 'pass',
    sql: (args) => fromJsonName(args, typeOrNothing(args[1] ?? '')),
    kernel: (context) => {
      const read = compileFromJson(context.dataType, optionsOf(context.arguments[2]), context.conf)
      return (text: string | null) => (text === null ? null : read(text))
    },
  }),
  scalar({
    name: 'to_json',
    summary: 'A struct, array or map as JSON text.',
    params: ['col', OPTIONS],
    check: checkToJson,
    returns: StringType,
    nullable: true,
    nulls: 'pass',
    sql: namedBySql('to_json'),
    kernel: toJsonKernel,
  }),
  scalar({
    name: 'schema_of_json',
    summary: 'The schema of a sample of JSON, as `from_json` takes it.',
    params: ['json: any', OPTIONS],
    arity: [1, 2],
    coerce: nullToText,
    check: checkSample,
    returns: StringType,
    nullable: false,
    nulls: 'pass',
    sql: namedBySql('schema_of_json'),
    kernel: schemaKernel,
  }),
]
