import { GlueError } from '../errors/glue-error.ts'
import { splitPath, valueAt } from './path.ts'
import { kindName } from './rows.ts'
import type { Dynamic, DynamicRecord } from './value.ts'

/** One side of records that are matched by keys. */
export interface KeySide {
  readonly name: string
  readonly paths: readonly string[]
}

/**
 * Reads keys of records for a transform that matches them. Whether Glue takes int 1 for long 1 is not known for sure:
 * keys of two types are refused.
 *
 * @throws GlueError KEY_TYPES
 */
export class KeyReader {
  readonly #verb: string
  readonly #kinds: readonly Map<string, string>[]

  constructor(verb: string, count: number) {
    this.#verb = verb
    this.#kinds = Array.from({ length: count }, () => new Map())
  }

  /** Reads keys of one side: text that is equal for equal keys; undefined when a part is null or missing. */
  of(side: KeySide): (record: DynamicRecord) => string | undefined {
    const paths = side.paths.map(splitPath)
    return (record) => {
      const parts: string[] = []
      for (const [i, path] of paths.entries()) {
        const value = valueAt(record, path)
        if (value === undefined || value.kind === 'null') return undefined
        parts.push(this.#part(value, i, { name: side.name, path }))
      }
      return JSON.stringify(parts)
    }
  }

  #part(value: Dynamic, index: number, place: { readonly name: string; readonly path: readonly string[] }): string {
    if (value.kind !== 'atom') {
      throw new GlueError(
        'KEY_TYPES',
        `Failed to ${this.#verb} by ${place.path.join('.')}: it holds a ${value.kind}. Use plain columns as keys.`,
      )
    }
    const known = this.#kinds[index]
    if (known !== undefined && !known.has(kindName(value))) {
      known.set(kindName(value), place.name)
      if (known.size > 1) throw this.#typesDiffer(index, known)
    }
    return `${typeof value.value}:${String(value.value)}`
  }

  #typesDiffer(index: number, known: ReadonlyMap<string, string>): GlueError {
    const text = [...known].map(([kind, where]) => `${kind} on the ${where}`).join(' and ')
    return new GlueError(
      'KEY_TYPES',
      `Failed to ${this.#verb}: key ${index + 1} is ${text}, and whether Glue takes them for equal is not known for sure. Cast one side with apply_mapping first.`,
    )
  }
}
