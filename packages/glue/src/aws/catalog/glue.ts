import type { Operations } from '../operation.ts'
import { databases } from './databases.ts'
import { jobs } from './jobs.ts'
import { partitions } from './partitions.ts'
import { tables } from './tables.ts'
import { workflows } from './workflows.ts'

/** Glue's own service: the catalog that Spark reads, and jobs beside it. */
export const glue: Operations = { ...databases, ...tables, ...partitions, ...jobs, ...workflows }
