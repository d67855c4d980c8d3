import { analysisError, illegalArgument, SparkError, sparkError } from '../errors/spark-error.ts'
import { quotedIfNeeded } from '../lexer/quoting.ts'
import { type DataType, equalTypes, type StructType } from '../types/data-type.ts'
import { simpleString, sqlType } from '../types/print.ts'
import { scalaName } from '../types/scala-name.ts'

// What Spark 3.5.6 itself checks of a read or a write through JDBC, in its order and words, as recorded with Derby
// (fixtures/golden/connectors/jdbc.json). What a database says is not here.

type Options = ReadonlyMap<string, string>

const ISOLATION = ['NONE', 'READ_UNCOMMITTED', 'READ_COMMITTED', 'REPEATABLE_READ', 'SERIALIZABLE']
const NUMBERS = ['numpartitions', 'fetchsize', 'batchsize', 'querytimeout']

/** @throws SparkError as Spark's JDBCOptions does */
export function checkJdbcOptions(given: Readonly<Record<string, string>>): Options {
  const options: Options = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]))
  if (!options.has('url')) throw illegalArgument("requirement failed: Option 'url' is required.")
  const [table, query] = [options.get('dbtable'), options.get('query')]
  if (table !== undefined && query !== undefined)
    throw legacy('2078', { jdbcTableName: 'dbtable', jdbcQueryString: 'query' })
  if (table === undefined && query === undefined)
    throw legacy('2079', { jdbcTableName: 'dbtable', jdbcQueryString: 'query' })
  if ((table ?? query ?? '').trim() === '')
    throw legacy('2080', { optionName: table === undefined ? 'query' : 'dbtable' })
  requireAllBounds(options, query !== undefined)
  for (const name of NUMBERS) requireInt(options.get(name))
  const level = options.get('isolationlevel')
  if (level !== undefined && !ISOLATION.includes(level))
    throw legacy('2081', { value: level, jdbcTxnIsolationLevel: 'isolationLevel' })
  return options
}

const BOUNDS = ['partitioncolumn', 'lowerbound', 'upperbound']

const SUBQUERY_EXAMPLE = `requirement failed: 
Options 'query' and 'partitionColumn' can not be specified together.
Please define the query using \`dbtable\` option instead and make sure to qualify
the partition columns using the supplied subquery alias to resolve any ambiguity.
Example :
spark.read.format("jdbc")
  .option("url", jdbcUrl)
  .option("dbtable", "(select c1, c2 from t1) as subq")
  .option("partitionColumn", "c1")
  .option("lowerBound", "1")
  .option("upperBound", "100")
  .option("numPartitions", "3")
  .load()
     `

function requireAllBounds(options: Options, isQuery: boolean): void {
  const given = BOUNDS.filter((name) => options.has(name))
  if (given.length === 0) return
  if (given.length < BOUNDS.length || !options.has('numpartitions'))
    throw illegalArgument(
      "requirement failed: When reading JDBC data sources, users need to specify all or none for the following options: 'partitionColumn', 'lowerBound', 'upperBound', and 'numPartitions'",
    )
  if (isQuery) throw illegalArgument(SUBQUERY_EXAMPLE)
}

function requireInt(value: string | undefined): void {
  if (value !== undefined && !/^[+-]?\d+$/.test(value))
    throw new SparkError('NumberFormatException', `For input string: "${value}"`)
}

/** @throws SparkError for a schema of the job's own, or a column to part by that is none */
export function checkJdbcRead(options: Options, schema: StructType, given: StructType | undefined): void {
  if (given !== undefined && !equalTypes(given, schema, false))
    throw analysisError('_LEGACY_ERROR_TEMP_1133', { schema: ddl(given), actualSchema: ddl(schema) })
  const column = options.get('partitioncolumn')
  if (column === undefined) return
  const field = schema.fields.find(({ name }) => name.toLowerCase() === column.toLowerCase())
  if (field === undefined)
    throw analysisError('_LEGACY_ERROR_TEMP_1286', { columnName: column, schema: shortened(schema) })
  if (canPart(field.dataType)) return
  const dataType = simpleString(field.dataType)
  const expected = { numericType: 'numeric', dateType: 'date', timestampType: 'timestamp' }
  throw analysisError('_LEGACY_ERROR_TEMP_1287', { ...expected, dataType })
}

/** As Spark prints a struct in its plans: no more than `spark.sql.debug.maxToStringFields` have room. */
function shortened({ fields }: StructType): string {
  const shown = fields.slice(0, fields.length > 25 ? 24 : 25).map((f) => `${f.name}: ${simpleString(f.dataType)}`)
  if (fields.length > shown.length) shown.push(`... ${fields.length - shown.length} more fields`)
  return `struct<${shown.join(', ')}>`
}

const NUMERIC = new Set<DataType['kind']>(['byte', 'short', 'integer', 'long', 'float', 'double', 'decimal'])
const canPart = ({ kind }: DataType): boolean => NUMERIC.has(kind) || kind === 'date' || kind === 'timestamp'

const ATOMS = new Set<DataType['kind']>([
  ...NUMERIC,
  'boolean',
  'string',
  'binary',
  'date',
  'timestamp',
  'timestamp_ntz',
])

/** @throws SparkError for a type that no column of a database takes */
export function checkJdbcWrite(options: Options, schema: StructType, there: StructType | undefined): void {
  if (!options.has('dbtable'))
    throw illegalArgument(
      "requirement failed: Option 'dbtable' is required. Option 'query' is not applicable while writing.",
    )
  if (there !== undefined) requireColumns(schema, there)
  const takesArrays = options.get('url')?.startsWith('jdbc:postgresql') === true
  for (const { dataType } of schema.fields) {
    if (ATOMS.has(dataType.kind)) continue
    if (takesArrays && dataType.kind === 'array' && ATOMS.has(dataType.elementType.kind)) continue
    if (dataType.kind.includes('interval')) throw analysisError('_LEGACY_ERROR_TEMP_1136')
    throw legacy('2082', { catalogString: simpleString(dataType) })
  }
}

function requireColumns(schema: StructType, there: StructType): void {
  const names = new Set(there.fields.map(({ name }) => name.toLowerCase()))
  for (const { name } of schema.fields)
    if (!names.has(name.toLowerCase()))
      throw analysisError('_LEGACY_ERROR_TEMP_1156', { colName: name, tableSchema: `Some(${scalaName(there)})` })
}

const ddl = ({ fields }: StructType): string =>
  fields.map((f) => `${quotedIfNeeded(f.name)} ${sqlType(f.dataType)}${f.nullable ? '' : ' NOT NULL'}`).join(',')

const legacy = (number: string, parameters: Readonly<Record<string, string>>): SparkError =>
  sparkError('IllegalArgumentException', `_LEGACY_ERROR_TEMP_${number}`, parameters)
