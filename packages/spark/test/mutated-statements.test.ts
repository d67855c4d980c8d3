import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SparkError } from '../src/errors/spark-error.ts'
import { UnsupportedError } from '../src/errors/unsupported-error.ts'
import { SparkSession } from '../src/index.ts'
import { memory } from './format-case.ts'
import type { StatementScript } from './statement-script.ts'

const SCRIPTS = join(dirname(fileURLToPath(import.meta.url)), '../../../fixtures/statements')

const statements: readonly string[] = readdirSync(SCRIPTS)
  .flatMap((file) => readFileSync(join(SCRIPTS, file), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .flatMap((line) => (JSON.parse(line) as Partial<StatementScript>).steps ?? [])
  .map(({ sql }) => sql)

const tokensOf = (text: string): readonly string[] => text.match(/\s+|'(?:[^'\\]|\\.)*'|`[^`]*`|\w+|[^\s\w]/gu) ?? []
const words = [...new Set(statements.flatMap(tokensOf).filter((token) => token.trim() !== ''))]

/** One change of a text's words: left out, said twice, exchanged, replaced by one of another statement, cut off. */
const change = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('drop', 'twice', 'swap', 'replace', 'insert', 'cut'))
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function changed(tokens: readonly string[], [at, other, kind]: Change): readonly string[] {
  const i = at % Math.max(tokens.length, 1)
  const word = words[other % words.length] ?? ''
  const [before, here, after] = [tokens.slice(0, i), tokens[i] ?? '', tokens.slice(i + 1)]
  switch (kind) {
    case 'drop':
      return [...before, ...after]
    case 'twice':
      return [...before, here, ' ', here, ...after]
    case 'swap':
      return [...before, ...after.slice(0, 1), here, ...after.slice(1)]
    case 'replace':
      return [...before, word, ...after]
    case 'insert':
      return [...before, here, ' ', word, ' ', ...after]
    case 'cut':
      return before
  }
}

const mutated = fc
  .tuple(fc.constantFrom(...statements), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) => changes.reduce(changed, tokensOf(text)).join(''))

/** A session in which the statements find a few things. */
function session(): SparkSession {
  const spark = new SparkSession({ storage: memory() })
  for (const text of [
    'CREATE TABLE t (a INT, b STRING) USING parquet',
    "INSERT INTO t VALUES (1, 'x')",
    'CREATE TABLE p (a INT, d STRING, h INT) USING parquet PARTITIONED BY (d, h)',
    "INSERT INTO p VALUES (1, 'x', 1)",
    'CREATE VIEW pv AS SELECT a FROM t',
    'CREATE TEMP VIEW v AS SELECT 1 AS a',
  ])
    spark.sql(text)
  return spark
}

test('a statement that somebody mistyped is run, or raises an error of Spark or of ours', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      try {
        session().sql(text).rows()
      } catch (error) {
        if (error instanceof SparkError || error instanceof UnsupportedError) return
        throw new Error(`${text}: ${String(error)}`, { cause: error })
      }
    }),
    { numRuns: 400 },
  )
  expect(statements.length).toBeGreaterThan(1000)
})
