import { describe, expect, vi } from 'vitest'
import { test as base, fc } from '../src/index.ts'
import { dryfit } from '../src/plugin.ts'

base('a test stands in Glue 5.1', ({ glue }) => {
  expect(glue.profile.glueVersion).toBe('5.1')
})

const older = base.extend({ glueVersion: '4.0' })

older('a test of an older version has its Spark', ({ glue }) => {
  expect([glue.profile.glueVersion, glue.spark.version]).toEqual(['4.0', '3.3.0'])
})

base.prop([fc.constant(1)], { numRuns: 1, glueVersion: '6.0' })('a property takes a version too', ({ glue }) => {
  expect(glue.spark.version).toBe('4.1.1')
})

describe('the plugin', () => {
  const configured = async (options: Parameters<typeof dryfit>[0]): Promise<string> => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      const { configResolved } = dryfit(options)
      if (typeof configResolved === 'function') await Reflect.apply(configResolved, undefined, [{ root: '/' }])
      return written.mock.calls.map(([text]) => String(text)).join('')
    } finally {
      written.mockRestore()
    }
  }

  base('says what a version that is not complete lacks', async () => {
    expect(await configured({ glueVersion: '5.0' })).toMatchInlineSnapshot(`
      "dryfit: Glue 5.0 (Spark 3.5.4) is stood in for, but:
        - Python is the one that dryfit brings, whatever the version.
        - Mistakes of this Spark that were mended until 3.5.6 are not made again.
      "
    `)
    expect(await configured({ glueVersion: '5.1' })).toBe('')
    expect(await configured({})).toBe('')
  })

  base('refuses a version that is none', async () => {
    const wrong = JSON.parse('{"glueVersion":"5"}') as Parameters<typeof dryfit>[0]
    await expect(configured(wrong)).rejects.toThrow('UNKNOWN_GLUE_VERSION')
  })
})
