import type { SessionConf } from '../conf/session-conf.ts'
import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { recordSchema } from '../records/bad-record.ts'
import { type CsvInferOptions, csvInferOptions, inferField } from '../records/csv/infer.ts'
import { csvReadFormat } from '../records/csv/options.ts'
import { tokenizeCsv } from '../records/csv/tokenize.ts'
import { compileToCsv } from '../records/csv/writer.ts'
import type { OptionMap } from '../records/option-map.ts'
import {
  asNullable,
  type DataType,
  StringType,
  type StructType,
  structField,
  structType,
  VoidType,
} from '../types/data-type.ts'
import { simpleString, sqlType } from '../types/print.ts'
import type { Row } from '../types/value.ts'
import { compileFromCsv, unknownEncoding } from './csv/from-csv.ts'
import {
  type AnalysisContext,
  type Argument,
  type Kernel,
  type KernelContext,
  type SparkFunction,
  scalar,
} from './define.ts'
import { optionsOf } from './options-argument.ts'
import { functionMode } from './record-mode.ts'
import { nullToText, schemaArgument } from './schema-argument.ts'

function schemaOf(arg: Argument | undefined, conf: SessionConf): StructType {
  const type = schemaArgument(arg, conf)
  if (type.kind === 'struct') return type
  throw analysisError('INVALID_SCHEMA.NON_STRUCT_TYPE', {
    inputSchema: `"${simpleString(type)}"`,
    dataType: `"${sqlType(type)}"`,
  })
}

function mismatch(name: string, arg: Argument, required: string): SparkError {
  return analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"${name}(${arg.sql})"`,
    paramIndex: '1',
    requiredType: `"${required}"`,
    inputSql: `"${arg.sql}"`,
    inputType: `"${sqlType(arg.dataType)}"`,
  })
}

function checkFromCsv(args: readonly Argument[], context: AnalysisContext): void {
  const schema = schemaOf(args[1], context.conf)
  const options = optionsOf(args[2])
  const [input] = args
  if (input !== undefined && input.dataType.kind !== 'string') throw mismatch('from_csv', input, 'STRING')
  functionMode('from_csv', options)
  recordSchema(schema, options, context.conf)
}

function checkToCsv(args: readonly Argument[]): void {
  optionsOf(args[1])
  const [input] = args
  if (input !== undefined && input.dataType.kind !== 'struct' && input.dataType.kind !== 'void')
    throw mismatch('to_csv', input, 'STRUCT')
}

function checkSample(args: readonly Argument[]): void {
  const [csv] = args
  optionsOf(args[1])
  if (csv === undefined) return
  const call = `"schema_of_csv(${csv.sql})"`
  if (!csv.foldable) {
    throw analysisError('DATATYPE_MISMATCH.NON_FOLDABLE_INPUT', {
      sqlExpr: call,
      inputName: 'csv',
      inputType: `"${sqlType(csv.dataType)}"`,
      inputExpr: `"${csv.sql}"`,
    })
  }
  if (csv.value === null) throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_NULL', { sqlExpr: call, exprName: 'csv' })
  if (csv.dataType.kind !== 'string') throw mismatch('schema_of_csv', csv, 'STRING')
}

/** A sample's field without text is a string. */
function sampleType(field: string, settings: CsvInferOptions): DataType {
  const type = inferField(VoidType, field, settings)
  return type.kind === 'void' ? StringType : type
}

function sampleKernel(context: KernelContext): Kernel {
  const options = optionsOf(context.arguments[1])
  const format = csvReadFormat(options)
  const settings = csvInferOptions(options, context.conf, format)
  const encoding = unknownEncoding(options)
  return (text: string) => {
    if (encoding !== undefined) throw encoding
    const fields = text === '' ? undefined : tokenizeCsv(text, format)
    if (fields === undefined) throw new SparkError('QueryExecutionException', 'The sample of CSV has no record')
    return sqlType(structType(fields.map((field, i) => structField(`_c${i}`, sampleType(field, settings)))))
  }
}

function refuseLineSeparator(options: OptionMap): void {
  const separator = options.text('lineSep')
  if (separator === undefined || separator === '\n') return
  throw new UnsupportedError('CSV_OPTION', 'Failed to use the CSV option lineSep: dryfit does not follow it in to_csv')
}

const OPTIONS = 'options: options = None'
const firstOnly = (name: string) => (args: readonly string[]) => `${name}(${args[0] ?? ''})`

export const csvFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'from_csv',
    summary: 'A struct of the fields of a CSV text, read by a schema.',
    params: ['col', 'schema: col|str', OPTIONS],
    coerce: nullToText,
    check: checkFromCsv,
    returns: (args, { conf }) => asNullable(schemaOf(args[1], conf)),
    nullable: (args) => args[0]?.nullable ?? true,
    nulls: 'pass',
    sql: firstOnly('from_csv'),
    kernel: (context) => {
      let read: ((text: string) => unknown) | undefined
      return (text: string | null) => {
        if (text === null) return null
        // Spark looks at the format's options with the first text.
        read ??= compileFromCsv(context.dataType as StructType, optionsOf(context.arguments[2]), context.conf)
        return read(text) as Row
      }
    },
  }),
  scalar({
    name: 'to_csv',
    summary: 'A struct as CSV text.',
    params: ['col', OPTIONS],
    check: checkToCsv,
    returns: StringType,
    nullable: true,
    nulls: 'pass',
    sql: firstOnly('to_csv'),
    kernel: (context) => {
      let write: ((row: Row) => string | null) | undefined
      return (row: Row | null) => {
        if (row === null) return null
        refuseLineSeparator(optionsOf(context.arguments[1]))
        write ??= compileToCsv(
          context.arguments[0]?.dataType as StructType,
          optionsOf(context.arguments[1]),
          context.conf,
        )
        const line = write(row)
        if (line !== null || context.arguments[0]?.foldable === true) return line
        // Spark's compiled code trips over an empty line; only its constant folding gives null.
        throw new SparkError(
          'QueryExecutionException',
          'java.lang.NullPointerException: Cannot invoke "org.apache.spark.unsafe.types.UTF8String.getBaseObject()" because "input" is null',
        )
      }
    },
  }),
  scalar({
    name: 'schema_of_csv',
    summary: 'The schema of a sample of CSV, as `from_csv` takes it.',
    params: ['csv: str', OPTIONS],
    coerce: nullToText,
    check: checkSample,
    returns: StringType,
    nullable: false,
    nulls: 'pass',
    sql: firstOnly('schema_of_csv'),
    kernel: sampleKernel,
  }),
]
