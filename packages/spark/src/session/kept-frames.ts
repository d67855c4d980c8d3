import type { TracedRows } from '../lineage/trace.ts'
import type { ComputedHandle } from '../plan/relation.ts'
import { inputsOf, type ResolvedRelation, type Scan } from '../resolved/relation.ts'
import { withInputs } from '../resolved/relation-expressions.ts'
import type { ScanSource } from '../resolved/source.ts'
import { fold } from '../trees/fold.ts'

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

  keep(plan: ResolvedRelation, keeper: Keeper): void {
    if (this.#kept.has(plan)) return
    const handle = keeper.computed(() => {
      frame.rows ??= keeper.trace(this.#below(frame.plan))
      return frame.rows
    })
    const frame: KeptFrame = { plan, rows: undefined, handle }
    this.#kept.set(plan, frame)
  }

  letGo(plan: ResolvedRelation): void {
    this.#kept.delete(plan)
  }

  clear(): void {
    this.#kept.clear()
  }

  /** The plan with the rows that are kept in place of what makes them. */
  in(root: ResolvedRelation): ResolvedRelation {
    if (this.#kept.size === 0) return root
    const known = new Map<ResolvedRelation, ResolvedRelation>()
    return fold<ResolvedRelation, ResolvedRelation>(root, {
      below: (plan) => (this.#kept.has(plan) ? [] : inputsOf(plan)),
      known: (plan) => known.get(plan),
      make: (plan, inputs) => {
        const kept = this.#kept.get(plan)
        const made = kept === undefined ? withInputs(plan, inputs) : scanOf(plan, kept.handle)
        known.set(plan, made)
        return made
      },
    })
  }

  /** Forgets the rows of frames that read below a path: the next action computes them of what is there then. */
  changed(location: string, sources: Lister): void {
    for (const frame of this.#kept.values()) {
      if (!sourcesOf(frame.plan).some((source) => reads(source, location))) continue
      frame.rows = undefined
      frame.plan = withSources(frame.plan, (source) => (reads(source, location) ? sources.listedAgain(source) : source))
    }
  }

  #below(plan: ResolvedRelation): ResolvedRelation {
    return withInputs(
      plan,
      inputsOf(plan).map((input) => this.in(input)),
    )
  }
}

const scanOf = (plan: ResolvedRelation, handle: ComputedHandle): Scan => ({
  kind: 'Scan',
  source: { kind: 'Computed', handle },
  origin: plan.kind === 'Scan' ? plan.origin : 'kept rows',
  output: plan.output,
  planIds: plan.planIds,
})

const sourcesOf = (plan: ResolvedRelation): readonly ScanSource[] =>
  plan.kind === 'Scan' ? [plan.source] : inputsOf(plan).flatMap(sourcesOf)

function withSources(plan: ResolvedRelation, change: (source: ScanSource) => ScanSource): ResolvedRelation {
  if (plan.kind === 'Scan') return { ...plan, source: change(plan.source) }
  return withInputs(
    plan,
    inputsOf(plan).map((input) => withSources(input, change)),
  )
}

function reads(source: ScanSource, location: string): boolean {
  const files = source.kind === 'Table' ? source.files : source.kind === 'Files' ? source : undefined
  return (files?.paths ?? []).some((path) => isBelow(path, location) || isBelow(location, path))
}

const isBelow = (path: string, root: string): boolean =>
  `${path.replace(/\/+$/, '')}/`.startsWith(`${root.replace(/\/+$/, '')}/`)
