import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGlue } from '@dryfit/glue'
import { onTestFinished, test } from 'vitest'
import { expect } from '../src/expect.ts'
import { dryfit } from '../src/plugin.ts'

const frame = createGlue().frame([{ a: 1 }, { a: 2 }])

test.each([
  [{ ordered: true }, 'there is no option ordered. Did you mean order?'],
  [{ tolerence: 1 }, 'there is no option tolerence. Did you mean tolerance?'],
  [{ tolerance: { relativ: 1 } }, 'there is no option relativ. Did you mean relative?'],
  [{ key: 'id' }, 'the option key is "id". It takes a list of texts.'],
  [{ columns: 'sub' }, `the option columns is "sub". It takes 'all' or 'subset'.`],
])('a comparison by %j is refused, whatever the rows are', (options, says) => {
  expect(() => expect(frame).toEqualFrame([{ a: 2 }, { a: 1 }], options as object)).toThrow(says)
  expect(() => expect(frame).not.toEqualFrame([{ a: 9 }], options as object)).toThrow(says)
})

test('the plugin refuses an option that it does not have, and a path that is not there', async () => {
  const root = mkdtempSync(join(tmpdir(), 'dryfit-options-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'src'))
  const configured = async (options: object): Promise<unknown> =>
    (dryfit(options).config as unknown as (config: object) => unknown)({ root })
  await expect(configured({ paths: ['src'] })).rejects.toThrow(
    '[UNKNOWN_OPTION] Failed to configure dryfit: there is no option paths. Did you mean path? Its options are path, glueVersion, types.',
  )
  await expect(configured({ path: 'src' })).rejects.toThrow('the option path is "src". It takes a list of texts.')
  await expect(configured({ path: ['scr'] })).rejects.toThrow(
    `[NO_SUCH_PATH] Failed to put scr on the path of Python: there is no ${join(root, 'scr')}.`,
  )
  await expect(configured({ path: ['src'] })).resolves.toMatchObject({ test: {} })
})
