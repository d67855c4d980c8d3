import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { jobModule, resetAll } from '../../src/job/stubs.ts'
import { endsHangs, folderWith, toyGuest } from '../hosts/toy.ts'

let python: PythonHost

beforeAll(async () => {
  python = await startEmbedded({ guest: toyGuest(), timeLimit: endsHangs })
})

/** Live Python objects and blocks, after a collection: what a leak would raise run by run. */
function pythonLoad(): { objects: number; blocks: number } {
  const file = join(
    folderWith({
      'count.py': 'import gc, sys\ngc.collect()\nobjects = len(gc.get_objects())\nblocks = sys.getallocatedblocks()',
    }),
    'count.py',
  )
  const counted = python.load(file)
  const load = { objects: Number(counted.get('objects')), blocks: Number(counted.get('blocks')) }
  python.reset()
  return load
}

test('a thousand runs leave memory flat: calls, stubs, objects, callbacks, exceptions', async () => {
  const folder = folderWith({
    'helper.py': 'class Helper: pass',
    'job.py': `
import helper, toyglue
class Row: pass
DATA = [Row() for _ in range(200)]
def load(context): return [Row(), context, (1, 2)]
def fail(): raise ValueError("x" * 100)
def main(context):
    rows = load(context)
    toyglue.apply(lambda payload: payload + "1")
    try: fail()
    except ValueError: pass
    return rows
`,
  })
  python.connect((_, payload) => `{"ok":"${python.invoke(Number(payload), 'p')}"}`)
  const job = jobModule(join(folder, 'job.py'), { host: () => python })
  const run = async (i: number) => {
    resetAll()
    python.reset()
    await job['main']?.({ i })
    await job['fail']?.().then(undefined, () => undefined)
    job['load']?.throws(new Error('stubbed'))
    await job['main']?.(() => i).then(undefined, () => undefined)
  }
  for (let i = 0; i < 100; i++) await run(i)
  const before = pythonLoad()
  for (let i = 0; i < 1000; i++) await run(i)
  const after = pythonLoad()
  expect(after.objects - before.objects).toBeLessThan(100)
  expect(after.blocks - before.blocks).toBeLessThan(500)
})

/** What the types of Node's own leave out. */
type Grow = (this: unknown, pages: number) => number

test('a cut-off in the middle of the growth of the memory does no harm to the next job', async () => {
  const job = (text: string): string => join(folderWith({ 'job.py': text }), 'job.py')
  python.load(job('v = 1'))
  const { prototype } = (globalThis as unknown as { WebAssembly: { Memory: { prototype: { grow: Grow } } } })
    .WebAssembly.Memory
  const { grow } = prototype
  // As where V8 ends a run after the memory has grown and before Emscripten has noted it.
  prototype.grow = function (pages) {
    grow.call(this, pages)
    throw new Error('cut off')
  }
  try {
    expect(() => python.runScript(job('v = bytearray(300_000_000)'))).toThrow()
  } finally {
    prototype.grow = grow
  }
  python.restore()
  expect(python.load(job('v = bytearray(300_000_000)\nn = len(v)')).get('n')).toBe(300_000_000)
})
