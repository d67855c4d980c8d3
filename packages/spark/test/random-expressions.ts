import { type DataFrame, SparkSession, type StructType } from '@dryfit/spark'
import fc from 'fast-check'
import type { SparkFunction } from '../src/functions/define.ts'
import { FUNCTION_FAMILIES } from '../src/functions/index.ts'
import { parseParam } from '../src/functions/params.ts'
import type { InputType } from '../src/types/input-type.ts'

/** Values of every type as SQL text: ordinary ones, the ends of the type, null. */
const POOLS: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true', 'false', 'cast(null as boolean)'],
  byte: ['1Y', '-128Y', '127Y', 'cast(null as tinyint)'],
  short: ['3S', '-32768S', '32767S'],
  integer: ['0', '1', '-1', '2', '7', '-2147483648', '2147483647', '1867120312', 'cast(null as int)'],
  long: ['0L', '5L', '-9223372036854775808L', '9223372036854775807L', '253402300800L', 'cast(null as bigint)'],
  float: ["float('1.5')", "float('nan')", "float('-infinity')", "float('3.4e38')"],
  double: ['0.0D', '-1.5D', '1.7976931348623157e308D', "double('nan')", "double('-infinity')", '1e-320D', '1.0e308D'],
  decimal: ['1.5', '-0.01', '99999999999999999999999999999999999999', '0.00000000000000000000000000000000000001'],
  string: [
    "''",
    "'a'",
    "'a,b,c'",
    "'-12.5'",
    "'2024-02-29 12:34:56'",
    "'yyyy-MM-dd'",
    "'[1, 2]'",
    '\'{"a": 1}\'',
    "'a int'",
    "'(a+)+$'",
    "'[z-a]'",
    "'%s %-5d'",
    "'%2147483647d'",
    "'#,##0.00'",
    "'999.99'",
    "'$.a[*]'",
    "'é😀'",
    "'Europe/Paris'",
    "'http://a.b/c?d=e'",
    "'UTF-16'",
    "'NULL'",
    'cast(null as string)',
  ],
  binary: ["X''", "X'00FF'", "X'EDA080'"],
  date: ["DATE'2024-02-29'", "DATE'0001-01-01'", "DATE'9999-12-31'", 'cast(null as date)'],
  timestamp: [
    "TIMESTAMP'2024-02-29 23:59:59.999999'",
    "TIMESTAMP'0001-01-01 00:00:00'",
    "TIMESTAMP'9999-12-31 23:59:59'",
  ],
  timestamp_ntz: ["TIMESTAMP_NTZ'2024-03-10 02:30:00'"],
  'day-time interval': ["INTERVAL '1' DAY", "INTERVAL '-106751991 04' DAY TO HOUR"],
  'year-month interval': ["INTERVAL '1' YEAR", "INTERVAL '-178956970' YEAR"],
  array: [
    'array(1, null, 3)',
    'array()',
    "array('b', 'a', null)",
    'array(array(1), null)',
    'array(1.5D, double("nan"))',
    "array(named_struct('k', 'x', 'v', 1))",
    'array(DATE"2024-01-01")',
    'cast(null as array<int>)',
  ],
  map: ["map('a', 1)", 'map()', 'map(1, array(1, 2))', 'cast(null as map<string,int>)'],
  struct: ["named_struct('a', 1, 'b', 'x')", 'struct(null, array(1))', 'cast(null as struct<a:int>)'],
  void: ['null'],
  lambda: [
    'x -> x',
    'x -> x + 1',
    '(x, y) -> x',
    '(x, y) -> x < y',
    '(x, y) -> cast(x as string) || y',
    '(x, y, z) -> y',
  ],
}

const KINDS = Object.keys(POOLS)
const COLUMNS = KINDS.filter((kind) => kind !== 'lambda' && kind !== 'void')
const columnName = (kind: string): string => `c_${kind.replace(/\W/g, '_')}`

/** A frame with a column of every kind, whose rows hold the values of the pools. */
export function frameOfEveryType(session: SparkSession): DataFrame {
  const longest = Math.max(...COLUMNS.map((kind) => POOLS[kind]?.length ?? 0))
  const made = new SparkSession()
    .range(longest)
    .selectExpr('id', ...COLUMNS.map((kind) => columnOf(POOLS[kind] ?? [], columnName(kind))))
  return session.localFrame(made.schema as StructType, made.rows())
}

/** An array of a type of its own per value has no common type: those stand as constants only. */
function columnOf(pool: readonly string[], name: string): string {
  const first = pool[0] ?? 'null'
  const nested = /^(?:array|map|named_struct)/.test(first)
  const values = nested ? [first, `if(id < 0, ${first}, null)`] : pool
  return `case ${values.map((v, i) => `when id = ${i} then ${v}`).join(' ')} end as ${name}`
}

