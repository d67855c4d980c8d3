import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { SparkDifference } from './spark-difference.ts'
import { SPARK_VERSIONS } from './spark-versions.ts'

/** Glue's versions that a test can ask for. */
export type GlueVersion = '4.0' | '5.0' | '5.1' | '6.0'

/** One version of Glue: what settings, functions and the guest take from it. */
export interface Profile {
  readonly glueVersion: GlueVersion
  readonly spark: string
  readonly python: string
  readonly difference: SparkDifference
  /** What this version does where 3.5.6 asks a setting that it does not have. */
  readonly behaves: Readonly<Record<string, string>>
  /** Whether getResolvedOptions takes the beginning of a name for the name. */
  readonly abbreviations: boolean
  /** What dryfit does as in Glue 5.1 although this version does it in another way. Nothing: the profile is complete. */
  readonly lacks: readonly string[]
}

const SAME: SparkDifference = {
  defaults: {},
  newSettings: {},
  absentSettings: [],
  newFunctions: [],
  absentFunctions: [],
  absentPython: {},
  newPython: {},
}

const differenceOf = (spark: string): SparkDifference => SPARK_VERSIONS[spark] ?? SAME

const PYTHON = 'Python is the one that dryfit brings, whatever the version.'
const PATCHES = 'Mistakes of this Spark that were mended until 3.5.6 are not made again.'

const LACKS_BEFORE_3_4: readonly string[] = [
  PYTHON,
  PATCHES,
  'Errors have the classes and the words of 3.5.6; Spark 3.3 has no error class for most of them.',
  'Parameters that functions and methods got since 3.4 are taken, and PySpark checks types of arguments as 3.5 does.',
  'SQL that came with 3.4 and 3.5 is read: aliases of the same SELECT list, OFFSET, named arguments, GROUP BY ALL, IDENTIFIER.',
  'Dates and times in CSV and JSON files are read by the rules of 3.5; 3.4 changed what is read when no pattern is given.',
  'GlueContext() without a SparkContext is taken; Glue 4.0 asks for one.',
]

const LACKS_OF_4_1: readonly string[] = [
  PYTHON,
  'Errors have the classes and the words of 3.5.6.',
  'Types that Spark 4 brought are not known: VARIANT, TIME, collations, nanoseconds, geometry.',
  'What Spark 4 changed behind a setting spark.sql.legacy.… of its own is done as 3.5.6 does it: docs/reference/glue-versions.md lists them.',
  'Functions and methods that Spark 4 brought are refused.',
  'getResolvedOptions of TypeScript takes abbreviated names of arguments; that of Python refuses them, as Glue 6.0 does.',
]

/** The versions, oldest first. */
export const PROFILES: Readonly<Record<GlueVersion, Profile>> = {
  '4.0': {
    glueVersion: '4.0',
    spark: '3.3.0',
    python: '3.10',
    difference: differenceOf('3.3.0'),
    behaves: { 'spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled': 'true' },
    abbreviations: true,
    lacks: LACKS_BEFORE_3_4,
  },
  '5.0': {
    glueVersion: '5.0',
    spark: '3.5.4',
    python: '3.11',
    difference: differenceOf('3.5.4'),
    behaves: {},
    abbreviations: true,
    lacks: [PYTHON, PATCHES],
  },
  '5.1': {
    glueVersion: '5.1',
    spark: '3.5.6',
    python: '3.11',
    difference: SAME,
    behaves: {},
    abbreviations: true,
    lacks: [],
  },
  '6.0': {
    glueVersion: '6.0',
    spark: '4.1.1',
    python: '3.13',
    difference: differenceOf('4.1.1'),
    behaves: {},
    abbreviations: false,
    lacks: LACKS_OF_4_1,
  },
}

/** The version that is taken where none is asked for, and the one that is complete. */
export const DEFAULT_GLUE_VERSION: GlueVersion = '5.1'

/** The profile of a version. @throws UnsupportedError UNKNOWN_GLUE_VERSION */
export function profileOf(version: string = DEFAULT_GLUE_VERSION): Profile {
  const found = Object.values(PROFILES).find((p) => p.glueVersion === version)
  if (found !== undefined) return found
  throw new UnsupportedError(
    'UNKNOWN_GLUE_VERSION',
    `Failed to take Glue ${version}: dryfit does not know this version`,
    `Give one of ${Object.keys(PROFILES).join(', ')}, as a text.`,
  )
}
