import { type Lineage, type Lineages, NO_LINEAGE, origin } from './lineage.ts'

/** Rows of an input that follow each other. */
class Span implements Lineages {
  readonly length: number
  readonly #first: number
  readonly #input: number

  constructor(input: number, first: number, length: number) {
    this.#input = input
    this.#first = first
    this.length = length
  }

  at(place: number): Lineage | undefined {
    return place < this.length ? origin(this.#input, this.#first + place) : undefined
  }

  slice(from: number, to: number): Span {
    return new Span(this.#input, this.#first + from, to - from)
  }
}

/** What lies at some places of others. Never one of its own kind below it: a chain of filters stays one step. */
class Picked implements Lineages {
  readonly of: Lineages
  readonly places: readonly number[]

  constructor(of: Lineages, places: readonly number[]) {
    this.of = of
    this.places = places
  }

  get length(): number {
    return this.places.length
  }

  at(place: number): Lineage | undefined {
    const there = this.places[place]
    return there === undefined ? undefined : (this.of.at(there) ?? NO_LINEAGE)
  }
}

/** All rows of an input. */
export const wholeInput = (input: number, length: number): Lineages => new Span(input, 0, length)

/** The lineages at the given places. */
export const pickLineages = (of: Lineages, places: readonly number[]): Lineages =>
  of instanceof Picked
    ? new Picked(
        of.of,
        places.map((place) => of.places[place] as number),
      )
    : new Picked(of, places)

/** The lineages from one place to before another. */
export function sliceLineages(of: Lineages, from: number, to: number): Lineages {
  const [first, end] = [Math.min(from, of.length), Math.min(to, of.length)]
  if (of instanceof Span) return of.slice(first, Math.max(first, end))
  return pickLineages(
    of,
    Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i),
  )
}

export const listed = (of: Lineages): readonly Lineage[] =>
  Array.from({ length: of.length }, (_, place) => of.at(place) ?? NO_LINEAGE)

/** For each group the lineages of its rows: sorted out when the first is asked for. */
export class GroupedLineages implements Lineages {
  readonly length: number
  readonly #of: Lineages
  readonly #groupOf: Uint32Array
  #groups: readonly Lineages[] | undefined

  /** @param groupOf - the group of each row */
  constructor(of: Lineages, groupOf: Uint32Array, groups: number) {
    this.length = groups
    this.#of = of
    this.#groupOf = groupOf
  }

  at(group: number): Lineage | undefined {
    this.#groups ??= this.#sorted()
    return this.#groups[group]
  }

  #sorted(): readonly Lineages[] {
    const places = Array.from({ length: this.length }, (): number[] => [])
    this.#groupOf.forEach((group, place) => {
      places[group]?.push(place)
    })
    return places.map((each) => pickLineages(this.#of, each))
  }
}
