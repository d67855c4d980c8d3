import { SparkSession } from '@dryfit/spark'
import * as dfd from 'danfojs-node'
import { describe, expect, test } from 'vitest'
import { fromDanfo, toDanfo } from '../src/index.ts'

const session = new SparkSession()

describe('toDanfo', () => {
  test('keeps numbers, text, booleans, dates and nulls', () => {
    const frame = session.createDataFrame(
      [
        { n: 1, d: 0.1, s: 'x', b: true, day: '2022-02-04' },
        { n: null, d: Number.NaN, s: null, b: null, day: null },
      ],
      'n bigint, d double, s string, b boolean, day date',
    )
    expect(toDanfo(dfd, frame).values).toEqual([
      [1, 0.1, 'x', true, '2022-02-04'],
      [null, Number.NaN, null, null, null],
    ])
  })

  test('refuses a whole number beyond 32 bits', () => {
    const frame = session.createDataFrame([{ n: 2 ** 31 }], 'n bigint')
    expect(() => toDanfo(dfd, frame)).toThrowErrorMatchingInlineSnapshot(
      `[Error: Failed to make a danfo frame of column n: 2147483648 does not fit danfo's 32-bit integers. Cast the column to a string first, or leave it out.]`,
    )
  })

  test('refuses a decimal and a nested column', () => {
    expect(() => toDanfo(dfd, session.createDataFrame([], 'p decimal(10,2)'))).toThrowErrorMatchingInlineSnapshot(
      `[Error: Failed to make a danfo frame of column p: danfo holds no decimal. Cast it to a string or a double first, or leave it out.]`,
    )
    expect(() => toDanfo(dfd, session.createDataFrame([], 'tags array<string>'))).toThrow('danfo holds no array')
  })
})

describe('fromDanfo', () => {
  test('gives back the rows that went in', () => {
    const rows = [
      { a: 1, b: 'x', c: 1.5 },
      { a: 2, b: 'y', c: -0.25 },
    ]
    const frame = session.createDataFrame(rows, 'a bigint, b string, c double')
    expect(fromDanfo(session, toDanfo(dfd, frame)).collect()).toEqual(rows)
  })

  test('computes the expected side of an assertion with danfo', () => {
    const frame = session.createDataFrame([
      { dept: 'IT', salary: 100 },
      { dept: 'HR', salary: 150 },
      { dept: 'IT', salary: 200 },
    ])
    const expected = fromDanfo(session, toDanfo(dfd, frame).groupby(['dept']).sum(), 'dept string, salary_sum bigint')
    const actual = frame.groupBy('dept').sum('salary').withColumnRenamed('sum(salary)', 'salary_sum')
    expect(actual.orderBy('dept').collect()).toEqual(expected.orderBy('dept').collect())
  })
})
