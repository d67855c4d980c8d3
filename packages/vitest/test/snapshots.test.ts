import { describe } from 'vitest'
import { expect } from '../src/expect.ts'
import { project } from '../src/project.ts'
import { test } from '../src/test.ts'
import { tell } from './told.ts'

describe('a snapshot', () => {
  test('shows a frame by its rows, wherever it stands', ({ glue }) => {
    const frame = glue.frame([{ id: 1, name: "it's" }, { id: 2 }], 'id int, name string')
    expect(frame).toMatchInlineSnapshot(`
      Frame[id: int, name: string]
        { id: 1, name: 'it\\'s' }
        { id: 2, name: null }
    `)
    expect({ frames: [glue.dynamicFrame([{ id: 1 }])] }).toMatchInlineSnapshot(`
      {
        "frames": [
          Frame[id: bigint]
            { id: 1 },
        ],
      }
    `)
    expect(glue.frame([], 'id int')).toMatchInlineSnapshot(`Frame[id: int]`)
  })

  test('of more rows than anybody reads is refused: a part of them would hold whatever the rest becomes', ({
    glue,
  }) => {
    const frame = glue.frame(Array.from({ length: 1001 }, (_, id) => ({ id })))
    expect(() => expect(frame).toMatchSnapshot()).toThrow('[SNAPSHOT_OF_MANY_ROWS]')
  })

  test('of calls names lines from the root of the project, and contexts by what they are', ({ glue }) => {
    glue.frame([{ id: 1 }]).write.parquet('s3://lake/out')
    const [written] = glue.calls
    expect({ ...written, jobLine: `${project().root}/jobs/a.py:3` }).toMatchInlineSnapshot(`
      {
        "args": {
          "mode": "errorifexists",
          "partitionBy": [],
        },
        "direction": "write",
        "format": "parquet",
        "frame": Frame[id: bigint]
          { id: 1 },
        "index": 0,
        "jobLine": "jobs/a.py:3",
        "method": "df.write.parquet",
        "spelling": "df.write.parquet",
        "target": "s3://lake/out",
        "warnings": [],
      }
    `)
    expect([glue.context, glue.spark]).toMatchInlineSnapshot(`
      [
        "GlueContext",
        "SparkSession",
      ]
    `)
  })

  test('of glue itself is refused', ({ glue }) => {
    expect(() => expect(glue).toMatchSnapshot()).toThrow('[SNAPSHOT_OF_GLUE]')
  })
})

test("a difference of vitest's own shows frames and contexts by what they are", async () => {
  const told = await tell({
    'a.test.ts': `import { expect, test } from 'dryfit'
test('nested', ({ glue }) => {
  const frame = glue.frame([{ id: 1 }])
  expect({ frame, context: glue.context, n: 1 }).toEqual({ frame, context: glue.context, n: 2 })
})`,
  })
  expect(told.get('nested')?.diff).toMatchInlineSnapshot(`
    "- Expected
    + Received

      {
        "context": "GlueContext",
        "frame": "DataFrame[id: bigint]",
    -   "n": 2,
    +   "n": 1,
      }"
  `)
}, 300_000)
