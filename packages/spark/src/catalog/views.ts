import { analysisError, SparkError, sparkError } from '../errors/spark-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { Relation } from '../plan/relation.ts'
import type { StructType } from '../types/data-type.ts'
import { parseName } from './names.ts'

/** A view that goes with its session. */
export interface TemporaryView {
  readonly relation: Relation
  /** The columns that it had when a statement of SQL made it, which are those that it has. */
  readonly schema?: StructType
  /** Its query as it was written, when a statement of SQL made it, the database that was current, and the names in it. */
  readonly text?: string
  readonly namespace?: string
  readonly outputColumns?: readonly string[]
  /** Milliseconds since the epoch. */
  readonly createdAt?: number
}

/** Views by name, without case: those of one session, or those that all share. */
export class Views {
  readonly #views = new Map<string, TemporaryView>()

  find(name: string): TemporaryView | undefined {
    return this.#views.get(name.toLowerCase())
  }

  /** @throws SparkError TEMP_TABLE_OR_VIEW_ALREADY_EXISTS when the view is there and shall not be replaced */
  create(name: string, view: TemporaryView, replace: boolean): void {
    if (!replace && this.find(name) !== undefined)
      throw analysisError('TEMP_TABLE_OR_VIEW_ALREADY_EXISTS', { relationName: quoteName([name]) })
    this.#views.set(name.toLowerCase(), view)
  }

  /** Gives a view that is there another name. */
  rename(name: string, to: string): void {
    const view = this.find(name)
    if (view === undefined) return
    this.#views.set(to.toLowerCase(), view)
    this.drop(name)
  }

  /** Tells whether it was there. */
  drop(name: string): boolean {
    return this.#views.delete(name.toLowerCase())
  }

  /** In order. */
  get names(): readonly string[] {
    return [...this.#views.keys()].sort()
  }
}

/**
 * The name of a view that is to be made.
 *
 * @throws SparkError for a text that is no name, and for one of several parts
 */
export function parseViewName(text: string): string {
  const parts = partsOfView(text)
  const [name] = parts
  if (parts.length === 1 && name !== undefined) return name
  throw analysisError('TEMP_VIEW_NAME_TOO_MANY_NAME_PARTS', { actualName: text })
}

function partsOfView(text: string): NameParts {
  try {
    return parseName(text)
  } catch (error) {
    if (!(error instanceof SparkError)) throw error
    throw sparkError('AnalysisException', '_LEGACY_ERROR_TEMP_1321', { viewName: text })
  }
}
