import { SparkError } from '../errors/spark-error.ts'
import { parseDouble } from '../types/cast/string-number.ts'

/** Options of a JSON or CSV reader, writer or function, found by name in any case. */
export class OptionMap {
  private readonly values: ReadonlyMap<string, string>

  constructor(entries: Iterable<readonly [string, string]>) {
    this.values = new Map([...entries].map(([key, value]) => [key.toLowerCase(), value]))
  }

  /** Names in lower case, with their values. */
  get entries(): Iterable<readonly [string, string]> {
    return this.values
  }

  text(name: string): string | undefined {
    return this.values.get(name.toLowerCase())
  }

  has(name: string): boolean {
    return this.values.has(name.toLowerCase())
  }

  /** @throws SparkError IllegalArgumentException for anything but true and false */
  flag(name: string, byDefault: boolean): boolean {
    const value = this.text(name)
    if (value === undefined) return byDefault
    const lower = value.toLowerCase()
    if (lower === 'true' || lower === 'false') return lower === 'true'
    throw new SparkError('IllegalArgumentException', `For input string: "${value}"`)
  }
}

/** @throws SparkError NumberFormatException where the option is no number of Java's */
export function checkSamplingRatio(options: OptionMap): void {
  const ratio = options.text('samplingRatio')
  const javaWord = ratio === undefined || !/inf|nan/i.test(ratio) || /^\s*[+-]?(?:NaN|Infinity)\s*$/.test(ratio)
  if (ratio === undefined || (javaWord && parseDouble(ratio) !== undefined)) return
  throw new SparkError('NumberFormatException', `For input string: "${ratio}"`)
}
