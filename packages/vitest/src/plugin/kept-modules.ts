import type { VitestPluginContext } from 'vitest/node'

type Generator = Parameters<VitestPluginContext['experimental_defineCacheKeyGenerator']>[0]

/** How vitest 4 and vitest 5 spell it. */
interface Keeps {
  readonly experimental_defineCacheKeyGenerator?: (generator: Generator) => void
  readonly defineCacheKeyGenerator?: (generator: Generator) => void
}

/**
 * vitest keeps transformed modules on disk, where a project asks for it (`fsModuleCache`), by their own text. What a Python file, or a
 * test that names one, becomes is a matter of other files too: those are never kept.
 */
export function keepNone(context: Keeps, isOfPython: (id: string, code: string) => boolean): void {
  const define = context.defineCacheKeyGenerator ?? context.experimental_defineCacheKeyGenerator
  define?.(({ id, sourceCode }) => (isOfPython(id, sourceCode) ? false : undefined))
}
