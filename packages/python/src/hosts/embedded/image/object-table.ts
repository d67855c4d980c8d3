import type { EmscriptenModule } from './emscripten.ts'

/** Which JavaScript objects Python knows under which number: JavaScript's half of what memory holds. */
export class ObjectTable {
  readonly #module: EmscriptenModule
  readonly #objects: readonly unknown[]
  readonly #numbers: readonly (readonly [Map<unknown, unknown>, readonly (readonly [unknown, unknown])[]])[]

  /** @param numbers the maps by which Pyodide finds the number of an object again */
  constructor(module: EmscriptenModule, numbers: readonly Map<unknown, unknown>[]) {
    this.#module = module
    this.#objects = held(module)
    this.#numbers = numbers.map((map) => [map, [...map]])
    // A proxy of a Python object that JavaScript lets go of would count down in a memory that no longer holds it.
    module.finalizationRegistry = { register: () => undefined, unregister: () => undefined }
  }

  restore(): void {
    for (const [number, object] of this.#objects.entries()) {
      if (this.#module.__hiwire_get(number) !== object) this.#module.__hiwire_set(number, object)
    }
    for (const [map, entries] of this.#numbers) {
      map.clear()
      for (const [object, number] of entries) map.set(object, number)
    }
  }
}

/** The table ends where reading it traps. */
function held(module: EmscriptenModule): readonly unknown[] {
  const objects: unknown[] = []
  for (let number = 0; ; number++) {
    try {
      objects.push(module.__hiwire_get(number))
    } catch {
      return objects
    }
  }
}
