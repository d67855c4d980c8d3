// Finds dryfit's own error codes where they are thrown, in both languages, with the words that follow them.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../run.mjs'

/**
 * @typedef {object} Thrown
 * @property {string} code
 * @property {string} message from "Failed to" on; what a run fills in reads …
 * @property {string} file from the top folder
 */

/** The constructors and functions whose first argument is a code, in TypeScript. */
const MAKERS = new Set(['UnsupportedError', 'GlueError'])
const CODE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/

/** @returns {Thrown[]} */
export function thrownCodes() {
  const listed = execFileSync('git', ['ls-files', 'packages/*/src/*.ts', 'packages/python/guest/*.py'], {
    cwd: root,
    encoding: 'utf8',
  })
  return listed
    .split('\n')
    .filter((file) => file !== '' && !/\.test\.ts$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      return file.endsWith('.py') ? inPython(file, source) : inTypeScript(file, source)
    })
}

/**
 * @param {string} file
 * @param {string} source
 */
function inTypeScript(file, source) {
  /** @type {Thrown[]} */
  const found = []
  const visit = (/** @type {ts.Node} */ node) => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && MAKERS.has(node.expression.getText(tree))) {
      const [code, ...words] = (node.arguments ?? []).map((argument) => textOf(argument))
      if (code !== undefined && CODE.test(code)) found.push({ code, file, message: words.join('. ') })
    } else if (ts.isClassDeclaration(node)) {
      found.push(...ofClass(file, node))
    } else if (isText(node)) {
      const [, code, message] = /^\[([A-Z][A-Z0-9_]+)\] (Failed to [\s\S]*)/.exec(textOf(node)) ?? []
      if (code !== undefined && message !== undefined) found.push({ code, file, message })
      if (ts.isBinaryExpression(node)) return
    }
    ts.forEachChild(node, visit)
  }
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  visit(tree)
  return found
}

/**
 * An error class that carries its code: the words are what its constructor begins with.
 * @param {string} file
 * @param {ts.ClassDeclaration} node
 * @returns {Thrown[]}
 */
function ofClass(file, node) {
  const named = node.members.find((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'code')
  const code = named && ts.isPropertyDeclaration(named) && named.initializer ? textOf(named.initializer) : ''
  if (!CODE.test(code)) return []
  /** @type {string | undefined} */
  let message
  const visit = (/** @type {ts.Node} */ inner) => {
    if (message === undefined && isText(inner) && textOf(inner).startsWith('Failed to ')) message = textOf(inner)
    else ts.forEachChild(inner, visit)
  }
  visit(node)
  return message === undefined ? [] : [{ code, file, message }]
}

/** @param {ts.Node} node */
function isText(node) {
  if (ts.isBinaryExpression(node)) return node.operatorToken.kind === ts.SyntaxKind.PlusToken
  return ts.isTemplateExpression(node) || ts.isStringLiteralLike(node)
}

/**
 * The text of a literal, a template or a sum of them.
 * @param {ts.Node} node
 * @returns {string}
 */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('')
  if (ts.isBinaryExpression(node)) return textOf(node.left) + textOf(node.right)
  return '…'
}

/**
 * @param {string} file
 * @param {string} source
 */
function inPython(file, source) {
  const plain = (/** @type {string} */ text) => text.replace(/\{[^{}]*\}/g, '…')
  const calls = [
    ...source.matchAll(
      /\bunsupported\(\s*"([A-Z][A-Z0-9_]+)",\s*f?"([^"]*)",\s*(?:f?"([^"]*)")?,?\s*(?:f?"([^"]*)")?/g,
    ),
  ]
  const texts = [...source.matchAll(/f?"\[([A-Z][A-Z0-9_]+)\] (Failed to [^"]*)"(?:\s*\n\s*f?"([^"]*)")?/g)]
  return [
    ...calls.map(([, code = '', what = '', reason = '…', next = '…']) => ({
      code,
      file,
      message: plain(`Failed to ${what}: ${reason}. ${next}`),
    })),
    ...texts.map(([, code = '', first = '', more = '']) => ({ code, file, message: plain(first + more) })),
  ]
}
