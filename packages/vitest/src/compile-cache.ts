import * as node from 'node:module'

/** Of Node 22 and later. */
const { enableCompileCache, flushCompileCache } = node as {
  readonly enableCompileCache?: () => unknown
  readonly flushCompileCache?: () => unknown
}

/** Lets Node keep the code of the modules that this process loads from now on, where it does so: in its own folder for that. */
export function keepCode(): void {
  enableCompileCache?.()
}

let isWritten = false

/** Writes what was compiled by now: vitest ends a process before Node would. Where it is written it costs nothing. */
export function writeCode(): void {
  if (isWritten) return
  isWritten = true
  flushCompileCache?.()
}
