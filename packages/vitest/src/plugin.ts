import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { GlueVersion } from '@dryfit/spark'
import type { Plugin } from 'vitest/config'
import type { ResolvedConfig } from 'vitest/node'
import { showsFrame } from './frames-of-ours.ts'
import { writeDeclaration, writeTsconfig } from './plugin/declarations.ts'
import { keepNone } from './plugin/kept-modules.ts'
import { edgesTo, moduleCode } from './plugin/module-code.ts'
import { isModule, namesPython, scriptsIn } from './plugin/named-python.ts'
import { measurePython } from './plugin/python-coverage.ts'
import { hasPython } from './plugin/python-files.ts'
import { asksForRelated, rerunAllFor, unnamedPython } from './plugin/related.ts'
import { type DryfitOptions, requirePaths, requireSettings } from './plugin/settings.ts'
import { survive, survivingPool } from './plugin/surviving-pool.ts'
import { PROJECT_VARIABLE, type Project } from './project.ts'
import { importedNames, localImports } from './python-source/local-imports.ts'
import { scanPython } from './python-source/scan.ts'
import { WANTS_PYTHON } from './worker.ts'

export type { DryfitOptions } from './plugin/settings.ts'

/** Source or built: the files beside this one end as it does. */
const beside = (name: string): string => {
  const own = fileURLToPath(import.meta.url)
  return fileURLToPath(new URL(`./${name}${own.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)).replaceAll(
    '\\',
    '/',
  )
}

/** Says once, before the tests, what is not as in the version that the project asks for. */
async function tellWhatLacks(glueVersion: GlueVersion): Promise<void> {
  const { profileOf } = await import('@dryfit/spark')
  const { spark, lacks } = profileOf(glueVersion)
  if (lacks.length === 0) return
  const lines = lacks.map((each) => `  - ${each}`)
  const head = `dryfit: Glue ${glueVersion} (Spark ${spark}) is stood in for, but:`
  process.stderr.write(`${[head, ...lines].join('\n')}\n`)
}

/** Tests survive the end of a process. Frames of ours are none that a user looks for; what the project says of others stands. */
function settle(config: ResolvedConfig): void {
  survive(config)
  const { onStackTrace } = config
  config.onStackTrace = (error, frame) => showsFrame(error, frame) && onStackTrace?.(error, frame)
}

const usesPython = (code: string, scripts: readonly string[]): boolean => scripts.length > 0 || namesPython(code)

/** Node itself loads this one: there is none where dryfit runs from its source. */
const preload = import.meta.url.endsWith('.ts') ? undefined : pathToFileURL(beside('preload')).href

/**
 * The plugin of dryfit for vitest: Python files become modules that a test imports, a change of one (or of a Python
 * file that it imports) reruns the tests in watch mode, and Python starts while vitest still loads the tests.
 *
 * An editor knows `job.main` through the types that the plugin writes to `.dryfit/types`: let the project's
 * `tsconfig.json` have `"extends": "./.dryfit/tsconfig.json"`. Without it Python modules are `any`.
 *
 * @example
 * ```ts
 * import { dryfit } from 'dryfit/plugin'
 * import { defineConfig } from 'vitest/config'
 *
 * export default defineConfig({ plugins: [dryfit()], test: { isolate: false } })
 * ```
 */
export function dryfit(options: DryfitOptions = {}): Plugin {
  let root = process.cwd()
  let related = false
  const path = (): readonly string[] => (options.path ?? []).map((each) => resolve(root, each))
  const scriptsOf = (code: string): readonly string[] => scriptsIn(code, root, related)
  return {
    name: 'dryfit',
    enforce: 'pre',
    async config(config) {
      await requireSettings(options)
      root = resolve(config.root ?? process.cwd())
      requirePaths(options.path ?? [], path())
      const settings: Project = {
        root,
        path: path(),
        hasPython: path().length > 0 || hasPython(root),
        ...(options.glueVersion === undefined ? {} : { glueVersion: options.glueVersion }),
      }
      if (options.types !== false && settings.hasPython) writeTsconfig(root)
      const pool: unknown = config.test?.pool ?? 'forks'
      return {
        test: {
          setupFiles: [beside('setup')],
          env: { [PROJECT_VARIABLE]: JSON.stringify(settings) },
          ...(pool === 'forks' || pool === 'threads' ? { pool: survivingPool(pool, preload) } : {}),
        },
      }
    },
    async configResolved(config) {
      root = config.root
      if (options.glueVersion !== undefined) await tellWhatLacks(options.glueVersion)
    },
    configureVitest(context) {
      const { vitest, project } = context
      settle(project.config)
      keepNone(context, (id, code) => /\.py(\?|$)/.test(id) || (isModule(id) && usesPython(code, scriptsOf(code))))
      measurePython(vitest, project.config.env, path())
      if (!asksForRelated(vitest.config)) return
      related = true
      rerunAllFor(vitest.config, unnamedPython(root, path()))
    },
    load(file) {
      if (!/^[^?]*\.py$/.test(file)) return null
      const source = scanPython(readFileSync(file, 'utf8'))
      const imported = localImports(file, path())
      for (const each of imported) this.addWatchFile(each)
      if (options.types !== false) writeDeclaration(root, file, source)
      const names = importedNames(file, source.imports, path())
      const code = `${moduleCode(file, source, beside('runtime'), names)}${edgesTo(imported)}\n`
      return { code, map: null, moduleType: 'js' }
    },
    transform(code, id) {
      if (!isModule(id)) return null
      const scripts = scriptsOf(code)
      if (!usesPython(code, scripts)) return null
      const files = new Set(scripts.flatMap((script) => [script, ...localImports(script, path())]))
      for (const file of files) this.addWatchFile(file)
      // Behind the rest: no line moves.
      return { code: `${code}\n${WANTS_PYTHON}${edgesTo([...files])}`, map: null }
    },
  }
}
