/** A type that random frames have a column of: its DDL, values as Python writes them, values as SQL writes them. */
export interface Kind {
  readonly ddl: string
  readonly python: readonly string[]
  readonly sql: readonly string[]
}

const numbers = (ddl: string, suffix: string, ends: readonly string[]): Kind => ({
  ddl,
  python: ['0', '1', '-1', '2', '7', ...ends],
  sql: [
    ...['0', '1', '-1', '2', '3', '7'].map((n) => n + suffix),
    ...ends.map((n) => n + suffix),
    `cast(null as ${ddl})`,
  ],
})

/** Ordinary values, the ends of the type, and what Spark treats in a way of its own. */
export const KINDS: Readonly<Record<string, Kind>> = {
  boolean: { ddl: 'boolean', python: ['True', 'False'], sql: ['true', 'false', 'cast(null as boolean)'] },
  byte: numbers('tinyint', 'Y', ['127', '-128']),
  short: numbers('smallint', 'S', ['32767']),
  integer: numbers('int', '', ['2147483647', '-2147483648']),
  long: numbers('bigint', 'L', ['9223372036854775807', '-9223372036854775808']),
  float: {
    ddl: 'float',
    python: ['0.0', '-0.0', '1.5', '-2.25', "float('nan')", "float('inf')"],
    sql: ["float('1.5')", "float('-0.0')", "float('nan')", "float('3.4e38')", 'cast(null as float)'],
  },
  double: {
    ddl: 'double',
    python: ['0.0', '-0.0', '1.5', '2.5', '-3.75', '1e300', "float('nan')", "float('-inf')"],
    sql: [
      '0.0D',
      '-0.0D',
      '1.5D',
      '2.5D',
      '-3.75D',
      "double('nan')",
      "double('inf')",
      '1e300D',
      'cast(null as double)',
    ],
  },
  decimal: {
    ddl: 'decimal(10,2)',
    python: ["Decimal('0.00')", "Decimal('1.50')", "Decimal('-12.34')", "Decimal('99999999.99')"],
    sql: ['1.5', '-0.01', '12.34', '0.005', '99999999.99', 'cast(null as decimal(10,2))'],
  },
  string: {
    ddl: 'string',
    python: ["''", "'a'", "'A b'", "'12'", "'-1.5'", "'x,y,,z'", "'é😀'", "'2024-02-29'", '\'{"a": 1}\'', "'true'"],
    sql: [
      "''",
      "'a'",
      "'b'",
      "'A b'",
      "'12'",
      "' 7 '",
      "'-1.5'",
      "'x,y,,z'",
      "','",
      "'é😀'",
      "'2024-02-29'",
      "'2024-02-29 12:34:56'",
      "'yyyy-MM-dd'",
      "'HH:mm'",
      "'[ab]'",
      "'(a)(b)?'",
      "'%s|%5d'",
      "'#,##0.00'",
      "'999.99'",
      '\'{"a": 1, "b": [1]}\'',
      "'$.a'",
      "'a int'",
      "'month'",
      "'UTF-8'",
      "'Europe/Paris'",
      "'mon'",
      'cast(null as string)',
    ],
  },
  binary: {
    ddl: 'binary',
    python: ["bytearray(b'')", "bytearray(b'ab')", "bytearray(b'\\x00\\xff')"],
    sql: ["X''", "X'00FF'", "X'6162'", 'cast(null as binary)'],
  },
  date: {
    ddl: 'date',
    python: ['datetime.date(2024, 2, 29)', 'datetime.date(1970, 1, 1)', 'datetime.date(1999, 12, 31)'],
    sql: ["DATE'2024-02-29'", "DATE'1582-10-04'", "DATE'2023-12-31'", "DATE'9999-12-31'", 'cast(null as date)'],
  },
  timestamp: {
    ddl: 'timestamp',
    python: ['datetime.datetime(2024, 2, 29, 23, 59, 59, 999999)', 'datetime.datetime(2024, 3, 10, 12, 0)'],
    sql: [
      "TIMESTAMP'2024-02-29 23:59:59.5'",
      "TIMESTAMP'2024-11-03 01:30:00'",
      "TIMESTAMP'1969-12-31 23:59:59.999999'",
      'cast(null as timestamp)',
    ],
  },
  timestamp_ntz: {
    ddl: 'timestamp_ntz',
    python: ['datetime.datetime(2024, 3, 10, 2, 30)', 'datetime.datetime(1969, 7, 20, 20, 17)'],
    sql: ["TIMESTAMP_NTZ'2024-03-10 02:30:00'", "TIMESTAMP_NTZ'1969-07-20 20:17:40'"],
  },
  array: {
    ddl: 'array<int>',
    python: ['[]', '[1, 2]', '[3, None, 1]'],
    sql: ['array(1, 2, 3)', 'array(3, null, 1)', 'array()', 'cast(null as array<int>)'],
  },
  strings: {
    ddl: 'array<string>',
    python: ['[]', "['a', 'b']", "['b', None, 'a']"],
    sql: ["array('a', 'b')", "array('b', null)", "array('a')"],
  },
  map: {
    ddl: 'map<string,int>',
    python: ['{}', "{'a': 1}", "{'a': None}"],
    sql: ["map('a', 1)", "map('a', 1, 'b', null)", 'map()'],
  },
  struct: {
    ddl: 'struct<a:int,b:string>',
    python: ["(1, 'x')", '(None, None)'],
    sql: ["named_struct('a', 1, 'b', 'x')", 'struct(1, array(1))'],
  },
}

export const KIND_NAMES: readonly string[] = Object.keys(KINDS)

/** A frame has a column of each kind, by this name. */
export const columnOf = (kind: string): string => `c_${kind}`
