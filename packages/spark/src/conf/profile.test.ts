import { describe, expect, test } from 'vitest'
import { SparkSession } from '../api/spark-session.ts'
import { PROFILES, profileOf } from './profile.ts'

const sessionOf = (version: string): SparkSession => new SparkSession({ profile: profileOf(version) })

test('an unknown version is refused, and the known ones are named', () => {
  expect(() => profileOf('3.0')).toThrow(
    '[UNKNOWN_GLUE_VERSION] Failed to take Glue 3.0: dryfit does not know this version. Give one of 4.0, 5.0, 5.1, 6.0, as a text.',
  )
})

test('only the complete version has nothing to say', () => {
  expect(Object.values(PROFILES).flatMap((p) => (p.lacks.length === 0 ? [p.glueVersion] : []))).toEqual(['5.1'])
})

test('each version tells its Spark', () => {
  const told = ['4.0', '5.0', '5.1', '6.0'].map((version) => sessionOf(version).version)
  expect(told).toEqual(['3.3.0', '3.5.4', '3.5.6', '4.1.1'])
})

describe('Glue 4.0', () => {
  test('does not know a function of Spark 3.4 or 3.5, recorded', () => {
    const spark = sessionOf('4.0')
    expect(() => spark.sql('SELECT mode(1)')).toThrow('[UNRESOLVED_ROUTINE] Cannot resolve function `mode`')
    expect(() => spark.sql('SELECT Array_Append(array(1), 2)')).toThrow('UNRESOLVED_ROUTINE')
    expect(spark.sql("SELECT split_part('a,b', ',', 2)").rows()).toEqual([['b']])
    expect(spark.catalog.functionExists('mode')).toBe(false)
    expect(spark.catalog.functionExists('xpath')).toBe(true)
  })

  test('does not know a setting of Spark 3.4 or 3.5, recorded', () => {
    const { conf } = sessionOf('4.0')
    expect(() => conf.getOrElse('spark.sql.legacy.negativeIndexInArrayInsert')).toThrow('SQL_CONF_NOT_FOUND')
    conf.set('spark.sql.maxSinglePartitionBytes', 'anything')
    expect(conf.getOrElse('spark.sql.maxSinglePartitionBytes')).toBe('anything')
    expect(conf.getOrElse('spark.sql.ansi.strictIndexOperator')).toBe('true')
    expect(conf.getOrElse('spark.sql.optimizer.runtime.bloomFilter.enabled')).toBe('false')
  })

  test('takes the type of the first element for that of an array, which later versions have a setting for', () => {
    expect(sessionOf('4.0').conf.flag('spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled')).toBe(true)
    expect(sessionOf('5.1').conf.flag('spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled')).toBe(false)
  })
})

describe('Glue 6.0', () => {
  test('is in ANSI mode, as Spark 4 is', () => {
    const spark = sessionOf('6.0')
    expect(spark.conf.getOrElse('spark.sql.ansi.enabled')).toBe('true')
    expect(() => spark.sql("SELECT CAST('a' AS INT)").rows()).toThrow('CAST_INVALID_INPUT')
  })

  test('refuses a function of Spark 4 in our name, not in that of Spark', () => {
    const spark = sessionOf('6.0')
    expect(() => spark.sql('SELECT zeroifnull(1)')).toThrow('[FUNCTION_NOT_IMPLEMENTED]')
    expect(() => sessionOf('5.1').sql('SELECT zeroifnull(1)')).toThrow('[UNRESOLVED_ROUTINE]')
  })

  test('has the settings of Spark 4 by their defaults, and refuses other values', () => {
    const { conf } = sessionOf('6.0')
    expect(conf.getOrElse('spark.sql.legacy.javaCharsets')).toBe('false')
    expect(() => conf.set('spark.sql.legacy.javaCharsets', 'true')).toThrow('SETTING_NOT_FOLLOWED')
  })
})
