import { describe, expect, test } from 'vitest'
import { RuntimeConf } from './runtime-conf.ts'
import { SETTINGS } from './settings.ts'

const failure = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
  return 'no error'
}

describe('values that Spark does not take, recorded', () => {
  test.each([
    ['spark.sql.ansi.enabled', 'maybe', 'spark.sql.ansi.enabled should be boolean, but was maybe'],
    ['spark.sql.shuffle.partitions', 'x', 'spark.sql.shuffle.partitions should be int, but was x'],
    ['spark.sql.shuffle.partitions', '99999999999', 'spark.sql.shuffle.partitions should be int, but was 99999999999'],
    [
      'spark.sql.shuffle.partitions',
      '0',
      "'0' in spark.sql.shuffle.partitions is invalid. The value of spark.sql.shuffle.partitions must be positive",
    ],
    ...['Mars', 'Nope/Zone', 'europe/berlin', '+19:00', ' UTC', '', 'utc', 'z'].map((zone) => [
      'spark.sql.session.timeZone',
      zone,
      `'${zone}' in spark.sql.session.timeZone is invalid. Cannot resolve the given timezone with ZoneId.of(_, ZoneId.SHORT_IDS)`,
    ]),
    [
      'spark.sql.mapKeyDedupPolicy',
      'nope',
      'The value of spark.sql.mapKeyDedupPolicy should be one of EXCEPTION, LAST_WIN, but was NOPE',
    ],
    [
      'spark.sql.sources.partitionOverwriteMode',
      'nope',
      'The value of spark.sql.sources.partitionOverwriteMode should be one of DYNAMIC, STATIC, but was NOPE',
    ],
    [
      'spark.sql.parquet.compression.codec',
      'foo',
      'The value of spark.sql.parquet.compression.codec should be one of brotli, uncompressed, lz4, gzip, lzo, lz4raw, snappy, lz4_raw, none, zstd, but was foo',
    ],
  ])('%s=%j', (name, value, message) => {
    const conf = new RuntimeConf()
    expect(failure(() => conf.set(name ?? '', value ?? ''))).toBe(`IllegalArgumentException: ${message}`)
  })

  test.each([
    ['spark.sql.autoBroadcastJoinThreshold', '10 MB', 'Failed to parse byte string: 10 MB'],
    ['spark.sql.autoBroadcastJoinThreshold', '1.5m', 'Fractional values are not supported. Input was: 1.5'],
    ['spark.sql.autoBroadcastJoinThreshold', '5xb', 'Invalid suffix: "xb"'],
    ['spark.sql.broadcastTimeout', 'x', 'Failed to parse time string: x'],
  ])('%s=%j', (name, value, message) => {
    const told = failure(() => new RuntimeConf().set(name, value))
    expect([told.split(':')[0], told.endsWith(`\n${message}`)]).toEqual(['NumberFormatException', true])
  })

  test('null is none', () => {
    expect(failure(() => new RuntimeConf().set('foo', null))).toBe(
      'IllegalArgumentException: requirement failed: value cannot be null for key: foo',
    )
  })
})

describe('values that Spark takes', () => {
  test.each([
    ['spark.sql.ansi.enabled', 'TRUE '],
    ['spark.sql.shuffle.partitions', ' 7 '],
    ['spark.sql.mapKeyDedupPolicy', 'last_win'],
    ['spark.sql.autoBroadcastJoinThreshold', ' 5MB '],
    ['spark.sql.cbo.starJoinFTRatio', '1d'],
    ...['+1', 'UTC+1', 'EST', 'ACT', 'US/Pacific', 'Etc/GMT+5', '+01:00:30'].map((z) => [
      'spark.sql.session.timeZone',
      z,
    ]),
    ['spark.foo.bar', 'x'],
  ])('%s=%j is given back as it was written', (name = '', value = '') => {
    const conf = new RuntimeConf()
    conf.set(name, value)
    expect(conf.get(name)).toBe(value)
  })

  test('blanks around a value mean nothing', () => {
    const conf = new RuntimeConf()
    conf.set('spark.sql.ansi.enabled', 'TRUE ')
    expect(conf.ansi).toBe(true)
  })
})

