import { GlueError } from '../errors/glue-error.ts'

type State = 'open' | 'committed' | 'cancelled'

/** Transactions of Lake Formation's governed tables, which AWS has retired: they have an id and a state, and no effect. */
export class Transactions {
  readonly #states = new Map<string, State>()

  /** Begins one; gives its id. */
  start(): string {
    const id = `transaction-${this.#states.size + 1}`
    this.#states.set(id, 'open')
    return id
  }

  /** @throws GlueError NO_SUCH_TRANSACTION */
  end(id: string, state: 'committed' | 'cancelled'): void {
    const known = this.#states.get(id)
    if (known !== 'open') {
      throw new GlueError(
        'NO_SUCH_TRANSACTION',
        `Failed to end the transaction ${id}: ${known === undefined ? 'nothing began it' : `it is ${known}`}. End each transaction once.`,
      )
    }
    this.#states.set(id, state)
  }
}
