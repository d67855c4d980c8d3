import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { evaluatedRuleTypes } from '@dryfit/glue'
import { awsRows } from './aws-parity.ts'

// Derives docs/glue-parity.md: what AWS documents, held against the guest's Python and the refusals in the sources.

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = resolve(HERE, '../../..')
const GUEST = resolve(HERE, '../guest')
const GLUE = resolve(ROOT, 'packages/glue/src')
const OUTPUT = resolve(ROOT, 'docs/glue-parity.md')

type Classes = Readonly<Record<string, Readonly<Record<string, string>>>>
const {
  provenance: _,
  summaries: _s,
  ...documented
} = JSON.parse(readFileSync(resolve(ROOT, 'fixtures/glue/signatures.json'), 'utf8')) as {
  readonly provenance: string
  readonly summaries: Classes
} & Readonly<Record<string, Classes>>

const sourcesBelow = (folder: string, extension: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension) && !name.endsWith(`.test${extension}`))
    .sort()
    .map((name) => join(folder, name))

/** The methods of the guest whose body does nothing but refuse or fail, as `Class.method`. */
function refusedInGuest(): ReadonlySet<string> {
  const refused = new Set<string>()
  for (const module of ['awsglue', 'awsgluedq', 'awsglueml']) {
    for (const file of sourcesBelow(join(GUEST, module), '.py')) {
      const text = readFileSync(file, 'utf8')
      for (const [, kind = '', body = ''] of text.matchAll(/^class (\w+)[^\n]*\n((?:(?: {4}[^\n]*)?\n)*)/gm)) {
        const methods = body.matchAll(
          /^ {4}def (\w+)\([\s\S]*?\)(?: -> [^\n]+)?:\n(?: {8}"""[^"]*"""\n)? {8}(\w+ ?\w*)/gm,
        )
        for (const [, method = '', start = ''] of methods)
          if (/^raise (refused|NameError)/.test(start)) refused.add(`${kind}.${method}`)
      }
    }
  }
  return refused
}

/** Methods of the context that the fake refuses as a whole. */
const refusedInGlue = (): readonly string[] =>
  [...readFileSync(join(GLUE, 'context/upkeep.ts'), 'utf8').matchAll(/^ {2}(\w+): refused\(/gm)].map(
    ([, name = '']) => `GlueContext.${name}`,
  )

/** The text of a template or string that begins at `from`, with what it fills in shown as an ellipsis. */
function textAt(source: string, from: number): string | undefined {
  const quote = source[from]
  if (quote !== '`' && quote !== "'") return undefined
  let text = ''
  for (let i = from + 1; i < source.length && source[i] !== quote; i += 1) {
    if (quote === '`' && source.startsWith('${', i)) {
      let depth = 0
      do {
        if (source[i] === '{') depth += 1
        if (source[i] === '}') depth -= 1
        i += 1
      } while (depth > 0 || source[i - 1] !== '}')
      i -= 1
      text += '…'
    } else text += source[i]
  }
  return text
}

/** What a source file refuses: the texts that follow "Failed to". */
function refusalsOf(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(/notSupported\(\s*/g)].flatMap(
    (match) => textAt(source, match.index + match[0].length) ?? [],
  )
}

function refusals(folder: string): readonly string[] {
  return sourcesBelow(join(GLUE, folder), '.ts').flatMap((file) => {
    const texts = [...new Set(refusalsOf(file))]
    const name = relative(join(GLUE, folder), file).replaceAll('\\', '/').replace(/\.ts$/, '')
    return texts.length === 0 ? [] : [`| ${name} | ${texts.map((t) => t.replaceAll('|', '\\|')).join('<br>')} |`]
  })
}

const refused = new Set([...refusedInGuest(), ...refusedInGlue()])

/** One row a class; classes that are called and nothing else share the row of their module. */
function coverage(): readonly string[] {
  return Object.entries(documented).flatMap(([module, classes]) => {
    const isCalled = (methods: Readonly<Record<string, string>>): boolean => Object.keys(methods).join() === '__call__'
    const called = Object.keys(classes).filter((kind) => isCalled(classes[kind] ?? {}))
    const others = Object.keys(classes).filter((kind) => !called.includes(kind) && kind !== 'ResolveOption')
    return [
      ...others.map((kind) => {
        const names = Object.keys(classes[kind] ?? {}).filter((name) => name !== '__init__')
        return row(module, kind, names, (name) => refused.has(`${kind}.${name}`))
      }),
      ...(called.length === 0 ? [] : [row(module, 'transforms', called, (kind) => refused.has(`${kind}.__call__`))]),
    ]
  })
}

function row(module: string, kind: string, names: readonly string[], isRefused: (name: string) => boolean): string {
  const list = (some: readonly string[]): string => some.map((name) => `\`${name}\``).join(' ') || '–'
  return `| ${module} | ${kind} | ${list(names.filter((n) => !isRefused(n)))} | ${list(names.filter(isRefused))} |`
}

writeFileSync(
  OUTPUT,
  `<!-- Generated from fixtures/glue/signatures.json and the sources by \`npm run generate\`. Do not edit. -->
# Parity with AWS Glue

What AWS documents of awsglue (Glue 5.1), and what dryfit has of it. What is missing raises \`[GLUE_NOT_SUPPORTED]\`
and says how to go on; nothing is guessed.

## Methods

| module | class | there | raises |
|---|---|---|---|
${coverage().join('\n')}

\`Union\` raises a NameError in awsglue itself. What \`EvaluateDataQuality\` says of rules and of rows is worked out when a job looks at
it, as AWS's open evaluator of DQDL works it out (awslabs/deequ 2.1.0, of which 850 answers are recorded): ${evaluatedRuleTypes()
    .map((type) => `\`${type}\``)
    .join(
      ' ',
    )}. Where AWS's documentation says other than the evaluator, or neither tells, \`[RULE_NOT_KNOWN]\` is raised. Rules that ask
earlier runs (\`DetectAnomalies\`, \`avg(last(3))\`) or files are refused, \`DatasetMatch\`, labels and variables too. A conversion whose result in Glue is not known for sure raises \`[CAST_NOT_KNOWN]\`.

## boto3

The operations that the world answers; a parameter with an effect that is not known is refused. Every other operation of every service
is a stub of the test: without one it is refused with \`[NOT_ANSWERED]\` and the line that answers it.

| service | operations | refused parameters |
|---|---|---|
${awsRows().join('\n')}

Resources: \`s3\`, \`dynamodb\`, \`sqs\`, \`sns\`, \`cloudwatch\`, with their actions, collections, waiters and sub-resources.

## What is refused on the way

Each entry ends a message that begins with "Failed to".

| transforms | refuses to |
|---|---|
${refusals('dynamic-frame').join('\n')}

| reads, writes and the rest | refuses to |
|---|---|
${['context', 'data-quality', 'record-formats', 'job', 'world'].flatMap(refusals).join('\n')}
`,
)
