// Starts programs and says so; every other script is built on this. Plain Node: it must work before anything is installed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the workspace. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string} text */
export function say(text) {
  console.log(`▸ ${text}`)
}

/**
 * Reads a JSON file; a relative path starts at the top folder.
 * @param {string} path
 */
export function readJson(path) {
  return JSON.parse(readFileSync(join(path.startsWith('/') ? '' : root, path), 'utf8'))
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] where it runs; the top folder by default
 * @property {boolean} [quiet] keep the output back unless it fails
 * @property {NodeJS.ProcessEnv} [env] added to the environment
 * @property {string} [node] the Node that programs find on the path; this one by default
 */

/**
 * Runs a program with the workspace's tools and a Node first on the path; returns its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function run(command, args, { cwd = root, quiet = false, env = {}, node = process.execPath } = {}) {
  const path = [join(root, 'node_modules/.bin'), join(node, '..'), process.env.PATH].join(delimiter)
  const done = spawnSync(command, args, {
    cwd,
    env: { ...process.env, PATH: path, ...env },
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
  })
  if (done.error) throw done.error
  if (quiet && done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`)
  return done.status ?? 1
}

/**
 * Runs a program and ends this process with its exit code if it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function must(command, args, options) {
  const code = run(command, args, options)
  if (code === 0) return
  console.error(`✗ ${[command, ...args].join(' ')} ended with exit code ${code}`)
  process.exit(code)
}

/**
 * Runs one piece of work and says how long it took.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function timed(name, work) {
  const start = performance.now()
  const result = await work()
  say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}
