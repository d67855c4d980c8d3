import type { DataFrame, expressions } from '@dryfit/spark'

/** Frames by number: what Python holds of them. A number is never used twice. */
export class FrameHandles {
  readonly #frames = new Map<number, DataFrame>()
  #handles = new WeakMap<DataFrame, number>()
  #last = 0

  /** How many frames are held. */
  get size(): number {
    return this.#frames.size
  }

  /** Holds a frame under a new number. */
  add(frame: DataFrame): number {
    this.#last += 1
    this.#frames.set(this.#last, frame)
    this.#handles.set(frame, this.#last)
    return this.#last
  }

  /** The number of a frame, the one that it has or a new one. */
  handleOf(frame: DataFrame): number {
    const known = this.#handles.get(frame)
    return known !== undefined && this.#frames.has(known) ? known : this.add(frame)
  }

  /** @throws Error for a frame of an earlier run */
  get(handle: number): DataFrame {
    const frame = this.#frames.get(handle)
    if (frame === undefined) throw earlierRun('DataFrame')
    return frame
  }

  /** The plan id behind `df["a"]`: the guest's column holds the frame. */
  planId(handle: number): expressions.PlanId {
    const planId = this.#frames.get(handle)?.relation.planId
    if (planId === undefined) throw earlierRun('Column')
    return planId
  }

  release(handles: readonly number[]): void {
    for (const handle of handles) this.#frames.delete(handle)
  }

  /** Lets go of every frame: a run ended. */
  clear(): void {
    this.#frames.clear()
    this.#handles = new WeakMap()
  }
}

const earlierRun = (what: string): Error =>
  new Error(`Failed to use a ${what}: it belongs to an earlier run. Make it again in this test.`)
