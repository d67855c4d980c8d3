import type { Catalog } from '../catalog/catalog.ts'
import type { SessionConf } from '../conf/session-conf.ts'
import type { Connectors } from '../connectors/connectors.ts'
import type { TracedRows } from '../lineage/trace.ts'
import type { Command } from '../plan/command.ts'
import type { Relation } from '../plan/relation.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { IoEvent, Storage } from '../storage/storage.ts'
import type { StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'

/** A relation that was analyzed; its rows are computed when they are asked for. */
export interface Input {
  readonly schema: StructType
  readonly resolved: ResolvedRelation
  rows(): TracedRows
}

/** What a handler may use of the session. */
export interface CommandContext {
  readonly conf: SessionConf & {
    set(name: string, value: string): void
    reset(name?: string): void
    settings(): readonly (readonly [name: string, value: string])[]
  }
  readonly catalog: Catalog
  readonly storage: Storage | undefined
  readonly connectors: Connectors | undefined
  /**
   * Analyzes a relation: what Spark's analyzer says of it is raised here.
   *
   * @param call - how the job spelled it, where its sources are to be told to the record
   */
  input(relation: Relation, call?: string): Input
  /** Tells the record of a read or a write. */
  tell(event: IoEvent): void
  /** Frames that are kept: those that read below a path are computed anew when there are other files; or all are let go. */
  readonly kept: {
    changed(location: string): void
    clear(): void
    /** Keeps the rows of a view, from now on or from its next action on. */
    keep(view: Relation, isLazy: boolean): void
    letGo(view: Relation): void
  }
}

/** What a command answers: rows, mostly none. */
export interface CommandResult {
  readonly schema: StructType
  readonly rows: readonly Row[]
}

/** Does one kind of command; gives nothing where Spark gives an empty frame. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without an answer returns nothing
export type Handler<C> = (command: C, context: CommandContext) => CommandResult | void

/** A handler for each kind of command. */
export type Handlers = { readonly [K in Command['kind']]: Handler<Extract<Command, { readonly kind: K }>> }
