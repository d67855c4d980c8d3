import type { Relation } from '../plan/relation.ts'
import type { Row } from '../types/value.ts'

/** What the parts of a DataFrame's API do with plans: they never see the class that they belong to. */
export interface FrameAccess<F> {
  frame(relation: Relation): F
  rows(relation: Relation): readonly Row[]
}
