import type { RunOptions } from '../host.ts'

/** Lines that a report can bear; a job that prints more is told how many were left out. */
const most = 10_000

/** Counts what a run prints, and ends the report where nobody reads on. */
export class PrintedLines {
  #printed = 0

  /** Whether this line is still reported. */
  take(): boolean {
    this.#printed += 1
    return this.#printed <= most
  }

  /** Takes lines that were not even handed over. */
  add(lines: number): void {
    this.#printed += lines
  }

  /** Whether the next line is reported too. */
  get wanted(): boolean {
    return this.#printed < most
  }

  /** The run has ended: what is to be said of the lines that were left out. */
  end(): string | undefined {
    const left = this.#printed - most
    this.#printed = 0
    return left > 0 ? `… and ${left.toLocaleString('en-US')} more lines, which dryfit left out.` : undefined
  }
}

/** Hands a line to whoever takes what the run prints. */
export function writeLine(run: RunOptions | undefined, stream: string, line: string): void {
  const isOut = stream === 'stdout'
  // biome-ignore lint/suspicious/noConsole: what a job prints belongs to the output of its test
  const taker = isOut ? (run?.stdout ?? console.log) : (run?.stderr ?? console.error)
  taker(line)
}
