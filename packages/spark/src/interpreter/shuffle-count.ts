import type { SessionConf } from '../conf/session-conf.ts'

/** How many reducers a shuffle has whose number nobody says. */
export interface Reducers {
  readonly count: number
  /** So little data as a test has is brought back into one partition, task by task and within each reducer by reducer. */
  readonly isMerged: boolean
}

export function reducersOf(conf: SessionConf): Reducers {
  const isMerged = conf.flag('spark.sql.adaptive.enabled') && conf.flag('spark.sql.adaptive.coalescePartitions.enabled')
  const initial = isMerged ? conf.get('spark.sql.adaptive.coalescePartitions.initialPartitionNum') : undefined
  return { count: Number(initial ?? conf.get('spark.sql.shuffle.partitions') ?? 200), isMerged }
}
