import { openSync, writeSync } from 'node:fs'
import { setInterval } from 'node:timers'
import type { TestRunner } from 'vitest'
import { isDebugged, noteOf } from './running-file.ts'
import { worker } from './worker.ts'

type Test = NonNullable<ReturnType<typeof TestRunner.getCurrentTest>>

/** Milliseconds between two signs of life outside of tests. */
const beat = 1000
/** Twice that and twenty seconds, five minutes in all, may a thread keep to itself outside of tests. */
const defaultUnheard = 140_000

/** The tests whose functions run: several, where they are concurrent. */
export const running = new Set<Test>()

/** A test that was late has ended for vitest, whatever becomes of its function. */
export const runningNow = (): readonly Test[] => [...running].filter(({ result }) => result?.state === 'run')

/** Says which test runs, or that hooks of it do, for whoever finds this process ended or has to end it; none: modules are loaded. */
export function note(hooked?: Test): void {
  const file = process.env.DRYFIT_RUNNING
  if (file === undefined) return
  const shared = worker()
  shared.noteFile ??= openSync(file, 'w')
  shared.notes = (shared.notes ?? 0) + 1
  // Hooks of one test do not hide the function of another that runs at the same time, and has a limit of its own.
  const test = hooked !== undefined && running.has(hooked) ? hooked : (runningNow().at(-1) ?? hooked)
  const within = test !== undefined && running.has(test)
  const time = within ? test.timeout : unheard()
  const limit = Number.isFinite(time) && !isDebugged() ? Math.ceil(time) : 0
  writeSync(shared.noteFile, noteOf({ test: test?.id ?? '', within, limit, number: shared.notes }), 0)
}

/** Has a thread that is free say so while no test's function runs. A loop of a module or a hook falls silent. */
export function noteLife(): void {
  note()
  worker().life ??= setInterval(() => {
    if (runningNow().length === 0) note()
  }, beat).unref()
}

function unheard(): number {
  const given = Number(process.env.DRYFIT_UNHEARD ?? defaultUnheard)
  return Number.isNaN(given) ? defaultUnheard : given
}
