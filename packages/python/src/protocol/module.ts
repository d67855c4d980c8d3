import type { LoadOptions, PythonModule, RunOptions } from '../host.ts'
import type { PythonCore } from './core.ts'
import { encoded } from './objects.ts'
import { keywords } from './values.ts'

interface Loaded {
  readonly id: number
  readonly file: string
  readonly functions: readonly string[]
  readonly classes: PythonModule['classes']
  readonly options: LoadOptions
}

/** A Python file that a host loaded. */
export class LoadedModule implements PythonModule {
  readonly file: string
  readonly functions: readonly string[]
  readonly classes: PythonModule['classes']
  readonly #id: number
  readonly #core: PythonCore
  readonly #options: LoadOptions

  constructor(core: PythonCore, loaded: Loaded) {
    this.#core = core
    this.#id = loaded.id
    this.#options = loaded.options
    this.file = loaded.file
    this.functions = loaded.functions
    this.classes = loaded.classes
  }

  call(
    name: string,
    args: readonly unknown[],
    kwargs: Readonly<Record<string, unknown>> = {},
    options: RunOptions = {},
  ): unknown {
    const request = { module: this.#id, name, ...encoded(this.#core, [...args, keywords(kwargs)]) }
    return this.#core.codec.decode(this.#core.run({ ...this.#options, ...options, file: this.file }, 'call', request))
  }

  get(name: string): unknown {
    return this.#core.codec.decode(this.#core.ask('get', JSON.stringify({ module: this.#id, name })))
  }

  standing(name: string): unknown {
    return this.#core.codec.decode(this.#core.ask('get', JSON.stringify({ module: this.#id, name, standing: true })))
  }

  put(name: string, value: unknown): void {
    this.#core.ask('put', JSON.stringify({ module: this.#id, name, value: this.#core.codec.encode(value) }))
  }
}
