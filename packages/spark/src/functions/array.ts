import type { SparkFunction } from './define.ts'

export const arrayFunctions: readonly SparkFunction[] = []
