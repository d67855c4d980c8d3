import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { loadPyodide, type PyodideAPI, version } from 'pyodide'
import type { HostClock } from '../../host.ts'
import { type EmscriptenModule, moduleOf } from './image/emscripten.ts'
import { machineCodeOf, moduleWith, sharingModules, wasm } from './machine-code.ts'
import { block, type ComingSnapshot, fill, type Snapshot } from './snapshot.ts'
import { utcDate } from './utc-date.ts'
import { Walls } from './walls.ts'

// V8 11 (Node 20) ends the process ("unreachable code" in its deoptimizer) when JavaScript that it compiled around a call
// into WebAssembly is thrown away during that call, as happens when stubs call Python that calls stubs. V8 12 does not.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--no-turbo-inline-js-wasm-calls')

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('pyodide/package.json'))
const scriptFile = join(folder, 'pyodide.asm.js')
const codeFile = join(folder, 'pyodide.asm.wasm')

/** A Pyodide that runs, and what the next start can reuse. */
export interface Booted {
  readonly pyodide: PyodideAPI
  /** V8's code for Pyodide's script, where none was given that fits; ask for it once the script has run. */
  readonly scriptCode: () => Uint8Array | undefined
  /** V8's machine code for Python itself; ask for it once Python has run for a while. */
  readonly machineCode: () => Uint8Array | undefined
  /** Whether the machine code that was given is used. */
  readonly hasMachineCode: boolean
  /** Is told after each test how many this Python has run. */
  ran: (tests: number) => void
  /** Takes what is written past Python's own `sys.stdout`: who hosts this Python puts its writer here. */
  readonly output: { write: (stream: 'stdout' | 'stderr', line: string) => void }
  /** Whose time Python tells: the machine's, until who hosts this Python puts another one here. */
  readonly clock: { of: HostClock }
  /** What Python reaches of JavaScript: open until the host closes them. */
  readonly walls: Walls
  /** What its memory was made from, if it was. */
  readonly memory?: Snapshot['blocks']
}

/** What V8 made of the installed Pyodide in an earlier process. */
export interface CompiledCode {
  readonly script?: Uint8Array | undefined
  readonly machine?: Uint8Array | undefined
}

/** What the installed Pyodide is: part of the key of a snapshot. */
export function pyodideIdentity(): string {
  return `${version} ${statSync(codeFile).size} ${statSync(scriptFile).size}`
}

/**
 * Boots Pyodide: cold, or from a snapshot of its memory.
 * Its script is compiled here, with V8's cached code, UTC for local time, and no way to the network or to `ws`; imported, Node
 * would spend 0.1 s on finding out which kind of module it is.
 */
export async function bootPyodide(
  env: Record<string, string>,
  snapshot?: ComingSnapshot,
  code: CompiledCode = {},
): Promise<Booted> {
  const script = compile(code.script)
  const define: unknown = script.runInThisContext()
  if (typeof define !== 'function') throw new TypeError('pyodide.asm.js is not what it was')
  const restore = lend({ require: limitedRequire, _createPyodideModule: undefined })
  const lent = lendMachineCode(code.machine)
  try {
    const output: Booted['output'] = { write: () => undefined }
    const clock: Booted['clock'] = { of: { now: () => globalThis.Date.now(), sleep: () => false } }
    const walls = new Walls()
    define(
      limitedRequire,
      scriptFile,
      folder,
      limitedImport,
      utcDate(() => clock.of.now()),
      sharingModules(),
    )
    const linked = linkBehind(walls, snapshot)
    const pyodide = await loadPyodide({
      indexURL: folder + sep,
      // Without packages in the lock file nothing is ever fetched.
      lockFileContents: { info: lockInfo(), packages: {} },
      env,
      jsglobals: { Object, setTimeout, clearTimeout },
      stdin: () => null,
      stdout: (line: string) => output.write('stdout', line),
      stderr: (line: string) => output.write('stderr', line),
      // The bytes themselves are put into the memory without a copy between.
      ...(snapshot === undefined ? { _makeSnapshot: true } : { _loadSnapshot: new Uint8Array(1) }),
    } as Parameters<typeof loadPyodide>[0])
    // Pyodide's own says on the console that it is over, and breaks itself: here a restore makes good what happened.
    moduleOf(pyodide).API.fatal_error = (error) => {
      throw error
    }
    const { module, hot } = linked
    const compiledAnew = code.script === undefined || script.cachedDataRejected === true
    return {
      pyodide,
      scriptCode: () => (compiledAnew ? script.createCachedData() : undefined),
      machineCode: () => (module === undefined ? undefined : machineCodeOf(module, hot)),
      hasMachineCode: lent.isTaken,
      ran: () => undefined,
      output,
      clock,
      walls,
      ...(linked.memory === undefined ? {} : { memory: linked.memory }),
    }
  } finally {
    lent.giveBack()
    restore()
  }
}

