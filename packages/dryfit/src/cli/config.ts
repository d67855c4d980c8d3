import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Vitest } from 'vitest/node'
import { type Finding, fine, wrong } from './finding.ts'

const PLUGIN =
  "Let vitest.config.mts have: import { dryfit } from 'dryfit/plugin', and in defineConfig: plugins: [dryfit()]."

const RENAME = 'Call it vitest.config.mts: that is a module in a package of any type.'

/** What the project's vitest makes of its configuration. */
export async function configOf(root: string, entry: string): Promise<readonly Finding[]> {
  let vitest: Vitest | undefined
  try {
    const { createVitest } = (await import(
      /* @vite-ignore */ pathToFileURL(entry).href
    )) as typeof import('vitest/node')
    vitest = await createVitest('test', { root, watch: false, reporters: [] })
    return vitest.projects.flatMap((project) =>
      ofProject({
        name: project.name,
        file: project.vite.config.configFile,
        plugins: project.vite.config.plugins.map(({ name }) => name),
        isolate: project.config.isolate,
      }),
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [wrong(`vitest's configuration does not load: ${reason}`, 'Run: npx vitest run')]
  } finally {
    await vitest?.close()
  }
}

/** What a project's configuration says. */
export interface ProjectConfig {
  readonly name: string
  readonly file: string | false | undefined
  readonly plugins: readonly string[]
  readonly isolate: boolean
}

export function ofProject({ name, file, plugins, isolate }: ProjectConfig): readonly Finding[] {
  const of = name === '' ? '' : ` of ${name}`
  if (typeof file !== 'string') return [wrong(`there is no vitest configuration${of}`, PLUGIN)]
  if (!plugins.includes('dryfit')) return [wrong(`the plugin is missing in ${file}`, PLUGIN)]
  const slow = 'Each test file starts a Python of its own; test: { isolate: false } starts one for all.'
  const found = fine(`the plugin is in ${file}`, isolate ? slow : undefined)
  return isModule(file) ? [found] : [found, fine(`vite warns of ${file}: its package is of CommonJS`, RENAME)]
}

/** Whether Node takes a configuration for a module, by its name and its package. */
function isModule(file: string): boolean {
  if (!/\.[jt]s$/.test(file)) return true
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, 'utf8')).type === 'module'
    if (folder === dirname(folder)) return false
  }
}
