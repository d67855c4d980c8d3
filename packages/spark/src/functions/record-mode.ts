import { analysisError } from '../errors/spark-error.ts'
import type { OptionMap } from '../records/option-map.ts'

type FunctionMode = 'PERMISSIVE' | 'FAILFAST'

/** @throws SparkError for DROPMALFORMED, which functions do not have; an unknown mode is PERMISSIVE */
export function functionMode(functionName: string, options: OptionMap): FunctionMode {
  const mode = options.text('mode')?.toUpperCase()
  if (mode === 'FAILFAST') return 'FAILFAST'
  if (mode !== 'DROPMALFORMED') return 'PERMISSIVE'
  throw analysisError('_LEGACY_ERROR_TEMP_1099', {
    funcName: functionName,
    mode: 'DROPMALFORMED',
    permissiveMode: 'PERMISSIVE',
    failFastMode: 'FAILFAST',
  })
}
