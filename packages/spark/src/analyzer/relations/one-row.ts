import type { ResolvedRelation } from '../../resolved/relation.ts'

/** A row without columns. */
export const oneRow = (origin: string): ResolvedRelation => ({
  kind: 'Scan',
  source: { kind: 'Local', rows: [[]] },
  origin,
  output: [],
  planIds: [],
})
