import { Expressions } from './expressions.ts'
import type { Random } from './random.ts'
import type { Step } from './step.ts'
import { columnOf } from './values.ts'

/** Stands for a folder of its own in the text of a program. */
const FOLDER = 'P'
type Options = readonly (readonly [name: string, value: string])[]

const BOOLEANS = ['true', 'false']
const OF_WRITING: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  csv: {
    header: BOOLEANS,
    sep: [';', '\\t', '|'],
    quote: ["'", ''],
    escape: ['"', '!'],
    quoteAll: BOOLEANS,
    escapeQuotes: BOOLEANS,
    nullValue: ['NULL', '-'],
    emptyValue: ['', 'E'],
    dateFormat: ['dd/MM/yyyy', 'yyyy'],
    timestampFormat: ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", 'dd MMM yyyy HH:mm'],
    ignoreLeadingWhiteSpace: BOOLEANS,
    ignoreTrailingWhiteSpace: BOOLEANS,
    compression: ['gzip', 'none'],
    lineSep: ['\\r\\n', '|'],
    encoding: ['UTF-8', 'ISO-8859-1', 'UTF-16LE'],
  },
  json: {
    ignoreNullFields: BOOLEANS,
    dateFormat: ['dd/MM/yyyy'],
    timestampFormat: ['yyyy/MM/dd HH:mm:ss'],
    compression: ['gzip'],
    encoding: ['UTF-16BE', 'UTF-8'],
    lineSep: ['\\r\\n', ';'],
  },
  parquet: { compression: ['snappy', 'gzip', 'none'] },
  text: { lineSep: [';', '\\r\\n'], compression: ['gzip'] },
  orc: {},
}
const OF_READING: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  csv: {
    header: BOOLEANS,
    sep: [';', '\\t', '::'],
    quote: ["'", ''],
    escape: ['"'],
    comment: ['#', 'a'],
    nullValue: ['NULL', '-', '12'],
    emptyValue: ['E'],
    nanValue: ['nan', '-'],
    inferSchema: ['true'],
    mode: ['DROPMALFORMED', 'FAILFAST', 'PERMISSIVE'],
    dateFormat: ['dd/MM/yyyy', 'yyyy'],
    timestampFormat: ['dd MMM yyyy HH:mm'],
    multiLine: ['true'],
    ignoreLeadingWhiteSpace: ['true'],
    ignoreTrailingWhiteSpace: ['true'],
    enforceSchema: ['false'],
    preferDate: ['false'],
    maxCharsPerColumn: ['4'],
    columnNameOfCorruptRecord: ['c'],
    lineSep: [';'],
    samplingRatio: ['1.0'],
    locale: ['fr'],
  },
  json: {
    mode: ['DROPMALFORMED', 'FAILFAST', 'PERMISSIVE'],
    multiLine: ['true'],
    primitivesAsString: ['true'],
    prefersDecimal: ['true'],
    allowComments: ['true'],
    allowUnquotedFieldNames: ['true'],
    allowSingleQuotes: ['false'],
    allowNumericLeadingZeros: ['true'],
    allowBackslashEscapingAnyCharacter: ['true'],
    allowNonNumericNumbers: ['false'],
    dropFieldIfAllNull: ['true'],
    inferTimestamp: ['true'],
    dateFormat: ['dd/MM/yyyy'],
    timestampFormat: ['yyyy/MM/dd HH:mm:ss'],
    allowUnquotedControlChars: ['true'],
  },
  parquet: { mergeSchema: ['true'] },
  text: { wholetext: ['true'], lineSep: [';'] },
  orc: {},
}

