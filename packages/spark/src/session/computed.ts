import type { SourceRows } from '../engine/engine.ts'
import type { ComputedHandle } from '../plan/relation.ts'

/** Makes rows when a plan runs, and says where they came from when that is asked. */
export type Compute = (options: { readonly traced: boolean }) => SourceRows

/** What makes the rows of computed relations; who drops the plan is forgotten. */
export class Computed {
  readonly #known = new WeakMap<ComputedHandle, Compute>()
  #last = 0

  add(compute: Compute): ComputedHandle {
    this.#last += 1
    const handle: ComputedHandle = Object.freeze({ id: this.#last })
    this.#known.set(handle, compute)
    return handle
  }

  find(handle: ComputedHandle): Compute {
    const compute = this.#known.get(handle)
    if (compute === undefined) throw new Error(`No session knows the rows of ${handle.id}`)
    return compute
  }
}
