const PARTING: ReadonlySet<string> = new Set(['COALESCE', 'REPARTITION', 'REPARTITION_BY_RANGE', 'REBALANCE'])

/** Whether a hint, named in upper case, changes partitions. */
export const isParting = (hint: string): boolean => PARTING.has(hint)