const ofKind = (kind: string): fc.Arbitrary<string> =>
  COLUMNS.includes(kind)
    ? fc.oneof(
        { arbitrary: fc.constantFrom(...(POOLS[kind] ?? [])), weight: 2 },
        { arbitrary: fc.constant(columnName(kind)), weight: 1 },
      )
    : fc.constantFrom(...(POOLS[kind] ?? ['null']))

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  numeric: ['integer', 'long', 'double', 'float', 'decimal', 'short'],
  integral: ['integer', 'long', 'byte'],
  fractional: ['double', 'float', 'decimal'],
  atomic: ['string', 'integer', 'date', 'double'],
}

function kindsOf(input: InputType | undefined): readonly string[] {
  if (input === undefined || input === 'any') return KINDS
  if (typeof input === 'string') return GROUPS[input] ?? [input]
  if ('oneOf' in input) return input.oneOf.flatMap(kindsOf)
  return 'arrayOf' in input ? ['array'] : [input.kind]
}

/** The function of a family, and how it is called: window functions stand over a window. */
const FUNCTIONS: readonly SparkFunction[] = Object.values(FUNCTION_FAMILIES).flat()
/** The functions that give one value per row. */
export const SCALARS = FUNCTIONS.filter((f) => f.kind === 'scalar')

const argumentsOf = (
  entry: SparkFunction,
  leaf: (input: InputType | undefined) => fc.Arbitrary<string>,
): fc.Arbitrary<readonly string[]> => {
  const params = entry.params.map(parseParam)
  const required = entry.params.filter((p) => !p.includes('=')).length
  const [min, max] = entry.arity ?? [required, params.length]
  const most = Math.min(Math.max(min, max), min + 3, 6)
  return fc.integer({ min: Math.min(min, most), max: most }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, i) => {
        const param = params[Math.min(i, params.length - 1)]
        if (param?.arities !== undefined) return ofKind('lambda')
        return leaf(entry.inputs?.[Math.min(i, entry.inputs.length - 1)])
      }),
    ),
  )
}

const anyOf = (input: InputType | undefined): fc.Arbitrary<string> => {
  const kinds = kindsOf(input).filter((kind) => kind in POOLS)
  return fc.constantFrom(...(kinds.length === 0 ? KINDS : kinds)).chain(ofKind)
}
/** Arguments for a function, of its types where it names them: constants, columns of the frame of every type, lambdas. */
export const plainArguments = (entry: SparkFunction): fc.Arbitrary<readonly string[]> => argumentsOf(entry, anyOf)

const untyped: fc.Arbitrary<string> = fc.constantFrom(...KINDS).chain(ofKind)

const OPERATORS = ['+', '-', '*', '/', '%', 'div', '||', '=', '<', '<=>', 'and', 'or', '&', 'like', 'rlike']

export const callOf = (entry: SparkFunction, args: readonly string[]): string =>
  /^[a-z_]\w*$/i.test(entry.name) ? `${entry.name}(${args.join(', ')})` : operatorCall(entry.name, args)

const operatorCall = (name: string, args: readonly string[]): string =>
  args.length === 2 ? `(${args[0]} ${name} ${args[1]})` : `(${name} ${args[0] ?? 'null'})`

function scalarCall(depth: number): fc.Arbitrary<string> {
  const nested = (input: InputType | undefined): fc.Arbitrary<string> =>
    depth <= 0
      ? fc.oneof({ arbitrary: anyOf(input), weight: 8 }, { arbitrary: untyped, weight: 1 })
      : fc.oneof(
          { arbitrary: anyOf(input), weight: 4 },
          { arbitrary: untyped, weight: 1 },
          { arbitrary: scalarCall(depth - 1), weight: 2 },
        )
  return fc.oneof(
    {
      arbitrary: fc.constantFrom(...SCALARS).chain((f) => argumentsOf(f, nested).map((args) => callOf(f, args))),
      weight: 8,
    },
    {
      arbitrary: fc
        .tuple(nested(undefined), fc.constantFrom(...OPERATORS), nested(undefined))
        .map((p) => `(${p.join(' ')})`),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(
          untyped,
          fc.constantFrom(
            'int',
            'string',
            'double',
            'date',
            'timestamp',
            'decimal(5,2)',
            'array<int>',
            'binary',
            'bigint',
          ),
        )
        .map(([v, t]) => `cast(${v} as ${t})`),
      weight: 1,
    },
  )
}

const OVER = [
  'over (order by id)',
  'over (partition by c_boolean order by id rows between 1 preceding and 1 following)',
]

const topCall: fc.Arbitrary<string> = fc.constantFrom(...FUNCTIONS).chain((f) => {
  const call = argumentsOf(f, (input) =>
    fc.oneof({ arbitrary: anyOf(input), weight: 3 }, { arbitrary: scalarCall(0), weight: 1 }),
  ).map((args) => callOf(f, args))
  if (f.kind === 'window') return fc.tuple(call, fc.constantFrom(...OVER)).map((p) => p.join(' '))
  return f.kind === 'aggregate' ? fc.tuple(call, fc.constantFrom('', '', ...OVER)).map((p) => p.join(' ')) : call
})

/** An expression of Spark's SQL over the frame of every type, valid or not. */
export const randomExpression: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: topCall, weight: 3 },
  { arbitrary: scalarCall(2), weight: 2 },
)
