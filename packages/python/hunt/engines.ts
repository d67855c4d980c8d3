import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { SparkSession } from '@dryfit/spark'
import { memory } from '../../spark/test/format-case.ts'
import { connectBridge, type PythonModule, startEmbedded } from '../src/index.ts'
import type { Answer, Program } from './program.ts'

const ANSWERS = fileURLToPath(new URL('./answers.py', import.meta.url))
const PATIENCE = 240_000

/** Dryfit: the embedded Python over the interpreter. What ends it, and what no job should see, is an answer of its own. */
export class Dryfit {
  readonly #job: PythonModule
  private constructor(job: PythonModule) {
    this.#job = job
  }

  static async start(): Promise<Dryfit> {
    const host = await startEmbedded()
    connectBridge(host).use(
      new SparkSession({
        conf: { 'spark.sql.session.timeZone': 'UTC', 'spark.sql.shuffle.partitions': '1' },
        storage: memory(),
      }),
    )
    return new Dryfit(host.load(ANSWERS))
  }

  ask({ line, conf }: Program): Answer {
    try {
      return JSON.parse(String(this.#job.call('answer', [line, JSON.stringify(conf)], {}, { timeLimit: 20_000 })))
    } catch (error) {
      return { crash: String(error).slice(0, 400) }
    }
  }
}

/** Real Spark: one long-lived process, started anew where a program ends it or does not come back. */
export class RealSpark {
  readonly #python: string
  #process: ChildProcess | undefined
  #lines: Interface | undefined

  constructor(python: string) {
    this.#python = python
  }

  async ask(programs: readonly Program[]): Promise<readonly Answer[]> {
    const answers: Answer[] = []
    for (const program of programs) answers.push(await this.#askOne(program))
    return answers
  }

  stop(): void {
    this.#process?.kill()
    this.#process = undefined
  }

  #askOne({ line, conf }: Program): Promise<Answer> {
    const { process, lines } = this.#started()
    return new Promise((resolve) => {
      const settle = (answer: Answer): void => {
        clearTimeout(timer)
        lines.off('line', read)
        process.off('exit', end)
        resolve(answer)
      }
      const read = (text: string): void => settle(JSON.parse(text))
      const end = (): void => {
        this.#process = undefined
        settle({ crash: 'Spark has ended, or did not come back' })
      }
      const timer = setTimeout(() => process.kill('SIGKILL'), PATIENCE)
      lines.on('line', read)
      process.on('exit', end)
      process.stdin?.write(`${JSON.stringify({ line, conf })}\n`)
    })
  }

  #started(): { readonly process: ChildProcess; readonly lines: Interface } {
    if (this.#process === undefined || this.#lines === undefined) {
      const started = spawn(this.#python, [ANSWERS], {
        stdio: ['pipe', 'pipe', 'ignore'],
        env: { ...process.env, TZ: 'UTC' },
      })
      if (started.stdout === null) throw new Error('Failed to read the answers of Spark: it has no output.')
      this.#process = started
      this.#lines = createInterface({ input: started.stdout })
    }
    return { process: this.#process, lines: this.#lines }
  }
}
