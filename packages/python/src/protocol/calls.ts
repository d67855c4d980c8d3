import type { Answer, PythonRaisable, StandIn, StoodInCall } from '../host.ts'
import type { PythonCore } from './core.ts'
import { PythonError } from './errors.ts'
import { namedException } from './named-exception.ts'
import { encoded } from './objects.ts'
import { type ClassReference, type Fakeable, PythonObject } from './python-object.ts'
import { realFile } from './real-file.ts'
import { keywords } from './values.ts'

/** While it is being answered. */
interface OpenCall extends StoodInCall {
  /** What the function itself gave, once it was called with these very arguments. */
  result?: { readonly value: unknown }
}

/** Each takes of the stack, whose end Python does not survive: at 130 where Python alone stands between them, at 75 where C does (`sorted`, `re.sub`). */
const deepest = 60
/** As many calls of a stub take a second of a slow machine. */
const many = 5000
const tooDeep = {
  python: 'RecursionError',
  message:
    `stubs of this job called each other ${deepest} deep: a recursion without end, or one that is too deep to be recorded. ` +
    'Put the recursion into a function inside a function, which is no stub.',
}

/** What Python calls in JavaScript. Nothing here throws into Python: an error is part of the answer. */
export class GuestCalls {
  readonly #core: PythonCore
  /** By file, the number by which Python asks for its stand-in. */
  readonly #numbers = new Map<string, number>()
  readonly #standIns = new Map<number, StandIn>()
  readonly #open: OpenCall[] = []
  readonly #thrown = new Map<number, unknown>()
  /** How often Python called each function through its stub, in this test. */
  readonly #counts = new Map<string, number>()
  #next = 0
  #answer: Answer | undefined
  #file = ''
  #line = 0

  constructor(core: PythonCore) {
    this.#core = core
  }

  connect(answer: Answer): void {
    this.#answer = answer
  }

