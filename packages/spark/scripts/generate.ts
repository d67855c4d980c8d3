import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SparkFunction } from '../src/functions/define.ts'
import { FUNCTION_FAMILIES } from '../src/functions/index.ts'
import { type Param, parseParam } from '../src/functions/params.ts'
import { sparkFunctionNames } from '../src/functions/spark-names.ts'
import { optionsPage } from './options-page.ts'
import { settingsPage } from './settings-page.ts'
import { sqlPage } from './sql-page.ts'
import { versionsPage } from './versions-page.ts'

// Derives from the registry what must not be edited: the TypeScript functions, the parity table, the page of settings.

const HERE = dirname(fileURLToPath(import.meta.url))
const FUNCTIONS = resolve(HERE, '../src/api/functions.ts')
const PARITY = resolve(HERE, '../../../docs/parity.md')
const SETTINGS_PAGE = resolve(HERE, '../../../docs/reference/settings.md')
const OPTIONS_PAGE = resolve(HERE, '../../../docs/reference/options.md')
const VERSIONS_PAGE = resolve(HERE, '../../../docs/reference/glue-versions.md')
const SQL_PAGE = resolve(HERE, '../../../docs/reference/sql.md')

const TYPES: Readonly<Record<Param['kind'], string>> = {
  column: 'ColumnOrName',
  int: 'number',
  float: 'number',
  str: 'string',
  bool: 'boolean',
  any: 'unknown',
  plain: 'unknown',
  'col|int': 'ColumnOrName | number',
  'col|str': 'Column | string',
  lambda: '(...columns: Column[]) => Column',
  schema: 'string | DataType | Column',
  options: 'Readonly<Record<string, unknown>>',
  seed: 'number | bigint',
}

const RESERVED = new Set([
  'if',
  'in',
  'case',
  'default',
  'delete',
  'new',
  'null',
  'true',
  'false',
  'with',
  'var',
  'void',
  'this',
  'typeof',
  'do',
  'for',
  'function',
  'return',
  'switch',
  'try',
  'while',
  'export',
  'import',
  'const',
  'class',
])
const isIdentifier = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.has(name)

/** The names under which PySpark's `functions` module has an entry. */
const pythonNames = (entry: SparkFunction): readonly string[] =>
  entry.python === false || entry.python === 'manual'
    ? []
    : (entry.python ?? [entry.name, ...(entry.aliases ?? [])]).filter(isIdentifier)

function signature(params: readonly Param[]): string {
  const required = params.map((p, i) => !p.optional && params.slice(0, i).every((q) => !q.optional))
  return params
    .map((p, i) => {
      const name = RESERVED.has(p.name) ? `${p.name}_` : p.name
      if (p.variadic) return `...${name}: readonly (${TYPES[p.kind]} | readonly ${wrap(TYPES[p.kind])}[])[]`
      return `${name}${required[i] === true ? '' : '?'}: ${TYPES[p.kind]}`
    })
    .join(', ')
}

const wrap = (type: string): string => (type.includes('|') || type.includes('=>') ? `(${type})` : type)

function functionText(name: string, entry: SparkFunction): string {
  const params = entry.params.map(parseParam)
  const names = params.map((p) => `${p.variadic ? '...' : ''}${RESERVED.has(p.name) ? `${p.name}_` : p.name}`)
  return `/** ${entry.summary} */\nexport const ${name} = (${signature(params)}): Column =>\n  callFunction('${name}', [${names.join(', ')}])\n`
}

function writeFunctions(): void {
  const entries = Object.values(FUNCTION_FAMILIES).flat()
  const byName = new Map(entries.flatMap((e) => pythonNames(e).map((n) => [n, e] as const)))
  const body = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([n, e]) => functionText(n, e))
  const text = `// Generated from the function registry by \`npm run generate\`. Do not edit.
// biome-ignore-all format: one function a paragraph, as the generator writes them
// biome-ignore-all lint/suspicious/noShadowRestrictedNames: Spark's names are kept
import type { DataType } from '../types/data-type.ts'
import type { Column, ColumnOrName } from './column.ts'
import { callFunction } from './function-call.ts'

export { col, expr, lit, map_contains_key, when } from './function-call.ts'

${body.join('\n')}`
  writeFileSync(FUNCTIONS, text)
}

/** What Spark lists among its functions and the parser reads as syntax: operators, casts, functions that make tables. */
const SYNTAX: ReadonlySet<string> = new Set(
  '!= <> || between cast range bigint binary boolean date decimal double float int smallint string timestamp tinyint'.split(
    ' ',
  ),
)

function writeParity(): void {
  const known = new Set(
    Object.values(FUNCTION_FAMILIES).flatMap((f) => f.flatMap((e) => [e.name, ...(e.aliases ?? [])])),
  )
  const missing = sparkFunctionNames().filter((n) => !known.has(n) && !SYNTAX.has(n))
  const rows = Object.entries(FUNCTION_FAMILIES)
    .filter(([, entries]) => entries.length > 0)
    .map(
      ([family, entries]) =>
        `| ${family} | ${entries.length} | ${entries.map((e) => `\`${e.name.replaceAll('|', '\\|')}\``).join(' ')} |`,
    )
  const text = `<!-- Generated from the registries by \`npm run generate\`. Do not edit. -->
# Parity

What Spark 3.5.6 has and what dryfit has of it. A function that is not here raises
\`[FUNCTION_NOT_IMPLEMENTED]\` when a job calls it; nothing is guessed.
What there is of AWS Glue stands in [glue-parity.md](glue-parity.md), statements and clauses of SQL in
[reference/sql.md](reference/sql.md), what is done with each setting in
[reference/settings.md](reference/settings.md).

## Functions: ${sparkFunctionNames().length - missing.length} of Spark's ${sparkFunctionNames().length} SQL functions

| family | entries | functions |
|---|---|---|
${rows.join('\n')}

### Not there yet

${missing.map((n) => `\`${n.replaceAll('|', '\\|')}\``).join(' ')}
`
  mkdirSync(dirname(PARITY), { recursive: true })
  writeFileSync(PARITY, text)
}

function writeSettings(): void {
  mkdirSync(dirname(SETTINGS_PAGE), { recursive: true })
  writeFileSync(SETTINGS_PAGE, settingsPage())
  writeFileSync(OPTIONS_PAGE, optionsPage())
  writeFileSync(VERSIONS_PAGE, versionsPage())
  writeFileSync(SQL_PAGE, sqlPage())
}

writeFunctions()
writeParity()
writeSettings()
