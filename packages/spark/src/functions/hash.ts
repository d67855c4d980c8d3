import type { SparkFunction } from './define.ts'

export const hashFunctions: readonly SparkFunction[] = []
