import type { Effect } from '../effects.ts'

/** An option of a reader or a writer. */
export interface OptionRow {
  readonly name: string
  /** Other names; the first one that is given counts. */
  readonly aliases?: readonly string[]
  readonly of: 'read' | 'write' | 'both'
  readonly type: 'boolean' | 'number' | 'character' | 'text'
  /** What counts where it is not given; undefined where that is no value of the option. */
  readonly default?: string
  /** The default of a writer, where that is another. */
  readonly writeDefault?: string
  readonly effect: Effect
  /** Values of a refused option that mean what is done anyway, in lower case. */
  readonly same?: readonly string[]
}
