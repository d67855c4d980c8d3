// Runs TypeScript programs of the workspace from source: `node scripts/source.mjs <file or folder>... [-- argument...]`.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { must, root, say } from './run.mjs'
import { install } from './setup.mjs'

const cut = process.argv.indexOf('--')
const targets = process.argv.slice(2, cut < 0 ? undefined : cut)
const rest = cut < 0 ? [] : process.argv.slice(cut + 1)

install()
for (const target of targets) {
  if (!existsSync(join(root, target))) say(`nothing to run yet at ${target}`)
  for (const program of programsOf(target)) {
    say(`running ${program}`)
    must(process.execPath, ['--conditions=@dryfit/source', '--import', 'tsx', program, ...rest])
  }
}

/** @param {string} target */
function programsOf(target) {
  if (!existsSync(join(root, target))) return []
  if (statSync(join(root, target)).isFile()) return [target]
  return readdirSync(join(root, target))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(target, name))
}
