import type { SparkFunction } from './define.ts'

export const stringFunctions: readonly SparkFunction[] = []