function compile(code: Uint8Array | undefined): Script {
  const source = readFileSync(scriptFile, 'utf8').replaceAll('import("', '__import("')
  return new Script(`(function(require,__filename,__dirname,__import,Date,WebAssembly){${source}\n})`, {
    filename: scriptFile,
    ...(code === undefined ? {} : { cachedData: Buffer.from(code.buffer, code.byteOffset, code.byteLength) }),
  })
}

function lockInfo(): unknown {
  return JSON.parse(readFileSync(join(folder, 'pyodide-lock.json'), 'utf8')).info
}

const network = new Set(['ws', 'child_process', 'node:child_process'])

function limitedRequire(name: string): unknown {
  return network.has(name) ? {} : require(name)
}

function limitedImport(name: string): Promise<unknown> {
  return network.has(name) ? Promise.resolve({ default: {} }) : import(/* @vite-ignore */ name)
}

type Done = (instance: { readonly exports: Readonly<Record<string, unknown>> }, module: object) => unknown
type Instantiate = (imports: { readonly env: Record<string, unknown> }, done: Done) => unknown

interface ModuleSettings {
  instantiateWasm: Instantiate
  INITIAL_MEMORY?: number
}
type CreateModule = (settings: ModuleSettings) => Promise<EmscriptenModule>

/** Python's code, once it is linked. */
interface Linked {
  module?: object
  /** A function that V8 optimises before any other: the loop that runs Python. */
  hot?: unknown
  memory?: Snapshot['blocks']
}

/** Has the module that `loadPyodide` makes next linked with walls, and its memory made from a snapshot that is read meanwhile. */
function linkBehind(walls: Walls, snapshot: ComingSnapshot | undefined): Linked {
  const scope = globalThis as { _createPyodideModule?: CreateModule }
  const create = scope._createPyodideModule
  if (create === undefined) throw new TypeError('pyodide.asm.js is not what it was')
  const linked: Linked = {}
  scope._createPyodideModule = async (settings) => {
    const { instantiateWasm } = settings
    settings.instantiateWasm = (imports, done) => {
      walls.build(imports.env)
      return instantiateWasm(imports, (instance, module) => {
        Object.assign(linked, { module, hot: instance.exports['_PyEval_EvalFrameDefault'] })
        return done(instance, module)
      })
    }
    if (snapshot === undefined) return create(settings)
    settings.INITIAL_MEMORY = snapshot.length * block
    const module = await create(settings)
    restoreFrom(module, await snapshot.whole, linked)
    return module
  }
  return linked
}

/** Pyodide's own restore looks at the head alone. */
function restoreFrom(module: EmscriptenModule, whole: Snapshot, linked: Linked): void {
  const { API } = module
  const restore = API.restoreSnapshot
  API.restoreSnapshot = () => {
    const state = restore(whole.head)
    fill(module.HEAPU8, whole)
    linked.memory = whole.blocks
    return state
  }
}

/** Machine code for Pyodide's next module, and whether it was taken. */
interface Lent {
  isTaken: boolean
  giveBack(): void
}

let isLent = false

/** Pyodide compiles Python's code from its bytes: for those alone it gets a module that has been compiled before. */
function lendMachineCode(machine: Uint8Array | undefined): Lent {
  const lent: Lent = { isTaken: false, giveBack: () => undefined }
  if (machine === undefined || isLent) return lent
  isLent = true
  const { instantiate } = wasm
  const { size } = statSync(codeFile)
  wasm.instantiate = async (source, imports) => {
    const isPython = ArrayBuffer.isView(source) && source.byteLength === size
    const module = isPython ? moduleWith(machine, new Uint8Array(source.buffer, source.byteOffset, size)) : undefined
    if (module === undefined) return instantiate(source, imports)
    lent.isTaken = true
    return { module, instance: await instantiate(module, imports) }
  }
  lent.giveBack = () => {
    wasm.instantiate = instantiate
    isLent = false
  }
  return lent
}

/** Sets globals that Pyodide looks for, and gives back what was there. */
function lend(values: Record<string, unknown>): () => void {
  const before = Object.keys(values).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    }
  }
}
