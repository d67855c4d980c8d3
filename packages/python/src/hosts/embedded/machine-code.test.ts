import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { machineCodeOf, moduleWith, wasm } from './machine-code.ts'

/** `(func (export "f") (param i32) (result i32) …)`: twice its argument. */
const bytes = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 127, 1, 127, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 9, 1, 7, 0, 32, 0,
  32, 0, 106, 11,
])

async function exportsOf(module: object): Promise<{ readonly f: (value: number) => number }> {
  const instance = (await wasm.instantiate(module)) as { exports: { f: (value: number) => number } }
  return instance.exports
}

/** V8 optimises in the background what is called often. */
async function hotCode(): Promise<Uint8Array> {
  const module = new wasm.Module(bytes)
  const { f } = await exportsOf(module)
  for (;;) {
    for (let i = 0; i < 100_000; i++) f(i)
    const code = machineCodeOf(module, f)
    if (code !== undefined) return code
    await setImmediate()
  }
}

test('a module made with the machine code of another computes the same', async () => {
  const module = moduleWith(await hotCode(), bytes)
  expect(module).toBeInstanceOf(wasm.Module)
  expect((await exportsOf(module ?? {})).f(21)).toBe(42)
})

test('code that is not for this V8 makes no module', async () => {
  const code = await hotCode()
  code.fill(1, 0, 16)
  expect(moduleWith(code, bytes)).toBeUndefined()
})

test('a module that V8 has not optimised has no machine code to keep', async () => {
  // V8 knows modules by their bytes: this one multiplies.
  const module = new wasm.Module(bytes.with(-2, 108))
  expect(machineCodeOf(module, undefined)).toBeUndefined()
  expect(machineCodeOf(module, (await exportsOf(module)).f)).toBeUndefined()
})
