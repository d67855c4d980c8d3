import type { SparkFunction } from './define.ts'

export const predicateFunctions: readonly SparkFunction[] = []
