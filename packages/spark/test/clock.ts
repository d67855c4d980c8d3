// Long before any case was recorded: one whose answer depends on the day fails until it says its instant.
const UNSAID = '1999-12-31T23:59:59Z'

/** The clock that a case runs under: it stands at the instant at which the case was recorded. */
export function clockOf({ clock }: { readonly clock?: string | undefined }): () => number {
  const millis = Date.parse(clock ?? UNSAID)
  return () => millis
}
