import type { Analyzed } from '../engine/engine.ts'
import type { TracedRows } from '../lineage/trace.ts'
import type { ComputedHandle } from '../plan/relation.ts'
import { inputsOf, type ResolvedRelation, type Scan } from '../resolved/relation.ts'
import { replacePlans, withInputs } from '../resolved/relation-expressions.ts'
import type { ScanSource } from '../resolved/source.ts'
import { some } from '../trees/fold.ts'

interface KeptFrame {
  /** What makes its rows; its sources are listed anew when files below them change. */
  plan: ResolvedRelation
  rows: TracedRows | undefined
  readonly handle: ComputedHandle
}

/** What a session does for frames that are kept. */
export interface Keeper {
  /** Names rows that are made when a plan runs. */
  computed(rows: () => TracedRows): ComputedHandle
  trace(plan: ResolvedRelation): TracedRows
}

/** Looks at the files of a source again. */
export interface Lister {
  listedAgain(source: ScanSource): ScanSource
}

/**
 * Frames that a job asked to keep (`cache`, `persist`): their rows are computed once, by the first action that needs them, and
 * stand in every plan made of the frame, before or after. Spark's CacheManager finds equal plans as well; here it is the same
 * frame.
 */
export class KeptFrames {
  readonly #kept = new Map<ResolvedRelation, KeptFrame>()
  #observed: WeakMap<ResolvedRelation, (most: number) => ComputedHandle> | undefined

  keep(plan: ResolvedRelation, keeper: Keeper): void {
    if (this.#kept.has(plan)) return
    const handle = keeper.computed(() => {
      const observed = this.#observed?.get(plan)
      frame.rows ??= keeper.trace(observed ? scanOf(plan, observed(Number.POSITIVE_INFINITY)) : this.#below(frame.plan))
      return frame.rows
    })
    const frame: KeptFrame = { plan, rows: undefined, handle }
    this.#kept.set(plan, frame)
  }

  /**
   * Tells of the rows of a frame, each time that a plan which is made of it computes them, and how many a limit above them asks
   * for at most: Spark stops there.
   */
  observe(plan: ResolvedRelation, keeper: Keeper, told: (rows: TracedRows, most: number) => void): void {
    const handleOf = (most: number) =>
      keeper.computed(() => {
        const rows = keeper.trace(this.#below(plan))
        told(rows, most)
        return rows
      })
    this.#observed ??= new WeakMap()
    this.#observed.set(plan, handleOf)
  }

  has(plan: ResolvedRelation): boolean {
    return this.#kept.has(plan)
  }

  letGo(plan: ResolvedRelation): void {
    this.#kept.delete(plan)
  }

  clear(): void {
    this.#kept.clear()
  }

  /** The plan with the rows that are kept in place of what makes them. */
  in(root: ResolvedRelation): ResolvedRelation {
    const observed = this.#observed
    if (observed === undefined) return this.withKept(root)
    const limits = limitsIn(root)
    return replacePlans(root, (plan) => {
      const handle = this.#kept.get(plan)?.handle ?? observed.get(plan)?.(limits.get(plan) ?? Number.POSITIVE_INFINITY)
      return handle && scanOf(plan, handle)
    })
  }

  /** The same where nothing is observed: Spark does not measure what goes into an RDD. */
  withKept(root: ResolvedRelation): ResolvedRelation {
    if (this.#kept.size === 0) return root
    return replacePlans(root, (plan) => {
      const frame = this.#kept.get(plan)
      return frame && scanOf(plan, frame.handle)
    })
  }

  /** Forgets the rows of frames that read below a path: the next action computes them of what is there then. */
  changed(location: string, sources: Lister): void {
    const isRead = (plan: ResolvedRelation): plan is Scan => plan.kind === 'Scan' && reads(plan.source, location)
    for (const frame of this.#kept.values()) {
      if (!some(frame.plan, inputsOf, isRead)) continue
      frame.rows = undefined
      frame.plan = replacePlans(frame.plan, (plan) =>
        isRead(plan) ? { ...plan, source: sources.listedAgain(plan.source) } : undefined,
      )
    }
  }

  #below(plan: ResolvedRelation): ResolvedRelation {
    return withInputs(
      plan,
      inputsOf(plan).map((input) => this.in(input)),
    )
  }
}

/** How many rows the limits above each plan ask for, where nothing between reads to the end. */
function limitsIn(root: ResolvedRelation): ReadonlyMap<ResolvedRelation, number> {
  const limits = new Map<ResolvedRelation, number>()
  const walk = (plan: ResolvedRelation, most: number): void => {
    if (limits.has(plan) && most >= (limits.get(plan) ?? 0)) return
    limits.set(plan, most)
    const below =
      plan.kind === 'Limit' ? Math.min(most, plan.count) : READS_ALL.has(plan.kind) ? Number.POSITIVE_INFINITY : most
    for (const input of inputsOf(plan)) walk(input, below)
  }
  walk(root, Number.POSITIVE_INFINITY)
  return limits
}

const READS_ALL: ReadonlySet<ResolvedRelation['kind']> = new Set(['Aggregate', 'Deduplicate', 'Sort', 'Tail', 'Window'])

/** A plan over a frame, with other rows in its place. */
export const over = ({ relation, resolved }: Analyzed, frame: ResolvedRelation, rows: ComputedHandle): Analyzed => ({
  relation,
  resolved: replacePlans(resolved, (plan) => (plan === frame ? scanOf(plan, rows) : undefined)),
})

const scanOf = (plan: ResolvedRelation, handle: ComputedHandle): Scan => ({
  kind: 'Scan',
  source: { kind: 'Computed', handle, of: plan },
  origin: plan.kind === 'Scan' ? plan.origin : 'kept rows',
  output: plan.output,
  planIds: plan.planIds,
})

function reads(source: ScanSource, location: string): boolean {
  const files = source.kind === 'Table' ? source.files : source.kind === 'Files' ? source : undefined
  return (files?.paths ?? []).some((path) => isBelow(path, location) || isBelow(location, path))
}

const isBelow = (path: string, root: string): boolean =>
  `${path.replace(/\/+$/, '')}/`.startsWith(`${root.replace(/\/+$/, '')}/`)
