import { aesFunctions } from './aes.ts'
import { aggregateFunctions } from './aggregate.ts'
import { arrayFunctions } from './array.ts'
import { bitwiseFunctions } from './bitwise.ts'
import { conditionalFunctions } from './conditional.ts'
import { csvFunctions } from './csv.ts'
import { datePartFunctions } from './date-part.ts'
import { dateTimeFunctions } from './date-time.ts'
import type { SparkFunction } from './define.ts'
import { generatorFunctions } from './generator.ts'
import { hashFunctions } from './hash.ts'
import { jsonFunctions } from './json.ts'
import { lambdaFunctions } from './lambda.ts'
import { mapFunctions } from './map.ts'
import { mathFunctions } from './math.ts'
import { miscFunctions } from './misc.ts'
import { operatorFunctions } from './operator.ts'
import { predicateFunctions } from './predicate.ts'
import { regexFunctions } from './regex.ts'
import { sketchFunctions } from './sketch.ts'
import { statisticsFunctions } from './statistics.ts'
import { stringFunctions } from './string.ts'
import { structFunctions } from './struct.ts'
import { timeWindowFunctions } from './time-window.ts'
import { urlFunctions } from './url.ts'
import { windowFunctions } from './window.ts'
import { xmlFunctions } from './xml.ts'

/** The families by name: the join key of golden files, reference pages and the parity table. */
export const FUNCTION_FAMILIES: Readonly<Record<string, readonly SparkFunction[]>> = {
  aes: aesFunctions,
  aggregate: aggregateFunctions,
  array: arrayFunctions,
  bitwise: bitwiseFunctions,
  conditional: conditionalFunctions,
  csv: csvFunctions,
  'date-part': datePartFunctions,
  'date-time': dateTimeFunctions,
  generator: generatorFunctions,
  hash: hashFunctions,
  json: jsonFunctions,
  lambda: lambdaFunctions,
  map: mapFunctions,
  math: mathFunctions,
  misc: miscFunctions,
  operator: operatorFunctions,
  predicate: predicateFunctions,
  regex: regexFunctions,
  sketch: sketchFunctions,
  statistics: statisticsFunctions,
  string: stringFunctions,
  struct: structFunctions,
  'time-window': timeWindowFunctions,
  url: urlFunctions,
  window: windowFunctions,
  xml: xmlFunctions,
}

const registry = new Map<string, SparkFunction>()
for (const family of Object.values(FUNCTION_FAMILIES)) {
  for (const entry of family) for (const name of [entry.name, ...(entry.aliases ?? [])]) registry.set(name, entry)
}

/** The entry under a name or alias, in any case, as SQL finds it. */
export const findFunction = (name: string): SparkFunction | undefined =>
  registry.get(name) ?? registry.get(name.toLowerCase())
