import fc from 'fast-check'

/** How often a property is tried, and how to try a failure again. */
export interface PropertyOptions {
  /** @defaultValue 100 */
  readonly numRuns?: number
  /** From the report of a failure: tries the same values again. */
  readonly seed?: number
  /** From the report of a failure: goes straight to the shrunk values. */
  readonly path?: string
  /** Names of the generated values, for the report. */
  readonly names?: readonly string[]
  /** The world of the last run, as code that arranges it again. */
  readonly describeWorld?: () => string
}

/** A property that does not hold: the smallest values found, and how to see them again. */
export class PropertyError extends Error {
  readonly seed: number
  readonly path: string
  readonly counterexample: readonly unknown[]

  constructor(
    message: string,
    details: {
      readonly seed: number
      readonly path: string
      readonly counterexample: readonly unknown[]
      readonly cause: unknown
    },
  ) {
    super(message, { cause: details.cause })
    this.name = 'PropertyError'
    this.seed = details.seed
    this.path = details.path
    this.counterexample = details.counterexample
  }
}

/**
 * Runs a body with generated values until one makes it throw, then looks for the smallest that still does.
 *
 * @throws PropertyError with the counterexample as code, the world it met, and the seed and path that replay it
 * @example
 * ```ts
 * import { checkProperty, PropertyError, rowsOf } from '@dryfit/arbitraries'
 *
 * const failure = await checkProperty([rowsOf('id int')], (rows) => {
 *   if (rows.length > 1) throw new Error('too many')
 * }).catch((error: unknown) => error)
 * if (!(failure instanceof PropertyError)) throw new Error('the property does not hold')
 * ```
 */
export async function checkProperty<Values extends [unknown, ...unknown[]]>(
  arbitraries: { readonly [K in keyof Values]: fc.Arbitrary<Values[K]> },
  body: (...values: Values) => unknown,
  options: PropertyOptions = {},
): Promise<void> {
  const { numRuns = 100, seed, path } = options
  const property = fc.asyncProperty(
    ...(arbitraries as { [K in keyof Values]: fc.Arbitrary<Values[K]> }),
    async (...values: Values) => {
      await body(...values)
    },
  )
  const details = await fc.check(property, {
    numRuns,
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
  })
  if (!details.failed) return
  const counterexample = details.counterexample ?? []
  await replay(body, counterexample as Values)
  const cause = details.errorInstance
  throw new PropertyError(report(details, counterexample, options), {
    seed: details.seed,
    path: details.counterexamplePath ?? '',
    counterexample,
    cause,
  })
}

/** Runs the smallest values once more, so that the world that is described is theirs. */
async function replay<Values extends unknown[]>(body: (...values: Values) => unknown, values: Values): Promise<void> {
  try {
    await body(...values)
  } catch {
    // It fails: that is why it is replayed.
  }
}

interface Details {
  readonly numRuns: number
  readonly numShrinks: number
  readonly seed: number
  readonly counterexamplePath: string | null
  readonly errorInstance: unknown
}

function report(details: Details, counterexample: readonly unknown[], options: PropertyOptions): string {
  const { errorInstance } = details
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  const names = options.names ?? []
  const values = counterexample.map((value, i) => `  const ${names[i] ?? `value${i + 1}`} = ${fc.stringify(value)}`)
  const world = options.describeWorld?.() ?? ''
  const sections = [
    `Property does not hold: found after ${count(details.numRuns, 'run')}, made smaller ${count(details.numShrinks, 'time')}.`,
    reason,
    `Counterexample\n${values.join('\n')}`,
    world === ''
      ? ''
      : `World\n${world
          .split('\n')
          .map((line) => `  ${line}`)
          .join('\n')}`,
    `Replay   { seed: ${details.seed}, path: ${JSON.stringify(details.counterexamplePath ?? '')} }`,
  ]
  return sections.filter((s) => s !== '').join('\n\n')
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
