import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

test('recorded: py4j hands ancient dates over in the calendar of java.sql', () => {
  const shown = job.run(`
for value in (datetime.date(1582, 10, 10), datetime.date(1500, 2, 28), datetime.datetime(1582, 10, 4), datetime.datetime(1, 1, 1)):
    print(repr(spark.range(1).select(F.lit(value)).first()[0]))
try:
    F.lit(datetime.date(999, 1, 1))
except Exception as e:
    print(type(e).__name__)
`)
  expect(shown).toEqual([
    'datetime.date(1582, 10, 20)',
    'datetime.date(1500, 2, 28)',
    'datetime.datetime(1582, 9, 24, 0, 0)',
    'datetime.datetime(1, 1, 3, 0, 0)',
    'IllegalArgumentException',
  ])
})
