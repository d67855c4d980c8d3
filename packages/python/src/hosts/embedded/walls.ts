/** What Python calls in JavaScript, by the names of Pyodide's and Emscripten's own code. */
type Imports = Record<string, unknown>
type Import = (...args: unknown[]) => unknown

/** What stands between a job and the JavaScript around it: the functions that Python's code is linked with. */
export class Walls {
  /** The maps by which Pyodide finds an object's number again. */
  readonly numbers: Map<unknown, unknown>[] = []
  #closed = false

  /** From now on JavaScript objects have no attributes, no entries and no constructors in Python; functions can be called. */
  close(): void {
    this.#closed = true
  }

  /** Puts walls into what WebAssembly is about to be linked with. */
  build(imports: Imports): void {
    for (const name of attributes) this.#replace(imports, name, (original, [, ...rest]) => original(bare(), ...rest))
    for (const name of lists) this.#replace(imports, name, (original) => original(bare()))
    this.#replace(imports, 'JsvFunction_Construct', (original, [, args]) => original(noConstructor, args))
    for (const name of refused) this.#replace(imports, name, () => -1)
    this.#replace(imports, '_dlsym_js', () => 0)
    for (const name of ends) this.#replace(imports, name, () => ended(name))
    const make = imports['__hiwire_deduplicate_new'] as () => Map<unknown, unknown>
    imports['__hiwire_deduplicate_new'] = () => {
      const map = make()
      this.numbers.push(map)
      return map
    }
  }

  #replace(imports: Imports, name: string, behind: (original: Import, args: unknown[]) => unknown): void {
    const original = imports[name]
    if (typeof original !== 'function') throw new TypeError(`pyodide.asm.js has no ${name}: it is not what it was`)
    imports[name] = (...args: unknown[]) => (this.#closed ? behind(original as Import, args) : original(...args))
  }
}

/** With an object first: an empty one takes its place, so that Python raises what it does for what is not there. */
const attributes = [
  'JsProxy_GetAttr_js',
  'JsProxy_SetAttr_js',
  'JsProxy_DelAttr_js',
  'JsObjMap_subscript_js',
  'JsObjMap_ass_subscript_js',
  'JsObjMap_contains_js',
]
const lists = ['JsProxy_Dir_js', 'JsvObject_Entries', 'JsvObject_Keys', 'JsvObject_Values', 'JsObjMap_GetIter_js']
/** Ways out of WebAssembly: C's `system`, timers that fire in a later test, libraries. */
const refused = ['_emscripten_system', '_setitimer_js']
/** The end of the process, which would be the test run's. */
const ends = ['exit', 'proc_exit']

const bare = (): object => Object.create(null)

function noConstructor(): never {
  throw new TypeError('a job makes no JavaScript objects')
}

function ended(how: string): never {
  throw new Error(`it called ${how} of C`)
}
