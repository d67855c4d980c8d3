/** What a world asks of the machine that it runs on. A page in a browser has no files, and its console to print to. */
export interface Machine {
  /** The folder from which files are named. */
  readonly folder: string
  /** A file as it is named from a folder. */
  resolve(folder: string, file: string): string
  /** @throws Error for a file that can't be read */
  readText(file: string): string
  /** Takes what a job prints, a line at a time. */
  print(line: string): void
  /** The time that fake timers hold, while they do: the world's clock goes with it. */
  heldTime?(): number | undefined
}

/** The part of Node's `process` that is looked at, where there is one. */
interface NodeProcess {
  cwd(): string
  readonly stdout: { write(text: string): unknown }
  getBuiltinModule(name: 'node:fs'): { readFileSync(file: string, encoding: 'utf8'): string }
  getBuiltinModule(name: 'node:path'): { resolve(...parts: readonly string[]): string }
}

/**
 * The machine that this runs on, and who holds its time. Node's modules are asked for by name and not imported: a page has
 * none to import.
 */
export function thisMachine(heldTime: () => number | undefined = () => undefined): Machine {
  const { process } = globalThis as { readonly process?: NodeProcess }
  return Object.assign(process?.getBuiltinModule === undefined ? page() : new ThisMachine(process), { heldTime })
}

/** A class, as every Glue has one: a getter of an object literal gives each object a shape of its own, which lives long. */
class ThisMachine implements Machine {
  readonly #process: NodeProcess

  constructor(process: NodeProcess) {
    this.#process = process
  }

  get folder(): string {
    return this.#process.cwd()
  }
  resolve(folder: string, file: string): string {
    return this.#process.getBuiltinModule('node:path').resolve(folder, file)
  }
  readText(file: string): string {
    return this.#process.getBuiltinModule('node:fs').readFileSync(file, 'utf8')
  }
  print(line: string): void {
    this.#process.stdout.write(`${line}\n`)
  }
}

const page = (): Machine => ({
  folder: '/',
  resolve: (folder, file) => (file.startsWith('/') ? file : `${folder.replace(/\/$/, '')}/${file}`),
  readText: () => {
    throw new Error('a page in a browser has no files')
  },
  print: (line) => {
    // biome-ignore lint/suspicious/noConsole: what a job prints has no other place there
    console.log(line)
  },
})