const CSV_LINES = [
  'a,b,c',
  '1,2,3',
  '1,x',
  '"a ""q""",2',
  "'s', 1 ,",
  '',
  '#c,1,2',
  '1,2,3,4',
  '2024-02-30,2024-02-29,1.5',
  '2024-02-29 12:00:00,NaN,-Inf',
  '"open,1',
  '\\\\,"\\\\"",1',
  ' 7 ,true,1e3',
  ',,',
  '12345678901,0.10,é',
  '29/02/2024,NULL,-',
  '"",null,""',
  '1;2;3',
  'TRUE,01,+1',
]
const JSON_LINES = [
  '{"a": 1, "b": "x"}',
  '{"a": "1"}',
  '{"a": 1.5, "c": [1, null]}',
  '{"a": null}',
  '{a: 1}',
  "{'a': 2}",
  '{"a": 1',
  '[{"a": 3}, {"a": 4}]',
  '{"b": {"x": 1}}',
  '{"a": 12345678901234567890}',
  '',
  '{"a": NaN}',
  '{"a": "2024-02-29", "b": "2024-02-29T12:00:00Z"}',
  '{"A": 1, "a": 2}',
  '{"a": 007}',
  '{"a": true} {"a": 5}',
  'null',
  '{"b": "\\\\u00e9\\\\q"}',
  '{"a": "29/02/2024"} // x',
  '5',
  '{"c": [{"x": 1}, {"y": "z"}]}',
]
const SCHEMAS = [
  'a int, b string',
  'a string, b string, c string',
  'a double, b date, c boolean',
  'a timestamp, b int',
  'a decimal(5,2), b string, _corrupt_record string',
  'a int, _corrupt_record string',
  'c array<int>, b struct<x:int>',
  'a map<string,int>, b binary',
  'a date, b timestamp_ntz, c float',
  'a tinyint, b bigint, c string',
  'b string',
  'a array<struct<x:int>>, c string',
]

const OF_CSV = [
  'integer',
  'string',
  'double',
  'date',
  'timestamp',
  'decimal',
  'boolean',
  'long',
  'timestamp_ntz',
  'float',
]
const OF_OTHERS = [...OF_CSV, 'array', 'map', 'struct', 'binary', 'byte']

/** A frame that is written and read again. */
export function written(random: Random): readonly Step[] {
  const format = random.pick(['csv', 'csv', 'json', 'json', 'parquet', 'parquet', 'text'])
  const kinds = random.times(1 + random.below(3), () => random.pick(format === 'csv' ? OF_CSV : OF_OTHERS))
  const columns = format === 'text' ? ['c_string'] : [...new Set(kinds.map(columnOf))]
  const partition = random.oneIn(6) && columns.length > 1 ? `.partitionBy("${columns[0]}")` : ''
  const [ways, readers] = [chosen(random, OF_WRITING[format] ?? {}), chosen(random, OF_READING[format] ?? {})]
  const isShared = (name: string): boolean =>
    name in (OF_READING[format] ?? {}) || name === 'lineSep' || name === 'encoding'
  const shared = ways.filter(([name]) => random.oneIn(2) && isShared(name))
  return [
    selected(random, format, columns),
    plain(`.coalesce(1).write${partition}.mode("overwrite")${optionsText(ways)}.${format}(${FOLDER}); `),
    read(random, format, [...shared, ...readers], partition !== '' || random.oneIn(2)),
  ]
}

function selected(random: Random, format: string, columns: readonly string[]): Step {
  if (format === 'text' || !random.oneIn(4)) return plain(`.select(${columns.map((c) => `"${c}"`).join(', ')})`)
  const expression = new Expressions(random).scalar(1)
  return { expressions: [expression], text: ([e = '']) => `.selectExpr("id", ${e.slice(0, -1)} as x")` }
}

/** Lines of text that are read as CSV or JSON. */
export function lines(random: Random): readonly Step[] {
  const format = random.pick(['csv', 'json'])
  const rows = random.times(1 + random.below(4), () => random.pick(format === 'csv' ? CSV_LINES : JSON_LINES))
  const cells = rows.map((r) => `('${r.replaceAll("'", "\\'")}',)`).join(', ')
  return [
    plain(`spark.createDataFrame([${cells}], "value string").coalesce(1).write.mode("overwrite").text(${FOLDER}); `),
    read(random, format, chosen(random, OF_READING[format] ?? {}), random.oneIn(3)),
  ]
}

const plain = (text: string): Step => ({ expressions: [], text: () => text })

const chosen = (random: Random, from: Readonly<Record<string, readonly string[]>>): Options =>
  Object.keys(from).length === 0
    ? []
    : random
        .times(random.below(4), () => random.pick(Object.keys(from)))
        .map((name) => [name, random.pick(from[name] ?? [''])])

const optionsText = (options: Options): string =>
  options.map(([name, value]) => `.option("${name}", "${value}")`).join('')

function read(random: Random, format: string, options: Options, isInferred: boolean): Step {
  const schema = isInferred || format === 'text' ? '' : `.schema("${random.pick(SCHEMAS)}")`
  const use = random.pick([
    '',
    '',
    '',
    '.count()',
    '.limit(1)',
    '.distinct()',
    '.selectExpr("*", "1 as one")',
    '.filter("a is not null")',
    '.select("b")',
  ])
  return plain(`spark.read${schema}${optionsText(options)}.${format}(${FOLDER})${use}`)
}
