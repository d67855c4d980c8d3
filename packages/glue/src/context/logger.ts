/** A line of the job's log. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error' | 'debug' | 'trace'
  readonly text: string
}

/** What `get_logger()` gives: it keeps what the job logs. */
export class Logger {
  readonly lines: LogLine[] = []

  info(text: string): void {
    this.#keep('info', text)
  }
  warn(text: string): void {
    this.#keep('warn', text)
  }
  error(text: string): void {
    this.#keep('error', text)
  }
  debug(text: string): void {
    this.#keep('debug', text)
  }
  trace(text: string): void {
    this.#keep('trace', text)
  }
  #keep(level: LogLine['level'], text: string): void {
    this.lines.push({ level, text })
  }
}
