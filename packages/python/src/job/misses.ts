import { basename, dirname, relative } from 'node:path'
import { nearMisses } from '@dryfit/glue'
import type { KnownMethod } from './job-class.ts'

/** A value that is written out in the file; of another one Python alone knows. */
export type WrittenValue = { readonly value: unknown } | null

/** What is known of a Python file's names before it runs. */
export interface JobNames {
  readonly functions: readonly string[]
  /** Its classes, each with its methods and those of its bases in the file. @defaultValue none */
  readonly classes?: Readonly<Record<string, Readonly<Record<string, KnownMethod>>>>
  /** Other names that it gives values. @defaultValue none */
  readonly constants?: Readonly<Record<string, WrittenValue>>
  /** Names that it imports from other Python files of the project: each with its file. */
  readonly imported?: Readonly<Record<string, string>>
}

/**
 * What stands behind the exports of a file's module: its constants, which Python is asked for when they are read, and what was
 * meant where a name of a job was misspelled or belongs elsewhere.
 */
export function behindExports(job: object): object {
  // A module with `then` would look like a promise to `await import()`.
  return new Proxy(Object.create(null), {
    get: (_, name) => (typeof name === 'string' && name !== 'then' ? Reflect.get(job, name) : undefined),
  })
}

/**
 * A name that is like none of the file's may be asked for by whoever looks at any object.
 * @throws Error NO_SUCH_FUNCTION
 */
export function refuseMiss(file: string, names: JobNames, name: string): void {
  const { functions, classes = {}, constants = {}, imported = {} } = names
  const reason =
    missed(file, imported, name) ?? likely([...functions, ...Object.keys({ ...classes, ...constants })], name)
  if (reason !== undefined) throw new Error(`[NO_SUCH_FUNCTION] Failed to find ${name} in ${file}: ${reason}`)
}

function missed(file: string, imported: Readonly<Record<string, string>>, name: string): string | undefined {
  const from = Object.hasOwn(imported, name) ? imported[name] : undefined
  if (from === undefined) return undefined
  const path = relative(dirname(file), from).replaceAll('\\', '/')
  const module = basename(from, '.py').replaceAll(/\W|^__init__$/g, '') || 'module'
  return (
    `it has it from ${path}. Import that file into the test and stub the function there, which holds wherever it is ` +
    `imported: import * as ${module} from '…/${basename(from)}', ${module}.${name}.returns(…).`
  )
}

function likely(names: readonly string[], name: string): string | undefined {
  const [near] = nearMisses(name, names)
  return near === undefined ? undefined : `it has no such name. Did you mean ${near}?`
}
