// Writes docs/reference/error-codes.md: every code of dryfit's own, with the messages that carry it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../run.mjs'
import { thrownCodes } from './collect.mjs'

const PAGE = join(root, 'docs/reference/error-codes.md')

/** @type {Map<string, Map<string, string>>} */
const codes = new Map()
for (const { code, message, file } of thrownCodes()) {
  const messages = codes.get(code) ?? new Map()
  messages.set(oneLine(message), file.split('/')[1])
  codes.set(code, messages)
}

const wordless = thrownCodes().filter(({ message }) => !/^(?:Failed to |…)/.test(message))
if (wordless.length > 0) {
  const listed = wordless.map(({ code, message, file }) => `  ${file} ${code}: ${message}`)
  console.error(`✗ an error of our own begins with "Failed to":\n${listed.join('\n')}`)
  process.exit(1)
}

const sections = [...codes]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([code, messages]) => [
    `### ${code}`,
    '',
    ...[...messages].sort().map(([message, where]) => `* ${message} *(${where})*`),
    '',
  ])
mkdirSync(dirname(PAGE), { recursive: true })
writeFileSync(
  PAGE,
  [
    '# Error codes of dryfit',
    '',
    'What Spark or Glue would raise is raised in their words and under their classes. What only dryfit raises has one of these codes and',
    'reads `[CODE] Failed to <verb> <object>: <reason>. <next step>`. A job must not rely on them: in production they do not exist.',
    '',
    'This page is generated from the places that throw them (`npm run generate`); … stands for what a run fills in.',
    '',
    ...sections,
  ].join('\n'),
)

/** @param {string} text */
function oneLine(text) {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<', '\\<')
    .replaceAll(/\.(?:\. )+/g, '. ')
    .trim()
}
