import type { SparkFunction } from './define.ts'

export const conditionalFunctions: readonly SparkFunction[] = []
