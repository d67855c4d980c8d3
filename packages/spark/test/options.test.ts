import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { OPTIONS, type OptionOwner, optionsOf } from '../src/conf/options/index.ts'
import type { OptionRow } from '../src/conf/options/option-row.ts'
import { SparkSession } from '../src/index.ts'
import type { FileContent, Storage, StoredFile } from '../src/storage/storage.ts'

interface Recorded {
  readonly spark: readonly string[]
  readonly read?: readonly string[]
  readonly write?: readonly string[]
}
const RECORDED = JSON.parse(
  readFileSync(new URL('../../../fixtures/golden/options.json', import.meta.url), 'utf8'),
) as Readonly<Record<OptionOwner, Recorded>>

const OWNERS = Object.keys(OPTIONS) as OptionOwner[]
const namesOf = (rows: readonly OptionRow[]): readonly string[] =>
  rows.flatMap((row) => [row.name, ...(row.aliases ?? [])]).sort()

/** Parameters of PySpark's methods that are no options, and two whose name Spark does not know. */
const NO_OPTIONS = new Set(['schema', 'mode', 'partitionBy', 'maxMalformedLogPerPartition', 'allowNumericLeadingZero'])

describe.each(OWNERS)('the options of %s', (owner) => {
  test('are those of Spark, recorded', () => {
    const names = namesOf(OPTIONS[owner])
    // Options of all files are read in several places of Spark: the recorded ones are among ours.
    if (owner === 'files') expect(names).toEqual(expect.arrayContaining([...RECORDED.files.spark]))
    else expect(names).toEqual([...RECORDED[owner].spark].sort())
  })

  test.each(['read', 'write'] as const)('hold what PySpark takes to %s, recorded', (direction) => {
    const known = new Set([...namesOf(optionsOf(owner, direction)), ...namesOf(optionsOf('files', direction))])
    const parameters = (RECORDED[owner][direction] ?? []).filter((name) => !NO_OPTIONS.has(name))
    expect(parameters.filter((name) => !known.has(name))).toEqual([])
  })
})

const TEXTS: Readonly<Record<string, string>> = {
  csv: 'id,name,at,x\n1, a ,2020-01-01 00:00:00,NaN\n2,"b ""c""",,Inf\n,,2020-01-01,\\N\n',
  json: '{"id":1,"name":"a","at":"2020-01-01","x":1.5}\n{"id":null,"name":"","x":"b"}\nbroken\n',
  text: 'one\ntwo\r\nthree',
}

class Files implements Storage {
  readonly files = new Map<string, FileContent>()
  list(path: string): readonly StoredFile[] {
    return [...this.files].flatMap(([at, content]) => (at.startsWith(path) ? [{ path: at, content, modified: 0 }] : []))
  }
  write(path: string, content: FileContent): void {
    this.files.set(path, content)
  }
  remove(path: string): void {
    for (const each of this.list(path)) this.files.delete(each.path)
  }
}

const sessionOver = (files: Files): SparkSession => new SparkSession({ storage: files })

function readBack(format: string, options: Readonly<Record<string, string>>): unknown {
  const files = new Files()
  files.write(`s3://b/in/a.${format}`, { kind: 'bytes', bytes: new TextEncoder().encode(TEXTS[format] ?? '') })
  const frame = sessionOver(files).read.format(format).options(options).load('s3://b/in')
  return [frame.schema, frame.rows()]
}

function written(format: string, options: Readonly<Record<string, string>>): unknown {
  const files = new Files()
  const rows = [
    [1, ' a "b" '],
    [2, ''],
    [null, null],
  ]
  const ddl = format === 'text' ? 'name string' : 'id int, name string'
  const frame = sessionOver(files).createDataFrame(format === 'text' ? [['a'], ['']] : rows, ddl)
  frame.write.format(format).options(options).save('s3://b/out')
  return files.list('s3://b/out').map(({ content }) => (content.kind === 'bytes' ? [...content.bytes] : content.rows))
}

const defaults = (['csv', 'json', 'text', 'parquet'] as const).flatMap((format) =>
  (['read', 'write'] as const).flatMap((direction) =>
    [...optionsOf(format, direction), ...optionsOf('files', direction)].flatMap((row) => {
      const value = direction === 'write' ? (row.writeDefault ?? row.default) : row.default
      const isText = format !== 'parquet' || direction === 'write'
      return value === undefined || !isText ? [] : [{ format, direction, name: row.name, value }]
    }),
  ),
)

test.each(defaults)('$format: $name=$value, its default, changes nothing to $direction', (given) => {
  const run = given.direction === 'read' ? readBack : written
  const plain = given.format === 'csv' ? { header: 'true' } : {}
  // The row's own default must win over what the test sets.
  const options = given.name === 'header' ? {} : plain
  expect(run(given.format, { ...options, [given.name]: given.value })).toEqual(run(given.format, options))
})

test('an option that is not followed is refused by name, its default is not', () => {
  expect(() => readBack('csv', { LOCALE: 'de-DE' })).toThrow(
    '[OPTION_NOT_IMPLEMENTED] Failed to use option locale=de-DE of format csv: it is not supported yet.',
  )
  expect(() => readBack('json', { locale: 'de-DE' })).toThrow('Failed to use option locale=de-DE of format json')
})

test('what a format has no option for is passed over without a word, recorded', () => {
  expect(readBack('csv', { nope: '1', allowComments: 'x' })).toEqual(readBack('csv', {}))
  expect(readBack('text', { encoding: 'nope', header: 'maybe' })).toEqual(readBack('text', {}))
  expect(written('json', { codec: 'gzip', quoteAll: 'x' })).toEqual(written('json', {}))
})

test('a value that Spark does not take raises what Spark raises, recorded', () => {
  expect(() => readBack('csv', { multiLine: 'x', locale: 'x' })).toThrow()
  expect(() => readBack('csv', { enforceSchema: 'x' })).toThrow('enforceSchema flag can be true or false')
  expect(() => readBack('json', { samplingRatio: 'x' })).toThrow('For input string: "x"')
  expect(() => written('parquet', { compression: 'FOO' })).toThrow(
    'Codec [foo] is not available. Available codecs are brotli, uncompressed, lz4, gzip, lzo, lz4raw, snappy, lz4_raw, none, zstd.',
  )
})
