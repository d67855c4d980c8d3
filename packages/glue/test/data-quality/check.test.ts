import { expect, test } from 'vitest'
import { checkRuleset, createGlue, evaluateRules } from '../../src/index.ts'

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

test('a condition that Spark can not read is named, as it fails other rules too', () => {
  const frame = createGlue().dynamicFrame([{ id: 1 }])
  const rule = 'IsComplete "id" where "nme = 1"'

  expect(() => evaluateRules(frame, `Rules = [ RowCount > 0, ${rule} ]`)).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [RULE_NOT_KNOWN] Failed to evaluate the data quality rule IsComplete "id" where "nme = 1": Spark can't read its condition, which fails rules that are measured with it, too. Correct the rule: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column or function parameter with name \`nme\` cannot be resolved. Did you mean one of the following? [\`id\`].]`,
  )
  expect(evaluateRules(frame, `Rules = [ ${rule} ]`).toDF().select('Outcome').collect()).toEqual([
    { Outcome: 'Failed' },
  ])
})
