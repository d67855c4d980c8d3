import type { SparkFunction } from './define.ts'

export const datePartFunctions: readonly SparkFunction[] = []
