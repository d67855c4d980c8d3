import { readFileSync } from 'node:fs'
import type { PyodideAPI } from 'pyodide'
import type { PythonFrame } from '../../protocol/errors.ts'
import { fromGuestPath } from './guest-path.ts'
import { type EmscriptenModule, moduleOf, viewMemory } from './image/emscripten.ts'

/** A frame of the user's, as Python has it. */
type Place = Omit<PythonFrame, 'column' | 'source'>

const mostFrames = 50
/** A recursion is at most so deep when Python itself ends it. */
const mostLooks = 10_000

/**
 * Reads where a Python stands without running any of it: by CPython's own functions in C. An interruption that comes while
 * the stack is full, builtins are broken or an exception is on its way changes nothing about it.
 */
export class StandingFrames {
  readonly #module: EmscriptenModule
  readonly #isUsers: (file: string) => boolean
  readonly #file: number
  readonly #function: number

  /** @param foreign how files begin and end that are not the user's own, as Python lists them */
  constructor(pyodide: PyodideAPI, foreign: string) {
    this.#module = moduleOf(pyodide)
    const [begins, ends] = JSON.parse(foreign) as readonly [readonly string[], readonly string[]]
    this.#isUsers = (file) => !begins.some((begin) => file.startsWith(begin)) && !ends.some((end) => file.endsWith(end))
    this.#file = this.#module.stringToNewUTF8('co_filename')
    this.#function = this.#module.stringToNewUTF8('co_name')
  }

  /** The user's frames, innermost first; none where the memory of Python is broken. */
  read(): readonly PythonFrame[] {
    try {
      return this.#standing().map(withSource)
    } catch {
      return []
    }
  }

  #standing(): readonly Place[] {
    const python = this.#module
    viewMemory(python)
    const places: Place[] = []
    const state = this.#thread()
    let frame = state === 0 ? 0 : python._PyThreadState_GetFrame(state)
    for (let looks = 0; frame !== 0 && looks < mostLooks && places.length < mostFrames; looks++) {
      const place = this.#placeOf(frame)
      if (this.#isUsers(place.file)) places.push(place)
      const outer = python._PyFrame_GetBack(frame)
      python._Py_DecRef(frame)
      frame = outer
    }
    if (frame !== 0) python._Py_DecRef(frame)
    return places
  }

  /** The one thread. A function in C that lets others run meanwhile (zlib, hashes) has put it aside: frames need it in its place. */
  #thread(): number {
    const python = this.#module
    const current = python._PyThreadState_GetUnchecked()
    if (current !== 0) return current
    const aside = python._PyInterpreterState_ThreadHead(python._PyInterpreterState_Main())
    if (aside !== 0) python._PyThreadState_Swap(aside)
    return aside
  }

  #placeOf(frame: number): Place {
    const code = this.#module._PyFrame_GetCode(frame)
    const place = {
      file: this.#text(code, this.#file),
      function: this.#text(code, this.#function),
      line: this.#module._PyFrame_GetLineNumber(frame),
    }
    this.#module._Py_DecRef(code)
    return place
  }

  #text(object: number, attribute: number): string {
    const python = this.#module
    const value = python._PyObject_GetAttrString(object, attribute)
    const bytes = value === 0 ? 0 : python._PyUnicode_AsUTF8(value)
    const text = bytes === 0 ? '' : python.UTF8ToString(bytes)
    if (value !== 0) python._Py_DecRef(value)
    return text
  }
}

function withSource(place: Place): PythonFrame {
  const text = lineOf(fromGuestPath(place.file), place.line)
  return { ...place, column: text.length - text.trimStart().length + 1, source: text.trim() }
}

/** What is on no disk, as in an archive of modules, is told without its text. */
function lineOf(file: string, line: number): string {
  try {
    return readFileSync(file, 'utf8').split(/\r\n|\r|\n/)[line - 1] ?? ''
  } catch {
    return ''
  }
}
