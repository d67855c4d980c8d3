import { SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'

/** Options of a reader or writer: names in any case, values as text. */
export class FormatOptions {
  readonly #values: ReadonlyMap<string, string>

  constructor(values: Readonly<Record<string, string>>) {
    this.#values = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]))
  }

  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase())
  }
  text(name: string, fallback: string): string {
    return this.get(name) ?? fallback
  }
  /** @throws SparkError for a value that is neither `true` nor `false` */
  flag(name: string, fallback = false): boolean {
    const value = this.get(name)?.toLowerCase()
    if (value === undefined) return fallback
    if (value === 'true' || value === 'false') return value === 'true'
    throw new SparkError('IllegalArgumentException', `${name} flag can be true or false`)
  }
  /** Refuses the options that change an answer in a way that is not reproduced. */
  refuse(format: string, names: readonly string[]): void {
    const found = names.find((name) => this.get(name) !== undefined)
    if (found === undefined) return
    throw new UnsupportedError(
      'OPTION_NOT_IMPLEMENTED',
      `Failed to use option ${found} of format ${format}: it is not supported yet`,
    )
  }
}

export type ParseMode = 'PERMISSIVE' | 'DROPMALFORMED' | 'FAILFAST'

/** What happens to a record that does not fit; Spark takes unknown modes for PERMISSIVE. */
export function parseMode(options: FormatOptions): ParseMode {
  const mode = options.text('mode', 'PERMISSIVE').toUpperCase()
  return mode === 'DROPMALFORMED' || mode === 'FAILFAST' ? mode : 'PERMISSIVE'
}
