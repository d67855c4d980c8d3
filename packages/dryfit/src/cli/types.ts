import { join, relative, resolve } from 'node:path'
import { declareProject } from '@dryfit/vitest/declare'
import { lackOf } from './folder.ts'

/** `dryfit types`: the types that a test run would write, for all Python at once. */
export function writeTypes(folders: readonly string[], print: (text: string) => void): number {
  let code = 0
  for (const folder of folders.length === 0 ? ['.'] : folders) {
    const root = resolve(folder)
    const lacks = lackOf(root)
    if (lacks !== undefined) {
      print(`✗ Failed to write types for ${root}: ${lacks}`)
      code = 1
      continue
    }
    const { declared, removed, missing } = declareProject(root)
    print(
      `✓ ${join(folder, '.dryfit/tsconfig.json')}: types of ${declared.length} Python ${declared.length === 1 ? 'file' : 'files'}`,
    )
    for (const file of removed) print(`  removed those of ${relative(root, file)}, which is there no more`)
    for (const { module, names } of missing) print(`✗ ${relative(root, module)} imports ${names}, which is not there`)
    if (missing.length > 0) code = 1
  }
  return code
}
