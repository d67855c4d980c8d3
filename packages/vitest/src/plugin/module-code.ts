import type { JobNames } from '@dryfit/python'
import type { PythonSource } from '../python-source/scan.ts'

/**
 * The JavaScript module that stands for a Python file: each function an export, the whole job the default export. A
 * function named `then` stays out: a module with it would look like a promise to `await import()`.
 * It imports itself, so that a name which it lacks can be told where a test reads it from `import * as job`.
 *
 * @param imported - the names that the file has from other Python files, with these
 */
export function moduleCode(
  file: string,
  { functions, others }: PythonSource,
  runtime: string,
  imported: JobNames['imported'] = {},
): string {
  const names = functions.map(({ name }) => name)
  const known: JobNames = { functions: names, others, imported }
  const exported = names.filter((name) => name !== 'default' && name !== 'then')
  return [
    `import { importJob } from ${JSON.stringify(runtime)}`,
    `import * as itself from ${JSON.stringify(file)}`,
    `const job = importJob(${JSON.stringify(file)}, ${JSON.stringify(known)}, itself)`,
    ...exported.map((name, i) => `const f${i} = job[${JSON.stringify(name)}]`),
    exported.length === 0 ? '' : `export { ${exported.map((name, i) => `f${i} as ${name}`).join(', ')} }`,
    'export default job',
    '',
  ].join('\n')
}

/**
 * Code that imports files and never runs: vite's module graph has them then, by which `vitest related`, `--changed` and
 * watch mode find the tests of a Python file.
 */
export const edgesTo = (files: readonly string[]): string =>
  files.length === 0 ? '' : `;() => [${files.map((file) => `import(${JSON.stringify(file)})`).join(', ')}]`
