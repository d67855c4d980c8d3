/**
 * The watchdog's thread, as text: a worker of Node can't load TypeScript, and a built file would need a second entry.
 * It sleeps until the deadline that it knows of, so that arming a run wakes it only when the run ends sooner.
 */
export const watchdogThread = `
'use strict'
const { writeSync } = require('node:fs')
const { workerData } = require('node:worker_threads')
const words = new Int32Array(workerData.memory)
const times = new BigInt64Array(workerData.memory)
const interrupt = new Uint8Array(workerData.interrupt)
const DEADLINE = 0, WAKE = 2, SLEEPS_UNTIL = 2, LIMIT = 6, GRACE = 7, LINE = 8, OP = 9
const STEP = 20

for (;;) {
  const seen = Atomics.load(words, WAKE)
  const deadline = Number(Atomics.load(times, DEADLINE))
  if (deadline === 0) {
    Atomics.store(times, SLEEPS_UNTIL, 0n)
    if (Atomics.load(times, DEADLINE) === 0n) Atomics.wait(words, WAKE, seen)
    continue
  }
  const left = deadline - Date.now()
  if (left > 0) {
    Atomics.store(times, SLEEPS_UNTIL, BigInt(deadline))
    Atomics.wait(words, WAKE, seen, left)
    continue
  }
  stop(deadline)
}

function stop(deadline) {
  const grace = Atomics.load(words, GRACE)
  let unseen = 0
  let asked = 0
  while (Number(Atomics.load(times, DEADLINE)) === deadline) {
    if (Atomics.load(interrupt, 0) === 0) {
      unseen = 0
      Atomics.store(interrupt, 0, 2)
    }
    Atomics.wait(words, WAKE, Atomics.load(words, WAKE), STEP)
    unseen += STEP
    asked += STEP
    if (unseen >= grace || asked >= grace * 2) end(unseen >= grace)
  }
}

function end(unseen) {
  const label = text(64), file = text(1024), jobFile = text(3072)
  const line = Atomics.load(words, LINE)
  const limit = Atomics.load(words, LIMIT)
  const place = line === 0 ? 'It had not called the engine yet.' : 'Its last call to the engine was at ' + jobFile + ':' + line + '.'
  const why = !unseen
    ? 'it catches every interruption and goes on'
    : Atomics.load(words, OP) === 1
      ? 'the engine or the test was still answering a call of it'
      : 'it hangs where Python can not be interrupted: a loop inside a C function, such as sum(itertools.count())'
  write('\\n[JOB_HANGS] Failed to end ' + (label || file) + ': ' + why + '. The time limit was ' + limit + ' ms; this process ends now.\\n' +
    '  job: ' + file + '\\n  ' + place + '\\n')
  process.kill(process.pid, 'SIGKILL')
  for (;;) Atomics.wait(words, WAKE, Atomics.load(words, WAKE), 1000)
}

function text(at) {
  return Buffer.from(Buffer.from(workerData.memory, at + 4, words[at / 4])).toString('utf8')
}

function write(message) {
  const bytes = Buffer.from(message)
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(2, bytes, from)
    } catch (error) {
      if (error.code !== 'EAGAIN') return
    }
  }
}
`
