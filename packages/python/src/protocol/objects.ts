import type { PythonCore } from './core.ts'
import type { ObjectOwner } from './python-object.ts'
import { split } from './values.ts'

/** Objects that Python keeps by number, asked through the door of their host. */
export class GuestObjects implements ObjectOwner {
  readonly #core: () => PythonCore

  /** @param core - asked when it is needed: it is made with this */
  constructor(core: () => PythonCore) {
    this.#core = core
  }

  repr(id: number): string {
    return String(this.#core().ask('repr', String(id)))
  }

  callObject(id: number, args: readonly unknown[]): unknown {
    const core = this.#core()
    return core.codec.decode(core.run({ file: 'a Python function' }, 'callObject', { id, ...encoded(core, args) }))
  }

  look(id: number, name: string): readonly unknown[] {
    return this.#list('look', JSON.stringify({ id, name }))
  }

  put(id: number, name: string, value: unknown): void {
    const core = this.#core()
    core.ask('putAttribute', JSON.stringify({ id, name, value: core.codec.encode(value) }))
  }

  equal(id: number, other: number): boolean {
    return this.#core().ask('equal', JSON.stringify([id, other])) === true
  }

  *items(id: number): Generator<unknown, void> {
    const iterator = String(this.#core().ask('iterator', String(id)))
    for (;;) {
      const next = this.#list('advance', iterator)
      if (next.length === 0) return
      yield next[0]
    }
  }

  #list(op: 'look' | 'advance', payload: string): readonly unknown[] {
    const core = this.#core()
    return core.codec.decode(core.ask(op, payload)) as readonly unknown[]
  }
}

/** Arguments of a call as a request has them. */
export function encoded({ codec }: PythonCore, args: readonly unknown[]): { args: unknown[]; kwargs: object } {
  const [positional, named] = split(args)
  return {
    args: positional.map((arg) => codec.encode(arg)),
    kwargs: Object.fromEntries(Object.entries(named).map(([key, value]) => [key, codec.encode(value)])),
  }
}
