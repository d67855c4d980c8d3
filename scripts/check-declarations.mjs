// Of `npm run check:packages`: a user's TypeScript reads the declarations that are reached from a package's entries, and finds all that
// they import: what a package names in its devDependencies only is in its bundle, and not on the user's disk.
import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { publishable } from './workspace.mjs'

const missing = publishable().flatMap(({ dir, manifest }) => {
  const brought = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).concat(manifest.name))
  const entries = Object.values(manifest.exports).flatMap(({ types }) =>
    types === undefined ? [] : [join(dir, types)],
  )
  return reached(entries).flatMap((file) =>
    importsOf(file)
      .filter((name) => !name.startsWith('.') && !isNodes(name) && !brought.has(packageOf(name)))
      .map((name) => `${file}: ${name}`),
  )
})
for (const each of missing) console.error(`✗ the package does not bring what its declarations import: ${each}`)
process.exitCode = missing.length === 0 ? 0 : 1

/** @param {string[]} entries */
function reached(entries) {
  const seen = new Set(entries)
  for (const file of seen) {
    for (const name of importsOf(file)) {
      const target = join(dirname(file), name.replace(/\.[jt]s$/, '.d.ts'))
      if (name.startsWith('.') && existsSync(target)) seen.add(target)
    }
  }
  return [...seen]
}

/** @param {string} file */
function importsOf(file) {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName)
}

/** @param {string} name */
function isNodes(name) {
  return name.startsWith('node:') || builtinModules.includes(name)
}

/** @param {string} name */
function packageOf(name) {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}
