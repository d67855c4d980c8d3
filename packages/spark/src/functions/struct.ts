import type { SparkFunction } from './define.ts'

export const structFunctions: readonly SparkFunction[] = []
