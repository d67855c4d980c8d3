import { expect, test } from 'vitest'
import { createGlue, evaluateRules } from '../src/index.ts'

const rows = [
  { id: 1, name: 'a', part: 'x' },
  { id: 2, name: null, part: 'x' },
  { id: 3, name: 'a', part: null },
  { id: 4, name: 'b', part: 'y' },
]
const outcomes = (rules: string): readonly unknown[] =>
  evaluateRules(createGlue().dynamicFrame(rows), `Rules = [ ${rules} ]`).toDF().collect()

test('documented: rules about counts, completeness and uniqueness pass or fail with their reason and metric', () => {
  const rules = `
    RowCount > 3, ColumnCount = 2, # a remark
    IsComplete "id", Completeness "name" >= 0.9,
    IsUnique "id", Uniqueness "name" > 0.5, IsUnique "name" "part",
    IsPrimaryKey "part", DistinctValuesCount "id" = 4, RowCount not between 10 and 20`

  expect(outcomes(rules)).toMatchInlineSnapshot(`
    [
      {
        "EvaluatedMetrics": Map {
          "Dataset.*.RowCount" => 4,
        },
        "FailureReason": null,
        "Outcome": "Passed",
        "Rule": "RowCount > 3",
      },
      {
        "EvaluatedMetrics": Map {
          "Dataset.*.ColumnCount" => 3,
        },
        "FailureReason": "Value: 3 does not meet the constraint requirement!",
        "Outcome": "Failed",
        "Rule": "ColumnCount = 2",
      },
      {
        "EvaluatedMetrics": Map {
          "Column.id.Completeness" => 1,
        },
        "FailureReason": null,
        "Outcome": "Passed",
        "Rule": "IsComplete "id"",
      },
      {
        "EvaluatedMetrics": Map {
          "Column.name.Completeness" => 0.75,
        },
        "FailureReason": "Value: 0.75 does not meet the constraint requirement!",
        "Outcome": "Failed",
        "Rule": "Completeness "name" >= 0.9",
      },
      {
        "EvaluatedMetrics": Map {
          "Column.id.Uniqueness" => 1,
        },
        "FailureReason": null,
        "Outcome": "Passed",
        "Rule": "IsUnique "id"",
      },
      {
        "EvaluatedMetrics": Map {
          "Column.name.Uniqueness" => 0.3333333333333333,
        },
        "FailureReason": "Value: 0.3333333333333333 does not meet the constraint requirement!",
        "Outcome": "Failed",
        "Rule": "Uniqueness "name" > 0.5",
      },
      {
        "EvaluatedMetrics": Map {
          "Multicolumn.name,part.Uniqueness" => 1,
        },
        "FailureReason": null,
        "Outcome": "Passed",
        "Rule": "IsUnique "name" "part"",
      },
      {
        "EvaluatedMetrics": Map {
          "Column.part.Uniqueness" => 0.3333333333333333,
          "Column.part.Completeness" => 0.75,
        },
        "FailureReason": "Value: 0.3333333333333333 does not meet the constraint requirement!
    Value: 0.75 does not meet the constraint requirement!",
        "Outcome": "Failed",
        "Rule": "IsPrimaryKey "part"",
      },
      {
        "EvaluatedMetrics": Map {
          "Column.id.DistinctValuesCount" => 4,
        },
        "FailureReason": null,
        "Outcome": "Passed",
        "Rule": "DistinctValuesCount "id" = 4",
      },
      {
        "EvaluatedMetrics": Map {
          "Dataset.*.RowCount" => 4,
        },
        "FailureReason": null,
        "Outcome": "Passed",
        "Rule": "RowCount not between 10 and 20",
      },
    ]
  `)
})

test('documented: Mean and Sum of the values that are there', () => {
  expect(outcomes('Mean "id" > 2.4, Sum "id" = 10, Mean "id" between 3 and 5')).toMatchObject([
    { Outcome: 'Passed', EvaluatedMetrics: new Map([['Column.id.Mean', 2.5]]) },
    { Outcome: 'Passed', EvaluatedMetrics: new Map([['Column.id.Sum', 10]]) },
    { Outcome: 'Failed', FailureReason: 'Value: 2.5 does not meet the constraint requirement!' },
  ])
  expect(() => outcomes('Mean "id"')).toThrow(/GLUE_NOT_SUPPORTED/)
  expect(() => outcomes('Mean "name" > 1')).toThrow(/RULE_NOT_KNOWN.*a string/)
})

test('a column that is not there fails its rule', () => {
  expect(outcomes('ColumnExists "id", ColumnExists "nope"')).toMatchObject([
    { Outcome: 'Passed', FailureReason: null },
    { Outcome: 'Failed', FailureReason: 'Value: 0.0 does not meet the constraint requirement!' },
  ])
  expect(outcomes('IsComplete "nope"')).toEqual([
    {
      Rule: 'IsComplete "nope"',
      Outcome: 'Failed',
      FailureReason: 'Input data does not include column nope!',
      EvaluatedMetrics: new Map(),
    },
  ])
})

test.each([
  ['ColumnValues "nope" > 0', /GLUE_NOT_SUPPORTED/],
  ['ColumnValues "id" > 0', /GLUE_NOT_SUPPORTED.*rule ColumnValues "id" > 0.*It evaluates RowCount/],
  ['(IsComplete "id") and (IsUnique "id")', /GLUE_NOT_SUPPORTED/],
  ['RowCount > avg(last(10)) * 0.8', /GLUE_NOT_SUPPORTED.*RowCount > avg/],
  ['RowCount > 0 where "id > 1"', /GLUE_NOT_SUPPORTED/],
  ['RowCount between 4 and 10', /RULE_NOT_KNOWN.*a bound of the range/],
  ['DistinctValuesCount "name" = 2', /RULE_NOT_KNOWN.*name has nulls/],
])('%s is refused', (rule, message) => {
  expect(() => outcomes(rule)).toThrow(message)
})

test('a text that is no ruleset, and ratios of no rows, are refused', () => {
  const glue = createGlue()

  expect(() => evaluateRules(glue.dynamicFrame(rows), 'IsComplete "id"')).toThrow(/NOT_A_RULESET/)
  expect(() => evaluateRules(glue.dynamicFrame([], 'id int'), 'Rules = [ IsComplete "id" ]')).toThrow(/RULE_NOT_KNOWN/)
})
