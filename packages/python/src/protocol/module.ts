import type { LoadOptions, PythonModule, RunOptions } from '../host.ts'
import type { PythonCore } from './core.ts'

interface Loaded {
  readonly id: number
  readonly file: string
  readonly functions: readonly string[]
  readonly options: LoadOptions
}

/** A Python file that a host loaded. */
export class LoadedModule implements PythonModule {
  readonly file: string
  readonly functions: readonly string[]
  readonly #id: number
  readonly #core: PythonCore
  readonly #options: LoadOptions

  constructor(core: PythonCore, loaded: Loaded) {
    this.#core = core
    this.#id = loaded.id
    this.#options = loaded.options
    this.file = loaded.file
    this.functions = loaded.functions
  }

  call(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: RunOptions = {},
  ): unknown {
    const { codec } = this.#core
    const request = {
      module: this.#id,
      name,
      args: args.map((arg) => codec.encode(arg)),
      kwargs: Object.fromEntries(Object.entries(kwargs).map(([key, value]) => [key, codec.encode(value)])),
    }
    return codec.decode(this.#core.run({ ...this.#options, ...options, file: this.file }, 'call', request))
  }

  get(name: string): unknown {
    return this.#core.codec.decode(this.#core.ask('get', JSON.stringify({ module: this.#id, name })))
  }
}
