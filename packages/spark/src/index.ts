export { Catalog, type ColumnInfo, type DatabaseInfo, type TableInfo } from './api/catalog.ts'
export { Column, type ColumnOrName } from './api/column.ts'
export { DataFrame } from './api/data-frame.ts'
export { type Observed, observe } from './api/frame/observation.ts'
export { inputFiles, isLocal, sameSemantics, semanticHash } from './api/frame/plan-facts.ts'
export { callFunction, col, expr, lit, when } from './api/function-call.ts'
/** Spark's functions, spelled as in PySpark: `F.to_date(…)`. */
export * as F from './api/functions.ts'
export { GroupedData } from './api/grouped-data.ts'
export { DataFrameReader, type OptionValue } from './api/reader.ts'
export type { RowObject, RowOrigin, TracedRow } from './api/row.ts'
export { SparkContext } from './api/spark-context.ts'
export { type RowInput, SparkSession } from './api/spark-session.ts'
export { UDFRegistration } from './api/udf-registration.ts'
export { Window, WindowSpec } from './api/window.ts'
export { DataFrameWriter, saveMode } from './api/writer.ts'
export { type Cell, fromCell, toCell } from './canonical/cell.ts'
export { parseJson, stringifyJson } from './canonical/json.ts'
export { parseName } from './catalog/names.ts'
export type { CatalogProvider, DatabaseDescription, TableDescription } from './catalog/provider.ts'
export { compareFrames } from './compare/compare-frames.ts'
export type {
  CellDifference,
  CompareOptions,
  FrameData,
  FrameDifference,
  RowDifference,
  SchemaDifference,
  Tolerance,
} from './compare/difference.ts'
export {
  DEFAULT_GLUE_VERSION,
  type GlueVersion,
  PROFILES,
  type Profile,
  profileOf,
} from './conf/profile.ts'
export { RuntimeConf } from './conf/runtime-conf.ts'
export type { SparkDifference } from './conf/spark-difference.ts'
export type { ConnectorRequest, Connectors, ConnectorTable, ConnectorWrite } from './connectors/connectors.ts'
export { connectorName, isKnownConnector, onlyAdds } from './connectors/names.ts'
export type {
  Analyzed,
  Engine,
  Provenance,
  ReadOptions,
  RunContext,
  SourceRows,
} from './engine/engine.ts'

export { boundEngine, type Deadline } from './errors/deadline.ts'
export { ofExhaustion } from './errors/exhaustion.ts'
export { SparkError, type SparkErrorKind } from './errors/spark-error.ts'
export { UnsupportedError } from './errors/unsupported-error.ts'
export { decompressed } from './formats/compression.ts'
export { traceOfFile } from './formats/file-trace.ts'
export { type LineReading, type ReadLines, readLines } from './formats/lines.ts'
export { decodeOrc } from './formats/orc/bytes.ts'
export { decodeParquet } from './formats/parquet/decode.ts'
export { encodeParquet } from './formats/parquet/encode.ts'
export { bytesOf, contentFor, type FileReading } from './formats/stored.ts'
export { crc32, md5Hex } from './functions/hash.ts'
/** The expressions of a plan, under Spark Connect's names. */
export { schemaText } from './functions/schema-argument.ts'
export { quoted } from './lexer/quoting.ts'
export { type Lineage, NO_LINEAGE, origin } from './lineage/lineage.ts'
export {
  passing,
  type Trace,
  type TracedInput,
  type TracedRows,
  traceAt,
  traceOfAll,
  traceOfInput,
} from './lineage/trace.ts'
export { parseDataType, parseDeclaredSchema, parseReaderSchema, parseSchema } from './parser/data-type.ts'
export { parseExpression } from './parser/expression.ts'
/** The commands of a plan, under Spark Connect's names. */
export type * as commands from './plan/command.ts'
export type * as expressions from './plan/expression.ts'
/** The relations of a plan, under Spark Connect's names. */
export type * as relations from './plan/relation.ts'
export { expressionShapes, type FieldKind, pivotShape, relationShapes } from './plan/shape.ts'
export type { Compute } from './session/computed.ts'
export { Session, type SessionOptions } from './session/session.ts'
export {
  type FolderKey,
  folderValue,
  NULL_PARTITION,
  partitionFolder,
  type RowsOfFolder,
  rowsByFolder,
} from './storage/hive-layout.ts'
export type {
  FileBytes,
  FileContent,
  FileForm,
  FileRows,
  FileTrace,
  IoEvent,
  Storage,
  StoredFile,
  WrittenForm,
} from './storage/storage.ts'
export { storedRows } from './storage/stored-rows.ts'
export { bounded } from './trees/bounded.ts'
export { compileCast } from './types/cast.ts'
export type { ArrayType, DataType, DecimalType, MapType, StructField, StructType } from './types/data-type.ts'
export {
  arrayType,
  asNullable,
  BinaryType,
  BooleanType,
  ByteType,
  DateType,
  DoubleType,
  decimalType,
  equalTypes,
  FloatType,
  IntegerType,
  LongType,
  mapType,
  ShortType,
  StringType,
  structField,
  structType,
  TimestampNTZType,
  TimestampType,
  VoidType,
} from './types/data-type.ts'
export { fromExternal, toExternal } from './types/external.ts'
export { formatDouble } from './types/float-text.ts'
export { inferSchema } from './types/infer.ts'
export { fromBigInt, type Integer } from './types/integer.ts'
export { typeFromJson, typeToJson } from './types/json.ts'
export { simpleString, sqlType, treeString } from './types/print.ts'
export { scalaName } from './types/scala-name.ts'
export type { Row, Value } from './types/value.ts'
