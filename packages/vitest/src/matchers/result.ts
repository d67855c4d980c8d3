/** What vitest asks of a matcher. `actual` and `expected` stay out: vitest would print a second, raw difference. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}
