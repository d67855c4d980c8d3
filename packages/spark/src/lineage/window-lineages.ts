import { type Lineage, type Lineages, NO_LINEAGE } from './lineage.ts'

/** The first row of a frame, and the one behind its last. */
export type Frame = readonly [start: number, end: number]

/** Rows that follow each other among others, without a list of them. */
class Stretch implements Lineages {
  readonly length: number
  readonly #of: Lineages
  readonly #start: number

  constructor(of: Lineages, [start, end]: Frame) {
    this.length = end - start
    this.#of = of
    this.#start = start
  }

  at(place: number): Lineage | undefined {
    return place < this.length ? this.#of.at(this.#start + place) : undefined
  }
}

/** For each row the rows of its frame: those that a window function looked at. */
export class FramedLineages implements Lineages {
  readonly length: number
  readonly #of: Lineages
  readonly #frames: readonly Frame[]

  constructor(of: Lineages, frames: readonly Frame[]) {
    this.length = frames.length
    this.#of = of
    this.#frames = frames
  }

  at(place: number): Lineage | undefined {
    const frame = this.#frames[place]
    return frame === undefined ? undefined : new Stretch(this.#of, frame)
  }
}

/** Rows that came from what others came from, place by place. */
export class JoinedLineages implements Lineages {
  readonly length: number
  readonly #parts: readonly Lineages[]

  constructor(parts: readonly Lineages[]) {
    this.length = parts[0]?.length ?? 0
    this.#parts = parts
  }

  at(place: number): Lineage | undefined {
    return place < this.length ? this.#parts.map((part) => part.at(place) ?? NO_LINEAGE) : undefined
  }
}
