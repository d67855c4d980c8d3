import type { SparkFunction } from './define.ts'

export const csvFunctions: readonly SparkFunction[] = []
