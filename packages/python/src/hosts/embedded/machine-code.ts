import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/** What of WebAssembly is touched here: its types belong to a page's library. */
export interface WebAssemblyScope {
  readonly Module: new (bytes: Uint8Array) => object
  instantiate(source: object, imports?: object): Promise<unknown>
}

export const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WebAssemblyScope }

/** The versions of V8 in which these functions are known to do what is said here: those of Node 20 to 24. */
const known = { from: 11, to: 13 }
const flag = 'allow-natives-syntax'

/** V8's own name for one, called with its arguments. */
function native(call: string, ...args: readonly unknown[]): unknown {
  const isOn = process.execArgv.includes(`--${flag}`)
  setFlagsFromString(`--${flag}`)
  try {
    const run: unknown = new Script(`((a, b) => ${call})`, { filename: 'node:dryfit' }).runInThisContext()
    return typeof run === 'function' ? run(...args) : undefined
  } catch {
    return undefined
  } finally {
    if (!isOn) setFlagsFromString(`--no-${flag}`)
  }
}

function isKnown(): boolean {
  const major = Number.parseInt(process.versions.v8, 10)
  return major >= known.from && major <= known.to
}

/**
 * The machine code that V8 has made of a WebAssembly module by now, as Chrome caches it; Node has no name for it.
 * V8 ends the process when it has optimised nothing yet, so one function that has to be hot is asked first.
 *
 * @param hot - a function that the module exports
 */
export function machineCodeOf(module: object, hot: unknown): Uint8Array | undefined {
  if (!isKnown() || typeof hot !== 'function') return undefined
  if (native('%IsTurboFanFunction(a)', hot) !== true) return undefined
  const code = native('%SerializeWasmModule(a)', module)
  return code instanceof ArrayBuffer ? new Uint8Array(code) : undefined
}

/** A module with machine code that an earlier process kept; undefined where V8 finds that it is not for this one. */
export function moduleWith(code: Uint8Array, bytes: Uint8Array): object | undefined {
  if (!isKnown()) return undefined
  const copy = new Uint8Array(code)
  const module = native('%DeserializeWasmModule(a, b)', copy.buffer, bytes)
  return module instanceof wasm.Module ? module : undefined
}

/** The greatest of the modules that Emscripten makes around a function of JavaScript. */
const smallModule = 64

/**
 * WebAssembly for a script that makes a module around each of hundreds of functions: those of one signature are the same
 * bytes, and share one.
 */
export function sharingModules(): WebAssemblyScope {
  const made = new Map<string, object>()
  const Module = new Proxy(wasm.Module, {
    construct(target, [bytes]: [Uint8Array]) {
      if (bytes.length > smallModule) return new target(bytes)
      const key = bytes.join()
      const module = made.get(key) ?? new target(bytes)
      made.set(key, module)
      return module
    },
  })
  return Object.create(wasm, { Module: { value: Module } }) as WebAssemblyScope
}
