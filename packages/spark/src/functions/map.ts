import type { SparkFunction } from './define.ts'

export const mapFunctions: readonly SparkFunction[] = []
