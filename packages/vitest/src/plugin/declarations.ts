import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { hasStub, methodsOf, type PythonClassSource } from '../python-source/definitions.ts'
import type { PythonFunctionSource, PythonParameter } from '../python-source/functions.ts'
import type { Literal } from '../python-source/literal.ts'
import type { PythonSource } from '../python-source/scan.ts'

/** Where the generated types of a project live; `.dryfit` belongs in `.gitignore`. */
export const FOLDER = '.dryfit'

/** Mirrors the project: `../jobs/x.py` finds `types/jobs/x.d.py.ts`. */
export const TYPES = 'types'

/** Mirrors the folder so many levels above the project: for Python that lies outside it, as in a monorepo. */
export const ABOVE = /^types-(\d+)-up$/

/** What a file begins with that is the plugin's to write and to remove. */
export const FIRST_LINE = '// Written by dryfit/plugin from the Python file beside which it stands; changes are lost.'

/** Writes the types of a Python file for the editor, where they are not there yet. A read-only project goes without. */
export function writeDeclaration(root: string, file: string, source: PythonSource): void {
  const place = mirrored(root, file)
  if (place === undefined) return
  try {
    writeChanged(join(root, FOLDER, place.folder, place.path.replace(/\.py$/, '.d.py.ts')), declarationOf(source))
  } catch {}
  writeTsconfig(root)
}

/** Writes what a project's `tsconfig.json` extends: without it TypeScript, and so Vite, refuses that file. A read-only project goes without. */
export function writeTsconfig(root: string): void {
  const folder = join(root, FOLDER)
  try {
    mkdirSync(folder, { recursive: true })
    writeChanged(join(folder, 'tsconfig.json'), tsconfig(folder))
  } catch {}
}

/** Where the types of a file stand; nowhere for what is installed, and for what is on another drive. */
function mirrored(root: string, file: string): { readonly folder: string; readonly path: string } | undefined {
  const parts = relative(root, file).split(sep)
  if (isAbsolute(relative(root, file)) || parts.includes('node_modules')) return undefined
  const levels = parts.findIndex((part) => part !== '..')
  return { folder: levels === 0 ? TYPES : `types-${levels}-up`, path: join(...parts.slice(levels)) }
}

/** What a project's own `extends`: TypeScript looks for a module below each of these as if they were one folder. */
function tsconfig(folder: string): string {
  const above = readdirSync(folder).flatMap((name) => {
    const levels = ABOVE.exec(name)?.[1]
    return levels === undefined ? [] : [Array.from({ length: Number(levels) + 1 }, () => '..').join('/'), `./${name}`]
  })
  const compilerOptions = { allowArbitraryExtensions: true, rootDirs: ['..', `./${TYPES}`, ...above] }
  return `${JSON.stringify({ compilerOptions }, null, 2)}\n`
}

function writeChanged(path: string, text: string): void {
  if (readOrNothing(path) === text) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** The TypeScript face of a Python file: every function and method a stub, called with its parameters by place. */
export function declarationOf({ functions, classes, constants }: PythonSource): string {
  return [
    FIRST_LINE,
    "import type * as dryfit from 'dryfit'",
    ...functions.filter(isExported).map((each) => constant(each.name, stubOf(each))),
    ...classes.filter(isExported).flatMap((each) => classLines(each, classes)),
    ...constants
      .filter(isExported)
      .map(({ name, literal }) => constant(name, literal ? literalType(literal.value) : 'any')),
    `declare const _default: dryfit.JobModule${constants.length === 0 ? '' : ' & { [constant: string]: any }'}`,
    'export default _default',
    '',
  ].join('\n')
}

const isExported = ({ name }: { readonly name: string }): boolean => name !== 'default' && name !== 'then'

const stubOf = (each: PythonFunctionSource): string =>
  `dryfit.PythonFunction<${argumentsOf(each)}, ${typeOf(each.returns)}>`

const constant = (name: string, type: string): string =>
  isReserved(name)
    ? `declare const ${name}_: ${type}\nexport { ${name}_ as ${name} }`
    : `export declare const ${name}: ${type}`

/** Attributes of its objects are made as they run: the source does not tell all of them. */
function classLines(of: PythonClassSource, all: readonly PythonClassSource[]): readonly string[] {
  const { name } = of
  const methods = [...methodsOf(of, all).values()].map(({ method }) => method)
  const made = methods.find((each) => each.name === '__init__')
  const stubs = methods.filter((each) => hasStub(each) && each.name !== 'constructor')
  return [
    isReserved(name) ? `declare class ${name}_ {` : `export declare class ${name} {`,
    `  constructor(...args: ${made === undefined ? 'any[]' : argumentsOf(made)})`,
    ...stubs.map((each) => `  ${each.binding === 'method' ? '' : 'static '}readonly ${each.name}: ${stubOf(each)}`),
    '  [attribute: string]: any',
    '  static [attribute: string]: any',
    '}',
    ...(isReserved(name) ? [`export { ${name}_ as ${name} }`] : []),
  ]
}

function literalType(value: Literal): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'readonly any[]'
  return typeof value === 'object' ? '{ readonly [key: string]: any }' : typeof value
}

function argumentsOf({ parameters }: PythonFunctionSource): string {
  const placed = parameters.filter(({ kind }) => kind === 'positional')
  const rest = parameters.find(({ kind }) => kind === 'rest')
  // Keyword arguments come last, as one object that keywords() makes.
  const open = rest !== undefined || placed.length < parameters.length
  const parts = placed.map((each) => `${labelOf(each)}${each.hasDefault ? '?' : ''}: ${typeOf(each.annotation)}`)
  return `[${[...parts, ...(open ? [`...${rest === undefined ? 'rest' : labelOf(rest)}: unknown[]`] : [])].join(', ')}]`
}

const labelOf = ({ name }: PythonParameter): string => (isReserved(name) ? `${name}_` : name)

const SIMPLE: Readonly<Record<string, string>> = {
  str: 'string',
  int: 'number | bigint',
  float: 'number',
  bool: 'boolean',
  bytes: 'Uint8Array',
  None: 'null',
  DataFrame: 'dryfit.DataFrame',
  DynamicFrame: 'dryfit.DynamicFrame',
  GlueContext: 'dryfit.GlueContext',
  SparkSession: 'dryfit.SparkSession',
  SparkContext: 'dryfit.SparkContext',
  date: 'Date',
  datetime: 'Date',
}

/** The type of a simple hint; what is not simple may be anything. */
function typeOf(hint: string | undefined): string {
  if (hint === undefined) return 'any'
  const parts = hint.split('|').map((part) => part.trim())
  if (parts.length > 1 && parts.every((part) => /^[\w.]+$/.test(part))) return parts.map(typeOf).join(' | ')
  const optional = /^(?:typing\.)?Optional\[([\w.]+)\]$/.exec(hint)?.[1]
  if (optional !== undefined) return `${typeOf(optional)} | null`
  const name = hint.split('.').at(-1) ?? ''
  if (/^[\w.]+$/.test(hint) && name in SIMPLE) return SIMPLE[name] ?? 'any'
  if (/^(?:typing\.)?(?:[Ll]ist|Sequence|Iterable|tuple|Tuple)\b/.test(hint)) return 'readonly any[]'
  if (/^(?:typing\.)?(?:[Dd]ict|Mapping)\b/.test(hint)) return '{ readonly [key: string]: any }'
  return 'any'
}

const RESERVED = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield arguments eval'.split(
    ' ',
  ),
)

export const isReserved = (name: string): boolean => RESERVED.has(name)
