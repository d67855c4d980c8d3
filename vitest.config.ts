import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin, ViteUserConfig } from 'vitest/config'
import { defineConfig, mergeConfig } from 'vitest/config'
import { docsBlocks } from './scripts/docs-blocks/plugin.ts'
import { loadPackagesFromSource } from './scripts/source-hooks.mjs'

const root = import.meta.dirname
const fromSource = ['@dryfit/source', 'module', 'node', 'development|production']

/**
 * What every project shares: packages resolve to their source, loaded once per worker, and limits that end what hangs,
 * however slow the machine is.
 */
const house: ViteUserConfig = {
  resolve: { conditions: fromSource },
  ssr: { resolve: { conditions: fromSource, externalConditions: fromSource } },
  test: { testTimeout: 600_000, hookTimeout: 600_000, isolate: false },
}

const packages = await projectsIn('packages', ['src/**/*.test.ts', 'test/**/*.test.ts'])
const jobs = await projectsIn('fixtures/jobs', ['**/*.test.ts'])

/** Code in documents runs as if it stood in the first example job, so that it may import that job's Python. */
const docs = mergeConfig(jobs.find(({ test }) => test?.name === 'books') ?? house, {
  plugins: [docsBlocks(root)],
  test: { name: 'docs', dir: join(root, 'scripts/docs-blocks') },
} satisfies ViteUserConfig)
docs.test.include = [join(root, 'scripts/docs-blocks/*.test.ts')]

export default defineConfig({
  test: { projects: [...packages, ...jobs, docs] },
})

async function projectsIn(folder: string, include: string[]): Promise<ViteUserConfig[]> {
  const top = join(root, folder)
  const names = existsSync(top) ? readdirSync(top).filter((name) => existsSync(join(top, name, 'package.json'))) : []
  return Promise.all(
    names.map(async (name) => {
      const project: ViteUserConfig = { root: join(top, name), test: { name, include, root: join(top, name) } }
      return mergeConfig(mergeConfig(house, project), await ownConfig(join(top, name)))
    }),
  )
}

// Node loads a project's own config, from source: vite would bundle it and then ask for the packages' `dist`.
async function ownConfig(dir: string): Promise<ViteUserConfig> {
  const file = join(dir, 'vitest.config.ts')
  if (!existsSync(file)) return {}
  loadPackagesFromSource()
  try {
    const { default: config } = await import(pathToFileURL(file).href)
    return config
  } catch (error) {
    return { plugins: [failing(file, error)] }
  }
}

/** One broken config fails the tests of its own project; the others still run. */
function failing(file: string, cause: unknown): Plugin {
  return {
    name: 'dryfit:broken-config',
    enforce: 'pre',
    transform(_code, id) {
      if (!/\.test\.ts$/.test(id)) return undefined
      throw new Error(`Failed to load ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    },
  }
}