  /** Answers a call of the guest's bridge. */
  answer(op: string, payload: string, file: string, line: number): string {
    this.#file = file
    this.#line = line
    try {
      if (this.#answer === undefined)
        throw new Error(`Failed to answer ${op}: no engine is connected. Call connect() first.`)
      return this.#answer(op, payload)
    } catch (error) {
      return this.#describe(error)
    }
  }

  /** The line that made the call being answered, of the engine or of a stub. */
  where(): string | undefined {
    return this.#file === '' ? undefined : `${this.#file}:${this.#line}`
  }

  /** Takes what stands in for the functions of files, from now on. */
  standIn(standIns: ReadonlyMap<string, StandIn>): void {
    for (const [file, standIn] of standIns) {
      const number = this.#numbers.get(file) ?? ++this.#next
      this.#numbers.set(file, number)
      this.#standIns.set(number, standIn)
    }
  }

  /** The number of what stands in for the functions of a file; 0 where nothing does. */
  numberOf(file: string): number {
    return this.#numbers.size === 0 ? 0 : (this.#numbers.get(realFile(file)) ?? 0)
  }

  /** The values that the test gave names of a file, as an answer; nothing where it gave none. */
  given(number: number): string {
    const values = this.#standIns.get(number)?.given?.()
    if (values === undefined || values.size === 0) return ''
    try {
      return JSON.stringify({ ok: this.#core.codec.encode(Object.fromEntries(values)) })
    } catch (error) {
      return this.#describe(error)
    }
  }

  /** What of an object is a stub of the test's. */
  member([number, className]: ClassReference, object: object, name: string): Fakeable | undefined {
    return this.#standIns.get(number)?.member(className, object, name)
  }

  /** Answers a call of a function for Python. "same" tells Python to go on with the function's own result. */
  stub(number: number, name: string, text: string, where: string): string {
    const { codec } = this.#core
    const colon = where.lastIndexOf(':')
    this.#file = where.slice(0, Math.max(0, colon))
    this.#line = Number(where.slice(colon + 1))
    try {
      const [args, kwargs] = codec.decode(JSON.parse(text)) as [unknown[], Record<string, unknown>]
      const standIn = this.#standIns.get(number)
      if (standIn === undefined) throw new Error('Failed to call a stub: it belongs to an earlier run.')
      if (this.#open.length >= deepest) return JSON.stringify({ error: tooDeep })
      const call: OpenCall = {
        name,
        args,
        kwargs: asObject(kwargs),
        original: (given, named) => this.#original(call, given, named),
      }
      this.#open.push(call)
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
      try {
        const value = standIn.answer(call)
        if (call.result !== undefined && Object.is(value, call.result.value)) return 'same'
        if (isPromise(value)) throw promiseRefused()
        return JSON.stringify({ ok: codec.encode(value) })
      } finally {
        this.#open.pop()
      }
    } catch (error) {
      return this.#describe(error)
    }
  }

  /** Python's own objects go on once, unconverted: a second result of the same arguments would take the place of the first. */
  #original(call: OpenCall, args: unknown[], kwargs: Record<string, unknown>): unknown {
    const { codec } = this.#core
    if (this.#open.at(-1) !== call)
      throw new Error(`Failed to call ${call.name} itself: the call that it belongs to is not under way.`)
    if (call.result === undefined && args === call.args && kwargs === call.kwargs) {
      call.result = { value: codec.decode(this.#core.ask('original', '')) }
      return call.result.value
    }
    const given = encoded(this.#core, [...args, keywords(kwargs)])
    return codec.decode(this.#core.ask('original', JSON.stringify([given.args, given.kwargs])))
  }

  /** Calls a JavaScript function that was passed to Python. */
  callFunction(id: number, text: string): string {
    const { codec } = this.#core
    try {
      const [args, kwargs] = codec.decode(JSON.parse(text)) as [unknown[], object]
      const given = codec.functionOf(id)
      if (given === undefined) throw new Error('Failed to call a JavaScript function: it belongs to an earlier run.')
      const named = asObject(kwargs)
      const value = given(...args, ...(Object.keys(named).length > 0 ? [named] : []))
      if (isPromise(value)) throw promiseRefused()
      return JSON.stringify({ ok: codec.encode(value) })
    } catch (error) {
      return this.#describe(error)
    }
  }

  /** The error that a Python exception began as. */
  thrown(id: number): unknown {
    return this.#thrown.get(id)
  }

  /** The function that Python called most through its stub, if that is often. */
  busiest(): { readonly name: string; readonly calls: number } | undefined {
    const [most] = [...this.#counts].sort(([, a], [, b]) => b - a)
    return most === undefined || most[1] < many ? undefined : { name: most[0].replace('super ', ''), calls: most[1] }
  }

  clear(): void {
    this.#counts.clear()
    this.#numbers.clear()
    this.#standIns.clear()
    this.#thrown.clear()
    this.#file = ''
  }

  /** A Python exception on its way through goes on as the same object; any other error is remembered as the cause. */
  #describe(error: unknown): string {
    if (error instanceof PythonError && PythonError.raisedId(error) !== undefined) {
      return JSON.stringify({
        error: { raised: PythonError.raisedId(error), python: error.pythonType, message: error.pythonMessage },
      })
    }
    if (error instanceof PythonObject) return JSON.stringify({ error: this.#objectThrown(error) })
    this.#next += 1
    this.#thrown.set(this.#next, error)
    return JSON.stringify({ error: { ...toldOf(error), id: this.#next } })
  }

  /** An exception of a job's own. */
  #objectThrown(object: PythonObject): object {
    try {
      return { object: this.#core.codec.encode(object) }
    } catch (error) {
      return { message: textOf(error) }
    }
  }
}

function toldOf(error: unknown): object {
  if (!(error instanceof Error)) return { message: textOf(error) }
  return isRaisable(error) ? error.pythonError : { message: textOf(error), ...namedException(error) }
}

function isRaisable(error: Error): error is PythonRaisable {
  return 'pythonError' in error && typeof error.pythonError === 'object' && error.pythonError !== null
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

function asObject(value: object): Record<string, unknown> {
  return value instanceof Map ? Object.fromEntries(value) : (value as Record<string, unknown>)
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function promiseRefused(): Error {
  return new Error(
    'Failed to return a promise to Python: a job waits for no promise. Make the fake synchronous: await before the job runs.',
  )
}
