// Refuses a name that a package exports without a doc comment.
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { root } from './run.mjs'
import { packages } from './workspace.mjs'

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config,
  ts.sys,
  root,
)
const entries = packages().flatMap(({ dir, manifest }) =>
  Object.values(manifest.exports)
    .map((target) => target['@dryfit/source'])
    .filter((target) => target?.endsWith('.ts') && existsSync(join(dir, target)))
    .map((target) => join(dir, target)),
)
const program = ts.createProgram(entries, { ...options, composite: false, noEmit: true })
const checker = program.getTypeChecker()

const silent = entries.flatMap((entry) => {
  const file = program.getSourceFile(entry)
  const module = file && checker.getSymbolAtLocation(file)
  const names = module ? checker.getExportsOfModule(module) : []
  return names.filter((name) => !isDocumented(name)).map((name) => `${relative(root, entry)}: ${name.name}`)
})
if (silent.length > 0) {
  console.error(`✗ ${silent.length} exported names have no doc comment:\n  ${silent.join('\n  ')}`)
  process.exit(1)
}

/** @param {ts.Symbol} name */
function isDocumented(name) {
  const target = name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name
  const foreign = target.declarations?.every((one) => one.getSourceFile().fileName.includes('/node_modules/')) ?? true
  // A namespace (`export * as F`) is what its members say.
  const isNamespace = (target.flags & ts.SymbolFlags.ValueModule) !== 0
  return foreign || isNamespace || [name, target].some((one) => one.getDocumentationComment(checker).length > 0)
}
