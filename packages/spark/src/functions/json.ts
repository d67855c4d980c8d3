import type { SparkFunction } from './define.ts'

export const jsonFunctions: readonly SparkFunction[] = []
