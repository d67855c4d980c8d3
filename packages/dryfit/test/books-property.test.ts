import { resolve } from 'node:path'
import { assertLaw, checkProperty, idempotent, PropertyError, table, tablesOf } from '@dryfit/arbitraries'
import { createGlue, type Glue } from '@dryfit/glue'
import { connectGlue, jobModule, type PythonHost, resetAll, startEmbedded } from '@dryfit/python'
import { beforeAll, describe, expect, test } from 'vitest'

// The first property that dryfit searched for: a duplicate author name fans a book out.

const FILE = resolve(import.meta.dirname, '../../../fixtures/jobs/books/jobs/load_books.py')
const FUNCTIONS = ['main', 'load_books', 'load_authors', 'load_json', 'save_books']
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1)

const authors = table('name string not null, id int, birth_date string')
const books = table('title string not null, publish_date string, author string', {
  references: { author: authors.key('name') },
})

let host: PythonHost
let current: Glue
beforeAll(async () => {
  host = await startEmbedded()
})

const job = jobModule(FILE, { host: () => host, names: { functions: FUNCTIONS }, load: () => ({ argv: current.argv }) })

function world(): Glue {
  const glue = createGlue()
  glue.args({ source_bucket: 'lake' })
  glue.catalog.table('glue_reference.books', {
    schema: 'title string, publish_date date, author_name string, author_birth_date date, author_id bigint',
  })
  return glue
}

async function runMain(glue: Glue): Promise<void> {
  current = glue
  connectGlue(host, glue)
  await job['main']?.(glue.context)
}

interface Library {
  readonly books: readonly Record<string, unknown>[]
  readonly authors: readonly Record<string, unknown>[]
}

async function everyBookOnce({ books: bookRows, authors: authorRows }: Library): Promise<void> {
  const glue = world()
  try {
    job['load_books']?.returns(glue.frame(bookRows, books.schema))
    job['load_authors']?.returns(glue.frame(authorRows, authors.schema))
    await runMain(glue)
    expect(glue.written('glue_reference.books').count()).toBe(bookRows.length)
  } finally {
    resetAll()
    host.reset()
  }
}

describe('the books job', () => {
  test.each(SEEDS)(
    'fans a book out over two authors of one name: found within 100 worlds, seed %i',
    async (seed) => {
      const options = { seed, numRuns: 100, names: ['library'] }
      const failure: unknown = await checkProperty([tablesOf({ books, authors })], everyBookOnce, options).catch(
        (e: unknown) => e,
      )
      expect(failure).toBeInstanceOf(PropertyError)
      const [library] = (failure as PropertyError).counterexample as [Library]
      expect([library.books.length, library.authors.length]).toEqual([1, 2])
      expect(library.authors[0]?.['name']).toBe(library.authors[1]?.['name'])
    },
    60_000,
  )

  test('is idempotent: it replaces what its table held', async () => {
    const glue = world()
    glue.s3.put('s3://lake/books', [{ title: 't', publish_date: '2022-02-04', author: 'a' }])
    glue.s3.put('s3://lake/authors', [{ name: 'a', id: 34, birth_date: '1994-04-03' }])
    await assertLaw(idempotent, { glue, run: () => runMain(glue) })
    resetAll()
    host.reset()
  })
})
