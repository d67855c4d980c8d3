import type { TestUserConfig, ViteUserConfig } from 'vitest/config'

const conditions = ['@dryfit/source', 'module', 'node', 'development|production']

/** What a vitest inside a test asks of Vite: the packages of the workspace resolve to their source. */
export const fromSource: ViteUserConfig = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
}

/** The processes of a vitest inside a test load that source as Node loads a package: Vite would transform all of it in each run. */
export const loadedByNode: TestUserConfig = {
  execArgv: ['--conditions=@dryfit/source', '--import', 'tsx'],
  server: { deps: { external: [/\/packages\/[^/]+\/src\//] } },
}
