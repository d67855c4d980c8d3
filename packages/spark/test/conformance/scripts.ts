import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isWanted, options } from './options.ts'
import type { Done, Job } from './script-worker.ts'
import { casesOf, holdStatus, note, refuseMisleading, type Status } from './status.ts'
import { count, MISLEADING, printHead, printRow, printShares, RIGHT, type Tally } from './table.ts'

const WORKER = fileURLToPath(new URL('./script-worker.ts', import.meta.url))
const WORKERS = 2

interface Task extends Job {
  readonly file: string
  readonly id: string
}

/** Runs the recorded SQL scripts of a folder, each in a fresh session. */
export async function runScripts(folder: string): Promise<void> {
  const tasks = tasksOf(folder)
  if (tasks.length === 0) return
  const began = performance.now()
  const done = new Array<Done | undefined>(tasks.length)
  let next = 0
  const take = (): number | undefined => {
    next += 1
    return next > tasks.length ? undefined : next - 1
  }
  await Promise.all(Array.from({ length: WORKERS }, () => work(tasks, take, done)))
  const total: Tally = new Map()
  const found: Status = {}
  const misleading: string[] = []
  printHead(folder)
  for (const file of [...new Set(tasks.map((t) => t.file))]) {
    const tally: Tally = new Map()
    found[file] = {}
    tasks.forEach((task, i) => {
      if (task.file === file) tell(task, done[i], { tally, total, found, misleading })
    })
    printRow(file, tally)
  }
  printRow('total', total)
  printShares(total, (performance.now() - began) / 1000)
  refuseMisleading(misleading)
  holdStatus(folder, found)
}

function tasksOf(folder: string): readonly Task[] {
  const path = casesOf(folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((f) => f.endsWith('.jsonl') && isWanted(folder, f))
    .sort()
    .flatMap((f) =>
      readFileSync(join(path, f), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Task => {
          const { id } = JSON.parse(line) as { readonly id: string }
          return { file: f.replace('.jsonl', ''), id, line, data: join(path, 'data') }
        })
        .filter((task) => options.only === undefined || task.id.includes(options.only)),
    )
}

/** A process that does tasks until none is left. One that dies leaves its task undone, and a new one goes on. */
async function work(tasks: readonly Task[], take: () => number | undefined, done: (Done | undefined)[]): Promise<void> {
  let child = fork(WORKER)
  for (let i = take(); i !== undefined; i = take()) {
    const answer = await ask(child, tasks[i] as Task)
    done[i] = answer
    if (answer === undefined) child = fork(WORKER)
  }
  child.disconnect()
}

const ask = (child: ChildProcess, { line, data }: Task): Promise<Done | undefined> =>
  new Promise((resolve) => {
    const settle = (answer: Done | undefined): void => {
      child.off('message', answered)
      child.off('exit', died)
      resolve(answer)
    }
    const answered = (answer: Done): void => settle(answer)
    const died = (): void => settle(undefined)
    child.on('message', answered)
    child.on('exit', died)
    child.send({ line, data } satisfies Job)
  })

interface Report {
  readonly tally: Tally
  readonly total: Tally
  readonly found: Status
  readonly misleading: string[]
}

function tell(task: Task, done: Done | undefined, { tally, total, found, misleading }: Report): void {
  if (done === undefined) {
    for (const t of [tally, total]) count(t, 'crash')
    note(found, task.file, 'crash', task.id)
    return
  }
  for (const step of done.steps) {
    for (const t of [tally, total]) {
      count(t, step.outcome)
      if (step.nullabilityDiffers) count(t, 'nullability')
    }
    const id = `${task.id} ${step.id}`
    if (options.list && (!RIGHT.has(step.outcome) || (step.nullabilityDiffers && options.nullability)))
      console.log(`${step.outcome} ${id}\n    ${step.sql.replaceAll('\n', '\n    ')}\n    ${step.detail}`)
    if (MISLEADING.has(step.outcome)) misleading.push(`${step.outcome} ${id}: ${step.detail}`)
    else if (!RIGHT.has(step.outcome)) note(found, task.file, step.outcome, id)
  }
}
