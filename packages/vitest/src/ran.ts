/** Of what ran in Python, of each file by its path: how many tests it ran in, by what the host calls it. */
export type RanCounts = Record<string, Record<string, number>>

/** Set by the plugin where `vitest --coverage` measures. */
export const COVERAGE_VARIABLE = 'DRYFIT_COVERAGE'

declare module 'vitest' {
  interface TaskMeta {
    /** What ran in Python in the tests of a file, where coverage is measured. */
    dryfitRan?: RanCounts
  }
}

/** Adds what ran once more of a file. */
export function addRan(counts: RanCounts, file: string, keys: Iterable<readonly [string, number]>): void {
  counts[file] ??= {}
  const known = counts[file]
  for (const [key, count] of keys) known[key] = (known[key] ?? 0) + count
}
