import type { SparkFunction } from './define.ts'

export const operatorFunctions: readonly SparkFunction[] = []
