import type { Random } from './random.ts'

/** The types of the random tables' columns and of what is made of them. */
export const SIMPLE = [
  'int',
  'bigint',
  'smallint',
  'double',
  'decimal(8,2)',
  'string',
  'date',
  'timestamp',
  'boolean',
] as const
export const NESTED = ['array<int>', 'map<string,int>', 'struct<a:int,b:string>'] as const
export type Type = (typeof SIMPLE)[number] | (typeof NESTED)[number]

export const isOrderable = (type: Type): boolean => !type.startsWith('map')

const POOLS: Readonly<Record<Type, readonly string[]>> = {
  int: ['0', '1', '2', '3', '-1', '7', '10', '2147483647'],
  bigint: ['0L', '1L', '2L', '3L', '-5L', '10000000000L'],
  smallint: ['0S', '1S', '2S', '-3S'],
  // Quarters: sums of them are exact in any order.
  double: ['0.0D', '1.0D', '2.5D', '-0.25D', '1000000.5D'],
  'decimal(8,2)': ['0.00', '1.00', '2.50', '-3.25', '999999.99'].map((v) => `cast(${v} as decimal(8,2))`),
  string: ["'a'", "'b'", "'A'", "''", "'1'", "'2'", "'abc'", "'a,b'", "'é'", "'2024-02-29'", "'x y'"],
  date: ["DATE'2024-02-29'", "DATE'2023-12-31'", "DATE'1970-01-01'", "DATE'2024-03-01'"],
  timestamp: ["TIMESTAMP'2024-02-29 12:30:00'", "TIMESTAMP'2023-12-31 23:59:59.5'", "TIMESTAMP'1970-01-01 00:00:00'"],
  boolean: ['true', 'false'],
  'array<int>': ['array(1, 2)', 'array(3)', 'array(2, null)', 'cast(array() as array<int>)'],
  'map<string,int>': ["map('a', 1)", "map('a', 2, 'b', null)", 'cast(map() as map<string,int>)'],
  'struct<a:int,b:string>': ["named_struct('a', 1, 'b', 'x')", "named_struct('a', 2, 'b', cast(null as string))"],
}

export const literal = (r: Random, type: Type): string =>
  r.chance(0.1) ? `cast(null as ${type})` : r.pick(POOLS[type])

/** Types, the plain ones most. */
export const typeOf = (r: Random): Type =>
  r.chance(0.12) ? r.pick(NESTED) : r.chance(0.6) ? r.pick(['int', 'string', 'bigint', 'decimal(8,2)']) : r.pick(SIMPLE)
