// `npm run check [part...]`: all that CI refuses, apart from failing tests. Every part runs, then the failed ones are named.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run, say, timed } from './run.mjs'
import { build, install } from './setup.mjs'
import { pack } from './workspace.mjs'

/** Each part gives true when there is nothing to refuse. */
const parts = {
  types: () => ok('tsc', ['-b']) && ok('tsc', ['-p', 'tsconfig.test.json']),
  lint: () => ok('biome', ['check', '--error-on-warnings', '.']),
  layers: () => ok('depcruise', ['--config', '.dependency-cruiser.cjs', 'packages']),
  unused: () => ok('knip', ['--no-progress', '--no-config-hints']),
  generated: checkGenerated,
  packages: checkPackages,
}

/** @param {string} command @param {string[]} args */
function ok(command, args) {
  return run(command, args) === 0
}

function checkGenerated() {
  const generated = ['fixtures', 'docs', 'packages'].filter((folder) => existsSync(join(root, folder)))
  const unchanged = () => run('git', ['diff', '--quiet', '--', ...generated]) === 0
  const clean = unchanged()
  if (!ok(process.execPath, ['scripts/generate.mjs'])) return false
  if (!clean) say('the tree had changes before, so a difference cannot be told: commit first')
  return !clean || ok('git', ['diff', '--exit-code', '--stat', '--', ...generated])
}

function checkPackages() {
  build()
  const folder = mkdtempSync(join(tmpdir(), 'dryfit-pack-'))
  try {
    const verdicts = Object.values(pack(folder)).map((tarball) => {
      const published = ok('publint', ['run', '--strict', tarball])
      return ok('attw', [tarball, '--profile', 'esm-only', '--no-emoji', '--format', 'ascii']) && published
    })
    return verdicts.every(Boolean)
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
const chosen = Object.entries(parts).filter(([name]) => asked.length === 0 || asked.includes(name))
const failed = chosen.filter(([name, part]) => !timed(`check ${name}`, part)).map(([name]) => name)
if (failed.length > 0) {
  console.error(`✗ refused: ${failed.join(', ')}`)
  process.exit(1)
}
say('nothing to refuse')
