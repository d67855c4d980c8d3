import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KeptMachineCode } from './kept-machine-code.ts'
import type { Booted } from './pyodide.ts'

const key = '1'.repeat(40)
const folderOf = (): string => mkdtempSync(join(tmpdir(), 'dryfit-machine-'))

/** A process that runs so many tests; gives how often it wrote its code. */
function run(folder: string, tests: number, hasMachineCode = true): number {
  const kept = new KeptMachineCode({ folder }, key)
  let writes = 0
  const machineCode = () => {
    writes += 1
    return new Uint8Array([7, 8, 9])
  }
  const booted = { ran: () => undefined, machineCode, hasMachineCode: hasMachineCode && kept.code !== undefined }
  kept.follow(booted as unknown as Booted)
  for (let i = 1; i <= tests; i++) (booted as unknown as Booted).ran(i)
  return writes
}

test('the first process keeps its code a few times, and nobody writes it any more once many tests have run', () => {
  const folder = folderOf()
  expect(run(folder, 100)).toBe(6)
  expect([...(new KeptMachineCode({ folder }, key).code ?? [])]).toEqual([7, 8, 9])
  expect(run(folder, 100)).toBe(0)
})

test('processes of one test each make it ripe together', () => {
  const folder = folderOf()
  const writes = Array.from({ length: 30 }, () => run(folder, 1))
  expect(writes.indexOf(0)).toBe(25)
})

test('code that V8 refuses is made anew', () => {
  const folder = folderOf()
  run(folder, 100)
  expect(run(folder, 1, false)).toBe(1)
})

test('a folder that can not be written is not worth a word', () => {
  expect(run(join(folderOf(), '\0'), 30)).toBe(6)
})
