// Every path that CONTRIBUTING.md and docs/architecture.md name exists: a folder, a file, or the folder of a pattern.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, say } from './run.mjs'

const pages = ['CONTRIBUTING.md', 'docs/architecture.md']
const bases = ['.', 'packages', 'packages/spark/src', 'packages/glue/src', 'packages/python', 'packages/vitest/src']

/** Where a place is shown for a name, the folder above it has to be there. */
const isThere = (/** @type {string} */ path) => {
  const fixed = path.replace(/[^/]*[<*[].*$/, '').replace(/:\d+$/, '')
  return bases.some((base) => existsSync(join(root, base, fixed)))
}
const isPath = (/** @type {string} */ text) =>
  /^[\w.@<>*[\]-]+(?:\/[\w.@<>*[\]-]*)+$/.test(text) && !/^(@|application)/.test(text)

/** What a dry addition made is not there any more. */
const withoutCosts = (/** @type {string} */ text) =>
  text.replace(/<!-- written by `npm run costs` -->.*<!-- \/costs -->/s, '')

const missing = pages.flatMap((page) =>
  [...withoutCosts(readFileSync(join(root, page), 'utf8')).matchAll(/`([^`\n]+)`/g)]
    .map((found) => String(found[1]))
    .filter((text) => isPath(text) && !isThere(text))
    .map((path) => `${page} names ${path}, which is not there`),
)
for (const text of missing) console.error(text)
if (missing.length > 0) process.exit(1)
say('all paths of the pages about this house exist')
