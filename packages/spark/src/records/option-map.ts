import { SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
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

/**
 * Holds a schema that is inferred to the whole of the data: which part of it Spark would look at is chance.
 *
 * @throws SparkError for a ratio that is not greater than 0. UnsupportedError for a sample
 */
export function requireWholeSample(options: OptionMap, infersTypes: boolean): void {
  const ratio = parseDouble(options.text('samplingRatio') ?? '1') ?? 1
  if (ratio <= 0) {
    const text = Number.isInteger(ratio) ? ratio.toFixed(1) : String(ratio)
    throw new SparkError(
      'IllegalArgumentException',
      `requirement failed: samplingRatio (${text}) should be greater than 0`,
    )
  }
  if (ratio > 0.99 || !infersTypes) return
  throw new UnsupportedError(
    'SAMPLED_SCHEMA',
    `Failed to infer a schema from a sample of ${ratio}: which records Spark looks at is chance`,
    'Give the schema, or leave samplingRatio out.',
  )
}

const CODECS: ReadonlySet<string> = new Set(['bzip2', 'deflate', 'uncompressed', 'lz4', 'gzip', 'snappy', 'none'])

/** @throws SparkError for a codec of text files that Spark has no short name for: a reader looks at it too */
export function checkCodec(options: OptionMap, ...names: readonly string[]): void {
  const name = names.map((each) => options.text(each)).find((each) => each !== undefined)
  if (name !== undefined && !name.includes('.') && !CODECS.has(name.toLowerCase())) throw unknownCodec(name)
}

export const unknownCodec = (name: string): SparkError =>
  new SparkError(
    'IllegalArgumentException',
    `Codec [${name}] is not available. Known codecs are ${[...CODECS].join(', ')}.`,
  )
