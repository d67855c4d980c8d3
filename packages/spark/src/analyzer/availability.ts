import type { Profile } from '../conf/profile.ts'
import type { SparkFunction } from '../functions/define.ts'
import { findFunction } from '../functions/index.ts'
import { isSparkFunctionName } from '../functions/spark-names.ts'

/** What a version of Spark has under a name: an entry of ours, a function that we do not have, or nothing. */
export function functionIn(profile: Profile, name: string): SparkFunction | 'not implemented' | undefined {
  const { absentFunctions, newFunctions } = profile.difference
  const spelled = name.toLowerCase()
  if (absentFunctions.includes(spelled)) return undefined
  const entry = findFunction(name)
  if (entry !== undefined) return entry
  return isSparkFunctionName(name) || newFunctions.includes(spelled) ? 'not implemented' : undefined
}
