import { expect, test } from 'vitest'
import { checkRuleset, createGlue } from '../../src/index.ts'

/** What a job is told of a ruleset: Glue's words, and below them what the test of a job adds. */
function told(ruleset: string): readonly string[] {
  const glue = createGlue()
  try {
    checkRuleset(ruleset)
    return []
  } catch (error) {
    glue.runtime.recorder.note({
      method: 'EvaluateDataQuality.process_rows',
      spelling: 'EvaluateDataQuality.process_rows',
      direction: 'other',
      args: { ruleset },
    })
    const message = `IllegalArgumentException: ${(error as Error).message}`
    return [message.replace('IllegalArgumentException: Parsing Error: ', ''), ...glue.advice(new Error(message))]
  }
}

test.each([
  'Rules = [\n  IsComplete "id",\n  IsUnique "id"\n  ColumnValues "qty" > 0\n]',
  'Rules = [ IsComplete "id",\n IsUniqe "id" ]',
  'Rules = [\n\n  ColumnValues "qty" >> 0,\n  RowCount > 0 ]',
  'Rules = [\n  ColumnValues "status" in [\'NEW\'] ]',
  'Rules = [ IsComplete "id" and RowCount > 1 ]',
  'Rules = [ RowCount > 0',
  'RowCount > 0',
])('a ruleset that is none is shown where it is wrong: %j', (ruleset) => {
  expect(told(ruleset)).toMatchSnapshot()
})

test('what AWS reads and dryfit does not evaluate is a ruleset', () => {
  expect(told('Rules = [ RowCount > avg(last(3)), DatasetMatch "b" "id" > 0.9 ]')).toEqual([])
})

test('an error of another kind has no ruleset', () => {
  expect(createGlue().advice(new Error('IllegalArgumentException: Parsing Error: x'))).toEqual([])
})
