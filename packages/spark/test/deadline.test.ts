import { gzipSync } from 'node:zlib'
import {
  boundEngine,
  type DataFrame,
  decodeParquet,
  encodeParquet,
  IntegerType,
  SparkSession,
  structField,
  structType,
} from '@dryfit/spark'
import { afterEach, describe, expect, test } from 'vitest'
import { memory } from './format-case.ts'

afterEach(() => boundEngine(undefined))

/** In what work looks at the clock, by what it says to be in. */
function looksOf(work: () => unknown): ReadonlySet<string> {
  const looks = new Set<string>()
  boundEngine({ run: (_, action) => action(), check: (what) => void looks.add(what) })
  work()
  boundEngine(undefined)
  return looks
}

const many = 3000

describe('one value whose making takes long looks at the clock', () => {
  const text = `repeat('ab ', ${many})`
  const numbers = `sequence(1, ${many})`
  const json = `concat('[', repeat('1,', ${many}), '1]')`

  test.each([
    ['sequence()', numbers],
    ['array_repeat()', 'array_repeat(1, 1000000)'],
    ['the making of a text', "repeat('a', 3000000)"],
    ['the making of a text', "lpad('a', 3000000, 'b')"],
    ['a lambda function', `transform(${numbers}, x -> x + 1)`],
    ['a set of values', `array_distinct(${numbers})`],
    ['a set of values', `array_union(${numbers}, ${numbers})`],
    ['arrays_overlap()', `arrays_overlap(transform(${numbers}, x -> -x), ${numbers})`],
    ['a sort of values', `array_sort(transform(${numbers}, x -> -x))`],
    ['a sort of values', `sort_array(transform(${numbers}, x -> -x))`],
    ['a map', `map_from_arrays(${numbers}, ${numbers})`],
    ['a regular expression', `regexp_replace(${text}, 'a', 'b')`],
    ['a regular expression', `split(${text}, ' ')`],
    ['a regular expression', `regexp_extract_all(${text}, '(a)', 1)`],
    ['a regular expression', `regexp_count(${text}, 'a')`],
    ['levenshtein()', `levenshtein(repeat('ab', 500), repeat('ba', 500))`],
    ['substring_index()', `substring_index(${text}, ' ', ${many})`],
    ['a search in bytes', `contains(cast(${text} as binary), cast('z' as binary))`],
    ['the reading of JSON', `from_json(${json}, 'array<int>')`],
    ['the reading of JSON', `get_json_object(${json}, '$[0]')`],
    // A negative length takes no time, and gives none back.
    ['sequence()', `concat(array(lpad('a', -2147483648, 'b')), array_repeat('a', -2147483648), ${numbers})`],
  ])('%s: %s', (what, expression) => {
    const frame = new SparkSession().range(1).selectExpr(expression)
    expect(looksOf(() => frame.collect())).toContain(what)
  })
})

describe('a file of many records looks at the clock', () => {
  const lines = (line: string): Uint8Array => new TextEncoder().encode(`${line}\n`.repeat(many))
  const csv = lines('1,a')

  test.each<[string, string, Uint8Array, (session: SparkSession) => DataFrame]>([
    ['the reading of records', 'a.csv', csv, ({ read }) => read.csv('mem://a.csv')],
    ['the inference of a schema', 'a.csv', csv, ({ read }) => read.option('inferSchema', true).csv('mem://a.csv')],
    ['the reading of records', 'a.csv', csv, ({ read }) => read.option('multiLine', true).csv('mem://a.csv')],
    [
      'the decompression of a file',
      'a.csv.gz',
      gzipSync(lines('1'.repeat(400))),
      ({ read }) => read.csv('mem://a.csv.gz'),
    ],
    ['the reading of JSON', 'a.json', lines('{"a": 1}'), ({ read }) => read.json('mem://a.json')],
    ['the reading of records', 'a.json', lines('{"a": 1}'), ({ read }) => read.json('mem://a.json')],
    ['the inference of a schema', 'a.json', lines('{"a": 1}'), ({ read }) => read.json('mem://a.json')],
    ['the reading of records', 'a.txt', lines('a'), ({ read }) => read.text('mem://a.txt')],
  ])('%s: %s', (what, name, bytes, read) => {
    const storage = memory()
    storage.write(`mem://${name}`, { kind: 'bytes', bytes })
    const session = new SparkSession({ storage })
    expect(looksOf(() => read(session).collect())).toContain(what)
  })

  test('the decoding and the writing of a Parquet file', () => {
    const rows = Array.from({ length: many }, (_, i) => [i])
    const schema = structType([structField('a', IntegerType)])
    expect(looksOf(() => encodeParquet(schema, rows))).toContain('the writing of a file')
    const bytes = encodeParquet(schema, rows)
    expect(looksOf(() => decodeParquet(bytes))).toContain('the decoding of a Parquet file')
  })

  test.each(['csv', 'json'])('the writing of a file: %s', (format) => {
    const session = new SparkSession({ storage: memory() })
    expect(looksOf(() => session.range(many).write.format(format).save('mem://out'))).toContain('the writing of a file')
  })
})
