import { expect, test } from 'vitest'
import type { VitestPluginContext } from 'vitest/node'
import { keepNone } from './kept-modules.ts'

type Define = VitestPluginContext['experimental_defineCacheKeyGenerator']
type Module = Parameters<Parameters<Define>[0]>[0]

test.each(['defineCacheKeyGenerator', 'experimental_defineCacheKeyGenerator'])(
  'vitest keeps no module that a Python file concerns, asked by %s',
  (spelling) => {
    const keys: unknown[] = []
    const define: Define = (generator) => {
      const module = (id: string, sourceCode = ''): Module => ({ id, sourceCode }) as Module
      keys.push(generator(module('/jobs/a.py')), generator(module('/a.ts', 'jobs/a.py')), generator(module('/b.ts')))
    }
    keepNone({ [spelling]: define }, (id, code) => id.endsWith('.py') || code.includes('.py'))
    expect(keys).toEqual([false, false, undefined])
  },
)

test('a vitest that keeps no modules is asked for nothing', () => {
  expect(() => keepNone({}, () => true)).not.toThrow()
})
