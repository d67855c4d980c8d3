// Bundles each package into a few files. A test process loads every file apart: four hundred small ones cost it a third of a
// second. Dependencies stay outside; what a package names in its devDependencies only goes in, and its licence with it.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, join } from 'node:path'
import { rolldown } from 'rolldown'
import { readJson, say } from './run.mjs'
import { publishable } from './workspace.mjs'

/**
 * Entries that no `exports` names: the vitest plugin hands their paths to vitest, `bin` loads the other.
 * @type {Record<string, string[]>}
 */
const loadedByPath = { '@dryfit/vitest': ['setup', 'runtime', 'preload'], dryfit: ['cli'] }

/** @typedef {import('./workspace.mjs').Member} Member */

/** Writes the JavaScript of every package into its `dist`, beside the declarations that tsc left there. */
export async function bundle() {
  say('bundling the packages with rolldown')
  for (const member of publishable()) await bundlePackage(member)
}

/** @param {Member} member */
async function bundlePackage({ dir, name, manifest }) {
  const dist = join(dir, 'dist')
  removeScripts(dist)
  const build = await rolldown({
    input: Object.fromEntries(entriesOf(name, manifest).map((entry) => [entry, join(dir, 'src', `${entry}.ts`)])),
    external: outside(manifest),
    platform: 'node',
    tsconfig: false,
  })
  const { output } = await build.write({
    dir: dist,
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    comments: { jsdoc: false },
  })
  await build.close()
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []))
  writeLicences(join(dist, 'third-party-licences.txt'), packagesOf(modules))
}

/**
 * @param {string} name
 * @param {Record<string, any>} manifest
 * @returns {string[]}
 */
function entriesOf(name, manifest) {
  const targets = Object.values(manifest.exports).map((target) => target.default)
  const named = targets.filter((target) => target !== undefined).map((target) => basename(target, '.js'))
  return [...named, ...(loadedByPath[name] ?? [])]
}

/** @param {Record<string, any>} manifest */
function outside(manifest) {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
  /** @param {string} id */
  return (id) =>
    id.startsWith('node:') ||
    builtinModules.includes(id) ||
    names.some((name) => id === name || id.startsWith(`${name}/`))
}

/** Scripts of an earlier build would be packed as well. @param {string} dist */
function removeScripts(dist) {
  if (!existsSync(dist)) return
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (/\.js(\.map)?$/.test(file)) rmSync(join(dist, file))
  }
}

/**
 * The folders of the packages that modules come from.
 * @param {readonly string[]} modules
 */
function packagesOf(modules) {
  const folders = modules.map((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0])
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort()
}

/**
 * @param {string} file
 * @param {readonly string[]} folders
 */
function writeLicences(file, folders) {
  rmSync(file, { force: true })
  if (folders.length === 0) return
  const texts = folders.map((folder) => {
    const { name, version } = readJson(join(folder, 'package.json'))
    const licence = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (licence === undefined)
      throw new Error(`Failed to bundle ${name}: it has no licence file. Make it a dependency.`)
    return `${name} ${version}\n\n${readFileSync(join(folder, licence), 'utf8').trim()}\n`
  })
  writeFileSync(file, texts.join(`\n${'-'.repeat(80)}\n\n`))
}
