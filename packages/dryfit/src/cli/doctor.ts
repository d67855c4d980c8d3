import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cacheOf } from './cache.ts'
import { configOf } from './config.ts'
import { type Finding, fine, wrong } from './finding.ts'
import { lackOf } from './folder.ts'
import { pythonStart } from './python-start.ts'
import { installedVitest, nodeFinding, vitestFinding } from './versions.ts'

/** `dryfit doctor`: what is there and what is wrong with it. */
export async function diagnose(folder: string, print: (text: string) => void): Promise<number> {
  const root = resolve(folder)
  const lacks = lackOf(root)
  if (lacks !== undefined) {
    print(`✗ Failed to look at ${root}: ${lacks}`)
    return 1
  }
  const vitest = installedVitest(root)
  let code = 0
  const tell = ({ isFine, text, next }: Finding): void => {
    print(`${isFine ? '✓' : '✗'} ${text}${next === undefined ? '' : `\n  ${next}`}`)
    if (!isFine) code = 1
  }
  tell(nodeFinding(process.versions.node))
  tell(vitestFinding(vitest?.version, process.versions.node))
  if (vitest !== undefined) for (const finding of await configOf(root, vitest.entry)) tell(finding)
  tell(typesOf(root))
  const { needsCache, ...start } = await pythonStart()
  tell(start)
  tell(cacheOf(needsCache))
  return code
}

function typesOf(root: string): Finding {
  if (!existsSync(join(root, 'tsconfig.json'))) return fine('types: no tsconfig.json, so none are needed')
  const text = readFileSync(join(root, 'tsconfig.json'), 'utf8')
  if (!text.includes('.dryfit/tsconfig.json')) {
    return fine(
      'types: Python modules are any in your editor',
      'Let tsconfig.json have "extends": "./.dryfit/tsconfig.json".',
    )
  }
  return existsSync(join(root, '.dryfit')) && readdirSync(join(root, '.dryfit')).includes('tsconfig.json')
    ? fine('types: .dryfit/tsconfig.json is there')
    : wrong('types: tsconfig.json extends .dryfit/tsconfig.json, which is not there', 'Run: npx dryfit types')
}
