import type { SparkFunction } from './define.ts'

export const lambdaFunctions: readonly SparkFunction[] = []
