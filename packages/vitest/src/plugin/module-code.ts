import type { JobNames } from '@dryfit/python'
import { hasStub, methodsOf, type PythonClassSource } from '../python-source/definitions.ts'
import type { PythonSource } from '../python-source/scan.ts'

/**
 * The JavaScript module that stands for a Python file: each function and class an export, the whole job the default export.
 * A name `then` stays out: a module with it would look like a promise to `await import()`.
 * It imports itself, so that what no export can be, a value that Python makes, is behind its exports where a test reads it from
 * `import * as job`, and a name that it lacks can be told.
 *
 * @param imported - the names that the file has from other Python files, with these
 */
export function moduleCode(
  file: string,
  source: PythonSource,
  runtime: string,
  imported: JobNames['imported'] = {},
): string {
  const functions = source.functions.map(({ name }) => name)
  const classes = Object.fromEntries(source.classes.map((each) => [each.name, stubbedMethods(each, source.classes)]))
  const constants = Object.fromEntries(source.constants.map(({ name, literal }) => [name, literal ?? null]))
  const known: JobNames = { functions, classes, constants, imported }
  const exported = [...functions, ...Object.keys(classes)].filter((name) => name !== 'default' && name !== 'then')
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

/** As the stubs are told of them: the class each is written in, how it is bound, the base that it is inherited by. */
function stubbedMethods(
  of: PythonClassSource,
  all: readonly PythonClassSource[],
): NonNullable<JobNames['classes']>[string] {
  const known = [...methodsOf(of, all)].flatMap(([name, { method, owner, base }]) =>
    hasStub(method) ? [[name, [owner, method.binding, ...(base === undefined ? [] : [base])]] as const] : [],
  )
  return Object.fromEntries(known) as NonNullable<JobNames['classes']>[string]
}

/**
 * Code that imports files and never runs: vite's module graph has them then, by which `vitest related`, `--changed` and
 * watch mode find the tests of a Python file.
 */
export const edgesTo = (files: readonly string[]): string =>
  files.length === 0 ? '' : `;() => [${files.map((file) => `import(${JSON.stringify(file)})`).join(', ')}]`
