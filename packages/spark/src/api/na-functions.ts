import type { NAValue, Relation } from '../plan/relation.ts'
import { DoubleType } from '../types/data-type.ts'
import { literalOf } from './literal.ts'

/** A value that may stand for a missing one. */
export type FillValue = string | number | bigint | boolean

const naValue = (value: FillValue | null): NAValue => {
  const { dataType, value: engineValue } = literalOf(value)
  return { dataType, value: engineValue }
}

// Spark replaces numbers as doubles: 1 and 1.0 are one key.
const replaceValue = (value: FillValue | null): NAValue =>
  typeof value === 'number' || typeof value === 'bigint'
    ? { dataType: DoubleType, value: Number(value) }
    : naValue(value)

const listOf = (subset: string | readonly string[] | undefined): readonly string[] =>
  subset === undefined ? [] : typeof subset === 'string' ? [subset] : subset

/** `df.na`: rows and cells with nothing in them. */
export class DataFrameNaFunctions<F> {
  readonly #input: Relation
  readonly #frame: (relation: Relation) => F

  constructor(input: Relation, frame: (relation: Relation) => F) {
    this.#input = input
    this.#frame = frame
  }

  fill(value: FillValue | Readonly<Record<string, FillValue>>, subset?: string | readonly string[]): F {
    if (typeof value === 'object') {
      const entries = Object.entries(value)
      for (const [name, v] of entries) {
        if (v === null)
          throw new TypeError(
            `Failed to fill column ${name}: null is no value to fill with. Give a string, number or boolean.`,
          )
      }
      const cols = entries.map(([n]) => n)
      return this.#frame({
        kind: 'NAFill',
        input: this.#input,
        cols,
        values: entries.map(([, v]) => naValue(v)),
        byColumn: true,
      })
    }
    return this.#frame({ kind: 'NAFill', input: this.#input, cols: listOf(subset), values: [naValue(value)] })
  }

  drop(how: 'any' | 'all' = 'any', thresh?: number | null, subset?: string | readonly string[]): F {
    const minNonNulls = thresh ?? (how === 'all' ? 1 : undefined)
    return this.#frame({
      kind: 'NADrop',
      input: this.#input,
      cols: listOf(subset),
      ...(minNonNulls === undefined ? {} : { minNonNulls }),
    })
  }

  replace(
    toReplace: FillValue | readonly FillValue[] | ReadonlyMap<FillValue, FillValue | null>,
    value?: FillValue | null | readonly (FillValue | null)[],
    subset?: string | readonly string[],
  ): F {
    const pairs = replacementPairs(toReplace, value)
    return this.#frame({
      kind: 'NAReplace',
      input: this.#input,
      cols: listOf(subset),
      replacements: pairs.map(([from, to]) => ({ oldValue: replaceValue(from), newValue: replaceValue(to) })),
    })
  }
}

function replacementPairs(
  toReplace: FillValue | readonly FillValue[] | ReadonlyMap<FillValue, FillValue | null>,
  value: FillValue | null | readonly (FillValue | null)[] | undefined,
): readonly (readonly [FillValue, FillValue | null])[] {
  if (toReplace instanceof Map) return [...(toReplace as ReadonlyMap<FillValue, FillValue | null>)]
  const from = Array.isArray(toReplace) ? (toReplace as readonly FillValue[]) : [toReplace as FillValue]
  if (Array.isArray(value)) return from.map((f, i) => [f, (value as readonly (FillValue | null)[])[i] ?? null])
  return from.map((f) => [f, (value as FillValue | null | undefined) ?? null])
}
