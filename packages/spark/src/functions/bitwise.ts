import type { SparkFunction } from './define.ts'

export const bitwiseFunctions: readonly SparkFunction[] = []
