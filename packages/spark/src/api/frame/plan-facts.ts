import { fileUri } from '../../formats/file-cells.ts'
import { inputsOf, type ResolvedRelation } from '../../resolved/relation.ts'
import type { DataFrame } from '../data-frame.ts'
import { canonicalHash, canonicalText } from './same-plan.ts'

/** Whether two frames are, to Spark, the same plan: then they give the same rows. */
export const sameSemantics = (one: DataFrame, other: DataFrame): boolean =>
  canonicalText(one.resolved) === canonicalText(other.resolved)

/** A number that frames of the same plan share. It is not Spark's own number. */
export const semanticHash = (frame: DataFrame): number => canonicalHash(frame.resolved)

/** Whether the rows stand in the plan: `VALUES`, and the answer of a command. */
export const isLocal = ({ relation }: DataFrame): boolean =>
  relation.kind === 'LocalRelation' || relation.kind === 'InlineTable'

/** The files that a frame reads, each once. */
export function inputFiles(frame: DataFrame): readonly string[] {
  const found = new Set<string>()
  const waiting: ResolvedRelation[] = [frame.resolved]
  for (let plan = waiting.pop(); plan !== undefined; plan = waiting.pop()) {
    if (plan.kind === 'Scan') {
      const { source } = plan
      const files = source.kind === 'Files' ? source : source.kind === 'Table' ? source.files : undefined
      for (const { path } of files?.files ?? []) found.add(fileUri(path))
    }
    waiting.push(...inputsOf(plan))
  }
  return [...found]
}
