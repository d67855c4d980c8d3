import type { SparkFunction } from './define.ts'

export const dateTimeFunctions: readonly SparkFunction[] = []
