// The cores run in a page: `spark` and `glue` are typed without Node, bundled for a browser, and a job runs in a realm that
// has nothing of Node.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { rolldown } from 'rolldown'
import { root, run, say } from './run.mjs'

/** What a page has beside the language itself. */
const OF_A_PAGE = {
  TextEncoder,
  TextDecoder,
  structuredClone,
  performance,
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  atob,
  btoa,
  console,
}

const PAGE = `
import { createGlue } from '@dryfit/glue'
import { F } from '@dryfit/spark'

const glue = createGlue()
glue.catalog.table('shop.books', { format: 'csv', rows: [{ title: 'Emma', n: 1 }, { title: 'Dune', n: 2 }] })
const { context } = glue
const read = context.create_dynamic_frame.from_catalog({ database: 'shop', table_name: 'books' }).toDF()
const counted = read.groupBy('title').agg(F.sum(F.col('n').cast('int')).alias('copies')).orderBy('title')
context.write_dynamic_frame.from_options({
  frame: glue.dynamicFrame(counted.collect().map((row) => ({ ...row, copies: Number(row.copies) }))),
  connection_type: 's3',
  connection_options: { path: 's3://shop/counted' },
  format: 'parquet',
})
const rows = glue.written('s3://shop/counted').collect().map(({ title, copies }) => ({ title, copies: Number(copies) }))
globalThis.said = JSON.stringify(rows) + ' ' + glue.calls.map((call) => call.direction).join()
`

if (run('tsc', ['-p', 'tsconfig.browser.json']) !== 0) refuse('spark or glue names what a page does not have')

const folder = mkdtempSync(join(tmpdir(), 'dryfit-browser-'))
try {
  const said = runInPage(await bundled(folder))
  const expected = '[{"title":"Dune","copies":2},{"title":"Emma","copies":1}] read,write'
  if (said !== expected) refuse(`a job in a page gave ${said} and not ${expected}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
say('spark and glue run in a page')

/** @param {string} folder */
async function bundled(folder) {
  /** @type {Set<string>} */
  const builtins = new Set()
  const entry = join(folder, 'page.ts')
  writeFileSync(entry, PAGE)
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    tsconfig: false,
    resolve: {
      conditionNames: ['@dryfit/source', 'browser', 'import'],
      alias: {
        '@dryfit/spark': join(root, 'packages/spark/src/index.ts'),
        '@dryfit/glue': join(root, 'packages/glue/src/index.ts'),
      },
    },
    external: (id) => isBuiltin(id) && Boolean(builtins.add(id)),
  })
  const file = join(folder, 'page.js')
  await build.write({ file, format: 'iife', name: 'page' })
  await build.close()
  if (builtins.size > 0) refuse(`a page can't import ${[...builtins].join(', ')}`)
  return file
}

/** @param {string} file */
function runInPage(file) {
  const page = { ...OF_A_PAGE, said: '' }
  const realm = createContext(page)
  Object.assign(page, { self: new Script('globalThis').runInContext(realm) })
  new Script(readFileSync(file, 'utf8'), { filename: 'page.js' }).runInContext(realm)
  return page.said
}

/**
 * @param {string} reason
 * @returns {never}
 */
function refuse(reason) {
  console.error(`✗ ${reason}`)
  process.exit(1)
}
