import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Finding, fine, wrong } from './finding.ts'

type Version = readonly [major: number, minor: number]

function read(version: string): Version {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return [major, minor]
}

const isBefore = ([a, b]: Version, [major, minor]: Version): boolean => a < major || (a === major && b < minor)

/** The oldest of each major that works; what comes after the last is not known to. */
const NODE_FROM: Version = [20, 19]
const VITEST_FROM: Version = [4, 1]
const VITEST_BEFORE: Version = [6, 0]
const NODE_OF_VITEST_5: Version = [22, 12]

export function nodeFinding(node: string): Finding {
  const next = 'Install Node 20.19 or later: https://nodejs.org'
  return isBefore(read(node), NODE_FROM) ? wrong(`Node ${node} is too old`, next) : fine(`Node ${node}`)
}

export function vitestFinding(vitest: string | undefined, node: string): Finding {
  if (vitest === undefined) return wrong('vitest is not installed here', 'Run: npm i -D vitest')
  const version = read(vitest)
  if (isBefore(version, VITEST_FROM)) return wrong(`vitest ${vitest} is too old`, 'Run: npm i -D vitest@latest')
  if (!isBefore(version, VITEST_BEFORE)) {
    return wrong(`vitest ${vitest} is newer than this dryfit`, 'Run: npm i -D dryfit@latest, or: npm i -D vitest@5')
  }
  if (version[0] === 5 && isBefore(read(node), NODE_OF_VITEST_5)) {
    return wrong(`vitest ${vitest} needs Node 22.12 or later`, 'Install a later Node, or run: npm i -D vitest@4')
  }
  return fine(`vitest ${vitest}`)
}

/** The vitest that a project finds, by the folders above it as Node looks for it. */
export function installedVitest(root: string): { readonly version: string; readonly entry: string } | undefined {
  for (let folder = root; ; folder = dirname(folder)) {
    const top = join(folder, 'node_modules/vitest')
    if (existsSync(join(top, 'package.json'))) {
      const manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'))
      return { version: manifest.version, entry: join(top, 'dist/node.js') }
    }
    if (folder === dirname(folder)) return undefined
  }
}
