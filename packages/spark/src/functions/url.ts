import type { SparkFunction } from './define.ts'

export const urlFunctions: readonly SparkFunction[] = []
