// `node scripts/check-guest.mjs [--fix]`: what CI refuses in the guest's Python: ruff's findings, circles of imports, an import
// inside a function, and a file that has grown too long. Neither ruff nor a Python has to be installed: both come from npm.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs'
import { root, say } from './run.mjs'

const GUEST = 'packages/python/guest'
const MOST_LINES = 400
/** Tables, and what a program writes. */
const LONG = /\/_generated_\w+\.py$/
/** Findings that a file may have, and why: libraries that Glue has and a team may not; names made by a loop. */
const ALLOWED = { 'dryfit/schemas.py': 'PLC0415', 'pyspark/sql/_generated_functions.py': 'F822' }

const settings = {
  'line-length': 140,
  'target-version': 'py311',
  lint: {
    // Pyflakes, pycodestyle, order of imports, modern syntax, likely bugs, comprehensions, annotations, docstrings, late imports.
    select: [
      'F',
      'E',
      'W',
      'I',
      'UP',
      'B',
      'C4',
      'PIE',
      'ANN001',
      'ANN201',
      'D100',
      'D101',
      'D103',
      'PLC0415',
      'RET501',
    ],
    // Messages of Spark stand on one line; defaults and zip() are as PySpark's own signatures and semantics have them.
    ignore: ['E501', 'B006', 'B008', 'B905', 'B904', 'UP006', 'UP007', 'UP035', 'UP045', 'UP046', 'UP047'],
    isort: { 'known-first-party': ['_dryfit', 'awsglue', 'boto3', 'botocore', 'dryfit', 'py4j', 'pyspark'] },
  },
}

/** @param {any} one */
const mendable = (one) => one.fix
const fix = process.argv.includes('--fix')
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', `${GUEST}/*.py`],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '' && existsAt(file))

const workspace = new Workspace(settings, PositionEncoding.Utf16)
const refusals = files.flatMap((file) => [...ruff(file), ...tooLong(file)])
refusals.push(...circles())
for (const refusal of refusals) console.error(refusal)
if (refusals.length > 0) {
  console.error(
    `✗ ${refusals.length} findings in the guest's Python. \`node scripts/check-guest.mjs --fix\` mends what can be mended safely.`,
  )
  process.exit(1)
}
say(`${files.length} files of guest Python: nothing to refuse`)

/** @param {string} file */
function existsAt(file) {
  try {
    readFileSync(join(root, file))
    return true
  } catch {
    return false
  }
}

/** @param {string} file */
function ruff(file) {
  let source = readFileSync(join(root, file), 'utf8')
  let found = findings(file, source)
  for (let round = 0; fix && round < 10 && found.some(mendable); round += 1) {
    source = applied(source, found.find(mendable)?.fix)
    writeFileSync(join(root, file), source)
    found = findings(file, source)
  }
  return found.map(
    (/** @type {any} */ one) =>
      `${file}:${one.start_location.row}:${one.start_location.column} ${one.code} ${one.message}`,
  )
}

/**
 * @param {string} file
 * @param {string} source
 */
function findings(file, source) {
  const allowed = Object.entries(ALLOWED).find(([name]) => file === `${GUEST}/${name}`)?.[1]
  return workspace.check(source).filter((/** @type {any} */ one) => one.code !== allowed)
}

/**
 * @param {string} source
 * @param {any} change
 */
function applied(source, change) {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  const offset = (/** @type {{row: number, column: number}} */ { row, column }) =>
    (starts[row - 1] ?? source.length) + column - 1
  return [...change.edits]
    .sort((a, b) => offset(b.location) - offset(a.location))
    .reduce(
      (text, edit) =>
        text.slice(0, offset(edit.location)) + (edit.content ?? '') + text.slice(offset(edit.end_location)),
      source,
    )
}

/** @param {string} file */
function tooLong(file) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1
  return lines <= MOST_LINES || LONG.test(file) ? [] : [`${file}: ${lines} lines, at most ${MOST_LINES}`]
}

/** Every module's imports of its siblings, type imports included; a circle is named by its modules. */
function circles() {
  const modules = new Map(files.map((file) => [moduleOf(file), file]))
  /** @type {Map<string, Set<string>>} */
  const imports = new Map([...modules].map(([name, file]) => [name, importsOf(name, file, modules)]))
  /** @type {string[]} */
  const found = []
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map()
  /** @type {string[]} */
  const path = []
  const visit = (/** @type {string} */ name) => {
    state.set(name, 'open')
    path.push(name)
    for (const next of imports.get(name) ?? []) {
      if (state.get(next) === 'open')
        found.push(`a circle of imports: ${[...path.slice(path.indexOf(next)), next].join(' → ')}`)
      else if (!state.has(next)) visit(next)
    }
    path.pop()
    state.set(name, 'done')
  }
  for (const name of modules.keys()) if (!state.has(name)) visit(name)
  return found
}

/** @param {string} file */
function moduleOf(file) {
  return file
    .slice(GUEST.length + 1)
    .replace(/(\/__init__)?\.py$/, '')
    .replaceAll('/', '.')
}

/**
 * @param {string} name
 * @param {string} file
 * @param {Map<string, string>} modules
 */
function importsOf(name, file, modules) {
  const code = readFileSync(join(root, file), 'utf8').replace(/"""[\s\S]*?"""/g, '')
  /** @type {string[]} */
  const named = []
  for (const [, module = ''] of code.matchAll(/^[ \t]*import ([\w.]+)/gm)) named.push(module)
  for (const [, module = '', names = ''] of code.matchAll(/^[ \t]*from ([\w.]+) import (\([^)]*\)|[^\n]+)/gm)) {
    const parts = names
      .replace(/#.*$| as \w+/gm, '')
      .split(/[(),\s]+/)
      .filter(Boolean)
    for (const part of parts) named.push(modules.has(`${module}.${part}`) ? `${module}.${part}` : module)
  }
  return new Set(named.filter((one) => one !== name && modules.has(one)))
}
