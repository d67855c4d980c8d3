import type { Arranged } from '../arrangement/arranged.ts'
import type { Clock } from './clock.ts'
import type { ObjectStore } from './object-store.ts'

/** What arranging takes: where things are put, what remembers them, and the time. */
export interface Place {
  readonly store: ObjectStore
  readonly arranged: Arranged
  readonly clock: Clock
}
