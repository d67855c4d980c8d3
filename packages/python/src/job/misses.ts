import { basename, dirname, relative } from 'node:path'
import { nearMisses } from '@dryfit/glue'

/** What is known of a Python file's names before it runs. */
export interface JobNames {
  readonly functions: readonly string[]
  /** Classes and variables. */
  readonly others?: readonly string[]
  /** Names that it imports from other Python files of the project: each with its file. */
  readonly imported?: Readonly<Record<string, string>>
}

/** An object that has nothing, and tells what was meant where a name of a job was misspelled or belongs elsewhere. */
export function tellingMisses(file: string, names: JobNames): object {
  return new Proxy(Object.create(null), {
    get: (_, name) => {
      if (typeof name === 'string') refuseMiss(file, names, name)
      return undefined
    },
  })
}

/**
 * A name that is like none of the file's may be asked for by whoever looks at any object.
 * @throws Error NO_SUCH_FUNCTION
 */
export function refuseMiss(file: string, { functions, others = [], imported = {} }: JobNames, name: string): void {
  if (functions.includes(name)) return
  const reason = missed(file, { others, imported }, name) ?? likely(functions, name)
  if (reason !== undefined) throw new Error(`[NO_SUCH_FUNCTION] Failed to find ${name} in ${file}: ${reason}`)
}

function missed(
  file: string,
  { others, imported }: Required<Omit<JobNames, 'functions'>>,
  name: string,
): string | undefined {
  const from = Object.hasOwn(imported, name) ? imported[name] : undefined
  if (from !== undefined) {
    const path = relative(dirname(file), from).replaceAll('\\', '/')
    const module = basename(from, '.py').replaceAll(/\W|^__init__$/g, '') || 'module'
    return (
      `it has it from ${path}. Import that file into the test and stub the function there, which holds wherever it is ` +
      `imported: import * as ${module} from '…/${basename(from)}', ${module}.${name}.returns(…).`
    )
  }
  if (!others.includes(name)) return undefined
  return 'it is a class or a variable, and a test has the functions of a job. Let one of them make or take what the test needs.'
}

function likely(functions: readonly string[], name: string): string | undefined {
  const [near] = nearMisses(name, functions)
  return near === undefined ? undefined : `it has no function of this name. Did you mean ${near}?`
}
