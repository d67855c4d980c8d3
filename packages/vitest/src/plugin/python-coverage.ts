import type { CoverageProvider, Reporter, Vitest } from 'vitest/node'
import { addRan, COVERAGE_VARIABLE, type RanCounts } from '../ran.ts'
import { filesOf } from './python-files.ts'

/** What vitest's two providers have in common, and a type of its own does not say. */
interface Provider extends CoverageProvider {
  isIncluded?: (file: string, root?: string) => boolean
}

/** The map of istanbul-lib-coverage, as far as it is added to. */
interface CoverageMap {
  addFileCoverage(coverage: object): void
}

const told = new WeakSet<Vitest>()

/**
 * Has vitest's own coverage show Python files with what Python itself measured, in every report of it. What vitest could
 * measure of them is the JavaScript module that stands for each: a percentage of nothing.
 */
export function measurePython(vitest: Vitest, env: Partial<NodeJS.ProcessEnv>, path: readonly string[]): void {
  if (!vitest.config.coverage.enabled) return
  env[COVERAGE_VARIABLE] = '1'
  if (told.has(vitest)) return
  told.add(vitest)
  // vitest has made its provider by the time that it greets its reporters, and has loaded no test.
  const reporter: Reporter = {
    onInit: () => joinProvider(vitest, path),
  }
  vitest.config.reporters.push(reporter as never)
}

function joinProvider(vitest: Vitest, path: readonly string[]): void {
  const provider: Provider | null | undefined = (vitest as { coverageProvider?: Provider | null }).coverageProvider
  if (provider === null || provider === undefined) return
  const { generateCoverage, isIncluded } = provider
  if (isIncluded === undefined) {
    process.stderr.write(
      `dryfit: Python files are not in this coverage: ${provider.name} does not say which files it is to measure. Take v8 or istanbul.\n`,
    )
    return
  }
  const included = isIncluded.bind(provider)
  provider.isIncluded = (file, root) => !/\.py(\?|$)/.test(file) && included(file, root)
  provider.generateCoverage = async (context) => {
    const map = await generateCoverage.call(provider, context)
    const { include, cleanOnRerun } = vitest.config.coverage
    const counts = countsOf(vitest)
    if (include != null && (context.allTestsRun || !cleanOnRerun))
      for (const file of pythonOf([vitest.config.root, ...path])) counts[file] ??= {}
    await addPython(map as CoverageMap, onlyIncluded(counts, included))
    return map
  }
}

function countsOf(vitest: Vitest): RanCounts {
  const counts: RanCounts = {}
  for (const { meta } of vitest.state.getFiles())
    for (const [file, keys] of Object.entries(meta.dryfitRan ?? {})) addRan(counts, file, Object.entries(keys))
  return counts
}

function onlyIncluded(counts: RanCounts, included: (file: string) => boolean): RanCounts {
  return Object.fromEntries(Object.entries(counts).filter(([file]) => included(file)))
}

function* pythonOf(folders: readonly string[]): Generator<string, void> {
  for (const folder of folders) for (const file of filesOf(folder)) if (file.endsWith('.py')) yield file
}

/** Python says what there is to cover: one starts for the report. */
async function addPython(map: CoverageMap, counts: RanCounts): Promise<void> {
  if (Object.keys(counts).length === 0) return
  // Loaded late: most runs of vitest measure nothing, and pay for the plugin at their start.
  const { startAnother } = await import('@dryfit/python')
  const { host } = await startAnother()
  for (const [path, keys] of Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
    try {
      const coverage = host.coverageOf(path, keys)
      // An empty `__init__.py`: there is nothing to cover.
      if (Object.keys(coverage.s).length > 0) map.addFileCoverage({ path, ...coverage })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      process.stderr.write(`dryfit: Failed to measure ${path}: ${reason}. It is left out of the coverage.\n`)
    }
  await host.stop()
}
