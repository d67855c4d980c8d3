import type { SparkFunction } from './define.ts'

export const mathFunctions: readonly SparkFunction[] = []
