// `npm run costs`: makes each dry addition in a scratch copy, asks the compiler what its types leave open, proves that
// the whole addition compiles and works, and writes what it cost into CONTRIBUTING.md. `-- matcher` looks at one of them only;
// `-- --together` makes all in one copy, which takes minutes in place of a quarter of an hour and does not tell what the types name.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { additions } from './costs/additions.mjs'
import { root, say } from './run.mjs'

const BEGIN = '<!-- written by `npm run costs` -->'
const END = '<!-- /costs -->'

const copy = join(mkdtempSync(join(tmpdir(), 'dryfit-costs-')), 'copy')
const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
git('worktree', 'add', '--detach', copy, 'HEAD')
try {
  linkModules()
  const open = process.argv[2] === '--together' ? [] : compiled()
  if (open.length > 0) throw new Error(`the copy does not compile: ${open.join(', ')}`)
  const asked = process.argv[2]
  const rows =
    asked === '--together'
      ? costsTogether()
      : additions.filter(({ name }) => asked === undefined || name.includes(asked)).map(costOf)
  if (asked === undefined || asked === '--together') write(rows)
  for (const row of rows) say(row)
} finally {
  git('worktree', 'remove', '--force', copy)
  rmSync(dirname(copy), { recursive: true, force: true })
}

/** The copy uses the packages that are installed here; its own packages are linked to each other. */
function linkModules() {
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const sources = {
    extends: './tsconfig.base.json',
    include: ['packages/*/src'],
    exclude: ['packages/*/src/**/*.test.ts'],
  }
  const emit = { composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true }
  const build = {
    incremental: true,
    tsBuildInfoFile: 'costs.tsbuildinfo',
    paths: { '@dryfit/*': ['./packages/*/src/index.ts'] },
  }
  writeFileSync(
    join(copy, 'tsconfig.costs.json'),
    JSON.stringify({ ...sources, compilerOptions: { ...emit, ...build } }),
  )
  for (const name of readdirSync(join(root, 'packages'))) {
    const from = join(root, 'packages', name, 'node_modules')
    if (!existsSync(from) || !existsSync(join(copy, 'packages', name))) continue
    mkdirSync(join(copy, 'packages', name, 'node_modules'))
    for (const entry of readdirSync(from)) linkOne(name, entry)
  }
}

/**
 * @param {string} name
 * @param {string} entry
 */
function linkOne(name, entry) {
  const into = join(copy, 'packages', name, 'node_modules', entry)
  if (entry !== '@dryfit') return symlinkSync(join(root, 'packages', name, 'node_modules', entry), into)
  mkdirSync(into)
  for (const sibling of readdirSync(join(root, 'packages', name, 'node_modules', entry)))
    symlinkSync(join(copy, 'packages', sibling), join(into, sibling))
}

/** The files in which the compiler finds something. */
function compiled() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const done = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.costs.json'], { cwd: copy, encoding: 'utf8' })
  return [...new Set([...done.stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map((found) => String(found[1])))]
}

/**
 * @param {import('./costs/additions.mjs').Addition} addition
 * @returns {string}
 */
function costOf({ name, wanted, edits, data = [], derived = [], proof }) {
  say(`adding ${name}`)
  // What an author begins with: the types of what is new, or else the new file.
  const declaring = edits.filter(([, text]) => text.includes('export interface'))
  const begun = declaring.length > 0 ? declaring : edits.slice(0, 1)
  for (const edit of begun) apply(edit)
  const declared = begun.map(([file]) => file)
  const named = compiled().filter((file) => !declared.includes(file))
  for (const edit of edits) if (!begun.includes(edit)) apply(edit)
  for (const program of derived) runProgram(name, join(copy, program))
  const open = compiled()
  if (open.length > 0) throw new Error(`${name} needs more than its edits: ${open.join(', ')}`)
  if (proof !== undefined) prove(name, proof)
  const files = filesOf({ edits, data })
  const rest = files.filter((file) => !declared.includes(file))
  const kept = rest.filter((file) => named.includes(file))
  execFileSync('git', ['checkout', '-q', '.'], { cwd: copy })
  execFileSync('git', ['clean', '-qfd', 'packages'], { cwd: copy })
  return rowOf({ name, wanted, files }, `${kept.length} of ${rest.length}`)
}

/** All additions in one copy, compiled once. */
function costsTogether() {
  for (const { edits } of additions) for (const edit of edits) apply(edit)
  for (const program of new Set(additions.flatMap(({ derived = [] }) => derived)))
    runProgram('what is derived', join(copy, program))
  const open = compiled()
  if (open.length > 0) throw new Error(`the additions need more than their edits: ${open.join(', ')}`)
  for (const { name, proof } of additions) if (proof !== undefined) prove(name, proof)
  return additions.map(({ name, wanted, edits, data = [] }) =>
    rowOf({ name, wanted, files: filesOf({ edits, data }) }, '–'),
  )
}

/** @param {{ edits: readonly import('./costs/additions.mjs').Edit[], data: readonly string[] }} addition */
function filesOf({ edits, data }) {
  return [...new Set(edits.map(([file]) => file)), ...data]
}

/**
 * @param {{ name: string, wanted: number, files: readonly string[] }} addition
 * @param {string} named
 */
function rowOf({ name, wanted, files }, named) {
  const verdict = files.length <= wanted ? '' : `, wanted ${wanted}`
  const list = files.map((file) => `\`${file.replace(/^packages\//, '')}\``).join(' · ')
  return `| ${name} | ${files.length}${verdict} | ${named} | ${list} |`
}

/** @param {import('./costs/additions.mjs').Edit} edit */
function apply([file, text, before]) {
  const path = join(copy, file)
  if (before === undefined) {
    mkdirSync(dirname(path), { recursive: true })
    return writeFileSync(path, text)
  }
  const source = readFileSync(path, 'utf8')
  const at = source.indexOf(before)
  if (at < 0) throw new Error(`${file} has no ${JSON.stringify(before)}: bring scripts/costs/additions.mjs up to date`)
  const isReplaced = text.includes(before)
  // All places: a tree is walked in more than one function.
  writeFileSync(
    path,
    source.replaceAll(before, () => (isReplaced ? text : text + before)),
  )
}

/**
 * @param {string} name
 * @param {string} proof
 */
function prove(name, proof) {
  const program = join(copy, 'packages/python/proof.ts')
  writeFileSync(program, proof)
  runProgram(name, program)
}

/**
 * @param {string} name
 * @param {string} program
 */
function runProgram(name, program) {
  const args = ['--conditions=@dryfit/source', '--import', 'tsx', program]
  const done = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${name} does not work: ${done.stderr}`)
}

/** @param {readonly string[]} rows */
function write(rows) {
  const page = join(root, 'CONTRIBUTING.md')
  const source = readFileSync(page, 'utf8')
  const [before, rest = ''] = source.split(BEGIN)
  const [, after] = rest.split(END)
  if (after === undefined) throw new Error(`CONTRIBUTING.md has no place for the costs: ${BEGIN} … ${END}`)
  const table = ['| a dry addition | files | named | which |', '|---|---|---|---|', ...rows].join('\n')
  writeFileSync(page, `${before}${BEGIN}\n${table}\n${END}${after}`)
}
