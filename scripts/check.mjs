// `npm run check [part...]`: all that CI refuses, apart from failing tests. Every part runs, then the failed ones are named.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run, say, timed } from './run.mjs'
import { build, install } from './setup.mjs'
import { pack } from './workspace.mjs'

/** Each part gives true when there is nothing to refuse. */
const parts = {
  types: () => ok('tsc', ['-b']) && ok('tsc', ['-p', 'tsconfig.test.json']),
  lint: () => ok('biome', ['check', '--error-on-warnings', '.']),
  guest: () =>
    ok(process.execPath, ['scripts/check-guest.mjs']) && ok('pyright', ['-p', 'packages/python', '--warnings']),
  layers: () => ok('depcruise', ['--config', '.dependency-cruiser.cjs', 'packages']),
  browser: () => ok(process.execPath, ['scripts/check-browser.mjs']),
  docs: () => ok(process.execPath, ['scripts/check-docs.mjs']) && ok(process.execPath, ['scripts/check-paths.mjs']),
  unused: checkUnused,
  generated: checkGenerated,
  packages: checkPackages,
}

/** @type {(command: string, args: string[], options?: import('./run.mjs').RunOptions) => boolean} */
function ok(command, args, options) {
  return run(command, args, options) === 0
}

/** knip loads the example jobs' configurations, and these the built plugin. */
async function checkUnused() {
  await build()
  return ok('knip', ['--no-progress', '--no-config-hints'])
}

function checkGenerated() {
  const before = differences()
  if (!ok(process.execPath, ['scripts/generate.mjs'])) return false
  if (differences() === before) return true
  console.error('✗ generated files were out of date. They are rewritten now: look at `git diff` and commit them.')
  return false
}

function differences() {
  const git = (/** @type {string[]} */ args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  return git(['diff']) + git(['ls-files', '--others', '--exclude-standard'])
}

async function checkPackages() {
  await build()
  const isWhole = ok(process.execPath, ['scripts/check-declarations.mjs'])
  const folder = mkdtempSync(join(tmpdir(), 'dryfit-pack-'))
  try {
    const verdicts = Object.entries(pack(folder)).map(([name, tarball]) => {
      const published = ok('publint', ['run', '--strict', tarball], { quiet: true })
      const typed = ok('attw', [tarball, '--profile', 'esm-only', '--no-emoji', '--format', 'ascii'], { quiet: true })
      say(`${name}: publint ${published ? 'agrees' : 'refuses'}, attw ${typed ? 'agrees' : 'refuses'}`)
      return published && typed
    })
    return verdicts.every(Boolean) && isWhole
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`✗ no such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}
install()
const failed = []
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  if (!(await timed(`check ${name}`, part))) failed.push(name)
}
if (failed.length > 0) {
  console.error(`✗ refused: ${failed.join(', ')}`)
  process.exit(1)
}
say('nothing to refuse')
