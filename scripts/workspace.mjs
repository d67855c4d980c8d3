// What is in the workspace: its packages, its example jobs, and what pnpm would publish of them.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { must, readJson, root } from './run.mjs'

/**
 * @typedef {object} Member
 * @property {string} dir absolute
 * @property {string} name
 * @property {Record<string, any>} manifest
 */

/**
 * @param {string} folder
 * @returns {Member[]}
 */
function membersOf(folder) {
  const top = join(root, folder)
  if (!existsSync(top)) return []
  return readdirSync(top)
    .sort()
    .map((entry) => join(top, entry))
    .filter((dir) => existsSync(join(dir, 'package.json')))
    .map((dir) => ({ dir, manifest: readJson(join(dir, 'package.json')) }))
    .map(({ dir, manifest }) => ({ dir, manifest, name: manifest.name }))
}

export const packages = () => membersOf('packages')
export const jobs = () => membersOf('fixtures/jobs')
export const publishable = () => packages().filter(({ manifest }) => manifest.private !== true)

/**
 * Packs every publishable package as `pnpm publish` would; returns the tarball of each by package name.
 * @param {string} destination
 * @returns {Record<string, string>}
 */
export function pack(destination) {
  const filters = publishable().map(({ name }) => `--filter=${name}`)
  const pnpm = readJson('package.json').packageManager
  must('npx', ['-y', pnpm, '--recursive', ...filters, 'pack', '--pack-destination', destination], { quiet: true })
  return Object.fromEntries(
    publishable().map(({ name, manifest }) => [name, join(destination, `${fileName(name)}-${manifest.version}.tgz`)]),
  )
}

/** @param {string} name */
function fileName(name) {
  return name.replace('@', '').replace('/', '-')
}
