// `npm run demo [-- --keep] [--job=<folder>] [--vitest=<range>] [--node=<range>]`: an example job's tests, run as a user's
// project would run them, there with another vitest and under another Node when asked.
// The packages are packed and installed from their tarballs into a temporary folder: no link leads back to this workspace.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { readJson, root, run, say } from './run.mjs'
import { build, install } from './setup.mjs'
import { pack } from './workspace.mjs'

const LIMIT_MB = 60
const keep = process.argv.includes('--keep')
const job = resolve(root, option('job') ?? 'fixtures/jobs/books')
const vitest = option('vitest')

if (!existsSync(join(job, 'package.json'))) {
  console.error(`✗ Failed to run the demo: there is no package.json in ${job}. Name another job with --job=<folder>.`)
  process.exit(1)
}
install()
await build()
const node = nodeOf(option('node'))
const folder = mkdtempSync(join(tmpdir(), 'dryfit-demo-'))
let code = 1
try {
  code = demo()
} finally {
  if (keep) say(`kept ${folder}`)
  else rmSync(folder, { recursive: true, force: true })
}
process.exit(code)

/** @param {string} name */
function option(name) {
  const start = `--${name}=`
  return process.argv.find((arg) => arg.startsWith(start))?.slice(start.length)
}

/**
 * The path of a Node, this one or another that npm brings.
 * @param {string | undefined} range
 */
function nodeOf(range) {
  if (range === undefined) return process.execPath
  say(`fetching Node ${range}`)
  const args = ['-y', `node@${range}`, '-p', 'process.execPath']
  return execFileSync('npx', args, { encoding: 'utf8', shell: process.platform === 'win32' }).trim()
}

function demo() {
  const project = join(folder, basename(job))
  say('packing the packages as npm would get them')
  mkdirSync(join(folder, 'tarballs'))
  const tarballs = pack(join(folder, 'tarballs'))
  say(`copying the example job ${basename(job)} to ${project}`)
  cpSync(job, project, { recursive: true, filter: (path) => !['node_modules', '.dryfit'].includes(basename(path)) })
  const scripts = userManifest(project, tarballs)

  say('npm install, from the tarballs and the registry')
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  if (run('npm', ['install', ...quiet], { cwd: project, node }) !== 0) return 1
  const megabytes = installedSize(project) / 1024 / 1024

  const { version } = readJson(join(project, 'node_modules/vitest/package.json'))
  say(`vitest run, in that project: vitest ${version} on ${nodeVersion()}`)
  const failed = run(node, [join(project, 'node_modules/vitest/vitest.mjs'), 'run'], { cwd: project, node })
  if (failed !== 0) return failed
  if (scripts?.show) {
    say('what the job read and wrote')
    if (run('npm', ['run', '--silent', 'show'], { cwd: project, node }) !== 0) return 1
  }
  say(`installed size of dryfit with all that it needs, vitest aside: ${megabytes.toFixed(1)} MB (limit ${LIMIT_MB})`)
  return megabytes < LIMIT_MB ? 0 : 1
}

function nodeVersion() {
  return execFileSync(node, ['-p', '`Node ${process.versions.node}`'], { encoding: 'utf8' }).trim()
}

/**
 * Writes the package.json that a user would have: our packages from tarballs, everything else by the version tested here.
 * @param {string} project
 * @param {Record<string, string>} tarballs
 */
function userManifest(project, tarballs) {
  const manifest = readJson(join(project, 'package.json'))
  for (const kind of ['dependencies', 'devDependencies']) {
    for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
      if (range.startsWith('workspace:')) manifest[kind][name] = `file:${tarballs[name]}`
      else if (range.startsWith('catalog:')) manifest[kind][name] = versionHere(name)
    }
  }
  if (vitest !== undefined) manifest.devDependencies = { ...manifest.devDependencies, vitest }
  const direct = { ...manifest.dependencies, ...manifest.devDependencies }
  const others = Object.entries(tarballs).filter(([name]) => !(name in direct))
  manifest.overrides = Object.fromEntries(others.map(([name, tarball]) => [name, `file:${tarball}`]))
  writeFileSync(join(project, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest.scripts
}

/** @param {string} name */
function versionHere(name) {
  const manifest = [job, root].map((top) => join(top, 'node_modules', name, 'package.json')).find(existsSync)
  if (manifest === undefined) throw new Error(`Failed to find the version of ${name}: it is not installed here.`)
  return readJson(manifest).version
}

/**
 * Adds up dryfit and its dependencies, each with its own; peers (vitest) stand outside.
 * @param {string} project
 */
function installedSize(project) {
  const seen = new Set()
  /** @param {string} name @param {string} from */
  const visit = (name, from) => {
    const dir = findPackage(name, from)
    if (dir === undefined || seen.has(dir)) return
    seen.add(dir)
    const { dependencies, optionalDependencies } = readJson(join(dir, 'package.json'))
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, dir)
  }
  visit('dryfit', project)
  if (seen.size === 0) throw new Error(`Failed to measure dryfit: ${basename(project)} does not depend on it.`)
  return [...seen].reduce((sum, dir) => sum + sizeOf(dir), 0)
}

/**
 * @param {string} name
 * @param {string} from
 * @returns {string | undefined} undefined for an optional dependency of another platform
 */
function findPackage(name, from) {
  const dir = join(from, 'node_modules', name)
  if (existsSync(dir)) return dir
  return dirname(from) === from ? undefined : findPackage(name, dirname(from))
}

/**
 * Blocks on disk, as `du` counts them, without the packages nested inside.
 * @param {string} dir
 * @returns {number}
 */
function sizeOf(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .map((entry) => join(dir, entry.name))
    .reduce((sum, path) => sum + (lstatSync(path).isDirectory() ? sizeOf(path) : lstatSync(path).blocks * 512), 0)
}
