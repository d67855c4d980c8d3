import type { SparkFunction } from './define.ts'

export const generatorFunctions: readonly SparkFunction[] = []
