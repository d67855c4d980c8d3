import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SparkFunction } from '../../spark/src/functions/define.ts'
import { FUNCTION_FAMILIES } from '../../spark/src/functions/index.ts'
import { type Param, parseParam } from '../../spark/src/functions/params.ts'
import { PYSPARK_FUNCTIONS } from './pyspark-functions.ts'

// Derives the guest's functions from the registry: names and defaults are PySpark's, the kinds of arguments the entry's.

const HERE = dirname(fileURLToPath(import.meta.url))
const GUEST = resolve(HERE, '../guest/pyspark/sql')
const OUTPUT = resolve(GUEST, '_generated_functions.py')
const HAND_WRITTEN = ['functions.py', '_column_functions.py'].map((name) => resolve(GUEST, name))

/** How an argument of each kind becomes an expression: a function of `_function_arguments.py`. */
const CONVERTERS: Readonly<Record<Param['kind'], string>> = {
  column: 'a.column',
  int: 'a.number',
  str: 'a.text',
  bool: 'a.flag',
  float: 'a.double',
  any: 'a.value',
  plain: 'a.plain',
  'col|int': 'a.column_or_int',
  'col|str': 'a.column_or_text',
  lambda: 'a.function',
  schema: 'a.schema',
  options: 'a.options',
  seed: 'a.seed',
}

const handWritten = new Set(
  HAND_WRITTEN.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:def (\w+)\(|(\w+) = )/gm)].map((m) => m[1] ?? m[2] ?? ''),
  ),
)

interface PythonParam {
  readonly name: string
  readonly variadic: boolean
  readonly defaultText?: string
}

function readSignature(line: string): {
  readonly name: string
  readonly text: string
  readonly params: readonly PythonParam[]
} {
  const [, name = '', text = ''] = /^(\w+)\((.*)\)$/.exec(line) ?? []
  const params =
    text === ''
      ? []
      : text.split(/, (?=[*\w])(?!mm)/).map((part): PythonParam => {
          const [, star, param = '', defaultText] = /^(\*?)(\w+)(?:=(.*))?$/.exec(part) ?? []
          return { name: param, variadic: star === '*', ...(defaultText === undefined ? {} : { defaultText }) }
        })
  return { name, text, params }
}

/** The entry behind a name of PySpark's module, and the Spark name that the call carries. */
function findEntry(name: string): { readonly entry: SparkFunction; readonly functionName: string } | undefined {
  const entries = Object.values(FUNCTION_FAMILIES).flat()
  const sqlNames = (entry: SparkFunction): readonly string[] => [entry.name, ...(entry.aliases ?? [])]
  const entry =
    entries.find((e) => Array.isArray(e.python) && e.python.includes(name)) ??
    entries.find((e) => sqlNames(e).includes(name))
  return entry && { entry, functionName: sqlNames(entry).includes(name) ? name : entry.name }
}

function argumentTexts(params: readonly PythonParam[], entry: SparkFunction): readonly string[] {
  const known = entry.params.map(parseParam)
  const converter = (i: number): string => CONVERTERS[(known[i] ?? known.findLast((p) => p.variadic))?.kind ?? 'any']
  const texts: string[] = []
  const omitted: string[] = []
  params.forEach((param, i) => {
    if (param.variadic)
      texts.push(converter(i) === 'a.column' ? `*a.columns(${param.name})` : `*map(${converter(i)}, ${param.name})`)
    else if (param.defaultText !== 'None' && omitted.length > 0)
      throw new Error(`${param.name} follows an argument that may be left out: write the function by hand`)
    else if (param.defaultText === 'None' && known[i]?.kind !== 'seed') omitted.push(`(${converter(i)}, ${param.name})`)
    else texts.push(`${converter(i)}(${param.name})`)
  })
  if (omitted.length > 0) texts.push(`*a.given(${omitted.join(', ')})`)
  return texts
}

const summaryOf = (entry: SparkFunction): string =>
  entry.summary.replaceAll('\\', '\\\\').replaceAll('"""', "'''").replace(/[.]?$/, '.')

function wrapped(head: string, parts: readonly string[]): string {
  const line = `${head}${parts.join(', ')})`
  return line.length <= 116 ? line : `${head}\n        ${parts.join(',\n        ')},\n    )`
}

function functionText(line: string): string | undefined {
  const { name, text, params } = readSignature(line)
  const found = findEntry(name)
  if (found === undefined) return undefined
  const { entry, functionName } = found
  if (handWritten.has(name)) return ''
  if (params.length > entry.params.length && !entry.params.some((p) => p.startsWith('*'))) {
    throw new Error(
      `functions.${name}(${text}) takes more arguments than the registry's ${entry.name}(${entry.params.join(', ')})`,
    )
  }
  const call = wrapped('    return a.invoke(', [JSON.stringify(functionName), ...argumentTexts(params, entry)])
  const typed = params.map(
    (p) =>
      `${p.variadic ? '*' : ''}${p.name}: Any${p.defaultText === undefined ? '' : ` = ${p.defaultText.replaceAll("'", '"')}`}`,
  )
  const head = wrapped(`def ${name}(`, typed)
    .replace(/^ {8}/gm, '    ')
    .replace(/^ {4}\)$/m, ')')
  return `${head} -> Column:\n    """${summaryOf(entry)}"""\n${call}\n`
}

const lines = PYSPARK_FUNCTIONS.trim().split('\n')
const names = lines.map((line) => line.slice(0, line.indexOf('(')))
const texts = new Map(lines.map((line, i) => [names[i] ?? '', functionText(line)] as const))
const written = names.filter((n) => texts.get(n) !== undefined && !handWritten.has(n))
const missing = names.filter((n) => texts.get(n) === undefined && !handWritten.has(n))

writeFileSync(
  OUTPUT,
  `"""Generated from the function registry by \`npm run generate\`. Do not edit."""

# ruff: noqa: A001, A002
from __future__ import annotations

from typing import Any

from pyspark.sql import _function_arguments as a
from pyspark.sql.column import Column


${written.map((n) => texts.get(n)).join('\n\n')}

#: Functions of PySpark that the registry does not have yet.
MISSING: dict[str, Any] = {
    name: a.refusing(name)
    for name in (
${missing.map((n) => `        "${n}",`).join('\n')}
    )
}
globals().update(MISSING)

__all__ = [
${[...written, ...missing].map((n) => `    "${n}",`).join('\n')}
]
`,
)
process.stdout.write(
  `guest functions: ${written.length} generated, ${handWritten.size} written by hand, ${missing.length} missing\n`,
)
