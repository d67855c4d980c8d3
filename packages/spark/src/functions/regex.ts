import type { SparkFunction } from './define.ts'

export const regexFunctions: readonly SparkFunction[] = []
