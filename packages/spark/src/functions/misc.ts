import type { SparkFunction } from './define.ts'

export const miscFunctions: readonly SparkFunction[] = []
