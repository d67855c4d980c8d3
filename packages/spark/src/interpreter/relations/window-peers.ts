/** First (inclusive) and last (exclusive) row with the same order values, for each row of a partition. */
export interface Peers {
  readonly start: readonly number[]
  readonly end: readonly number[]
}