describe('settings of the application', () => {
  test.each([
    ['spark.sql.warehouse.dir', 'Cannot modify the value of a static config: spark.sql.warehouse.dir.'],
    [
      'spark.executor.memory',
      '[CANNOT_MODIFY_CONFIG] Cannot modify the value of the Spark config: "spark.executor.memory".\nSee also \'https://spark.apache.org/docs/latest/sql-migration-guide.html#ddl-statements\'.',
    ],
  ])('%s is given when a session is built and never changed', (name, message) => {
    const conf = new RuntimeConf({ [name]: '1g' })
    expect(conf.get(name)).toBe('1g')
    expect(failure(() => conf.set(name, '2g'))).toBe(`AnalysisException: ${message}`)
    expect(failure(() => conf.unset(name))).toBe(`AnalysisException: ${message}`)
    expect(conf.isModifiable(name)).toBe(false)
  })

  test('a setting that Spark dropped takes its default only', () => {
    const conf = new RuntimeConf()
    conf.set('spark.sql.fromJsonForceNullableSchema', 'true')
    expect(failure(() => conf.set('spark.sql.fromJsonForceNullableSchema', 'false'))).toBe(
      "AnalysisException: The SQL config 'spark.sql.fromJsonForceNullableSchema' was removed in the version 3.0.0. It was removed to prevent errors like SPARK-23173 for non-default value.",
    )
  })
})

describe('reading', () => {
  test('every setting of Spark has its default', () => {
    const conf = new RuntimeConf()
    expect(conf.get('spark.sql.adaptive.enabled')).toBe('true')
    expect(conf.get('spark.sql.autoBroadcastJoinThreshold')).toBe('10485760b')
    expect(SETTINGS.length).toBe(476)
    for (const { name, default: value } of SETTINGS) expect(conf.getOrElse(name)).toBe(value)
  })

  test('the default of the caller stands in, and must be one', () => {
    const conf = new RuntimeConf()
    expect(conf.getOrElse('nope', 'd')).toBe('d')
    expect(failure(() => conf.getOrElse('spark.sql.ansi.enabled', 'maybe'))).toContain('should be boolean')
    expect(failure(() => conf.getOrElse('nope'))).toBe(
      'Py4JJavaError: [SQL_CONF_NOT_FOUND] The SQL config "nope" cannot be found. Please verify that the config exists.',
    )
  })
})

test('a setting that can change a result and is not followed is refused by name, its default is not', () => {
  const conf = new RuntimeConf()
  conf.set('spark.sql.crossJoin.enabled', 'TRUE')
  expect(failure(() => conf.set('spark.sql.crossJoin.enabled', 'false'))).toMatchInlineSnapshot(
    `"UnsupportedError: [SETTING_NOT_FOLLOWED] Failed to set spark.sql.crossJoin.enabled to false: it can change results and dryfit does not follow it. Leave it at its default, true. docs/reference/settings.md lists what is followed."`,
  )
})

// They change what Spark 3.5.6 answers, or (Arrow's) it was not tried; see decision 42.
test.each([
  ['spark.sql.analyzer.maxIterations', '1'],
  ['spark.sql.csv.filterPushdown.enabled', 'false'],
  ['spark.sql.json.filterPushdown.enabled', 'false'],
  ['spark.sql.json.enablePartialResults', 'false'],
  ['spark.sql.parquet.enableVectorizedReader', 'false'],
  ['spark.sql.execution.pythonUDF.arrow.enabled', 'true'],
  ['spark.sql.execution.pyspark.udf.simplifiedTraceback.enabled', 'false'],
  ['spark.sql.pyspark.jvmStacktrace.enabled', 'true'],
  ['spark.sql.redaction.options.regex', '(?i)k'],
  ['spark.sql.legacy.useV1Command', 'true'],
  ['spark.sql.view.maxNestedViewDepth', '1'],
  ['spark.sql.crossJoin.enabled', 'false'],
])('%s=%s is refused: it changes results and is not followed', (name, value) => {
  expect(failure(() => new RuntimeConf().set(name, value))).toContain('SETTING_NOT_FOLLOWED')
})

test('recorded: settings of the application are taken where spark.sql.legacy.setCommandRejectsSparkCoreConfs is false', () => {
  const conf = new RuntimeConf()
  expect(failure(() => conf.set('spark.executor.memory', '1g'))).toContain('CANNOT_MODIFY_CONFIG')
  conf.set('spark.sql.legacy.setCommandRejectsSparkCoreConfs', 'false')
  conf.set('spark.executor.memory', '1g')
  expect(conf.get('spark.executor.memory')).toBe('1g')
})
