import { expect, test } from 'vitest'
import { createGlue, evaluateRows, evaluateRules } from '../../src/index.ts'

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
  expect(() => outcomes('Mean "id"')).toThrow(/Unexpected condition for rule of type Mean with number return type/)
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

test('documented: a threshold says how many of the values have to be as the rule wants them', () => {
  const rules =
    'ColumnValues "name" in ["a"] with threshold > 0.4, ColumnValues "name" matches "b.*" with threshold > 0.5'

  expect(outcomes(rules)).toMatchObject([
    { Outcome: 'Passed', EvaluatedMetrics: new Map([['Column.name.ColumnValues.Compliance', 0.5]]) },
    { Outcome: 'Failed', EvaluatedMetrics: new Map([['Column.name.PatternMatch', 0.25]]) },
  ])
})

test('documented: rows are told with the rules that they pass, fail and are skipped by, in the order of the rules', () => {
  const ruleset =
    'Rules = [ RowCount > 1, IsComplete "part", ColumnValues "id" > 1, (IsComplete "name") or (IsComplete "part") ]'

  expect(
    evaluateRows(createGlue().dynamicFrame(rows.slice(0, 3)), ruleset)
      .toDF()
      .collect(),
  ).toEqual([
    {
      ...rows[0],
      DataQualityRulesPass: ['IsComplete "part"', '(IsComplete "name") OR (IsComplete "part")'],
      DataQualityRulesFail: ['ColumnValues "id" > 1'],
      DataQualityRulesSkip: ['RowCount > 1'],
      DataQualityEvaluationResult: 'Failed',
    },
    {
      ...rows[1],
      DataQualityRulesPass: [
        'IsComplete "part"',
        'ColumnValues "id" > 1',
        '(IsComplete "name") OR (IsComplete "part")',
      ],
      DataQualityRulesFail: [],
      DataQualityRulesSkip: ['RowCount > 1'],
      DataQualityEvaluationResult: 'Passed',
    },
    {
      ...rows[2],
      DataQualityRulesPass: ['ColumnValues "id" > 1', '(IsComplete "name") OR (IsComplete "part")'],
      DataQualityRulesFail: ['IsComplete "part"'],
      DataQualityRulesSkip: ['RowCount > 1'],
      DataQualityEvaluationResult: 'Failed',
    },
  ])
})

test('documented: a query sees the data as primary and other data under their names, and nothing of them stays', () => {
  const glue = createGlue()
  const other = glue.dynamicFrame([{ id: 1 }, { id: 2 }])
  const rules = 'Rules = [ CustomSql "select count(*) from primary join limits using (id)" = 2 ]'

  expect(evaluateRules(glue.dynamicFrame(rows), rules, { limits: other }).toDF().collect()).toMatchObject([
    { Outcome: 'Passed', EvaluatedMetrics: new Map([['Dataset.*.CustomSQL', 2]]) },
  ])
  expect(glue.spark.catalog.listTables()).toEqual([])
})

test('a view that has the name of the data is not taken for it', () => {
  const glue = createGlue()
  glue.spark.range(1).createTempView('primary')

  expect(() => evaluateRules(glue.dynamicFrame(rows), 'Rules = [ CustomSql "select 1" = 1 ]')).toThrow(
    /RULE_NOT_KNOWN.*a table or view primary already/,
  )
})

test.each([
  ['RowCount > avg(last(10)) * 0.8', /GLUE_NOT_SUPPORTED.*compares with avg\(…\).*It asks earlier runs/],
  ['DetectAnomalies "RowCount"', /GLUE_NOT_SUPPORTED.*It evaluates AggregateMatch, ColumnCorrelation/],
  ['RowCount > 1 labels = ["team" = "a"]', /GLUE_NOT_SUPPORTED.*labels/],
  ['ColumnValues "name" in $names', /GLUE_NOT_SUPPORTED.*variable/],
  ['IsPrimaryKey "id" "name"', /RULE_NOT_KNOWN.*rows without a value/],
  ['ColumnValues "id" > 1 with threshold > 0.5', /RULE_NOT_KNOWN.*a threshold beside a bound/],
  ['ColumnValues "name" = "it\'s"', /RULE_NOT_KNOWN.*a single quote/],
  ['UniqueValueRatio "name" > 0.5 where "id > 9"', /RULE_NOT_KNOWN.*no value to judge by/],
])('%s is refused', (rule, message) => {
  expect(() => outcomes(rule)).toThrow(message)
})

test.each([
  ['IsComplete "id"', "Parsing Error: line 1:0 mismatched input 'IsComplete' expecting 'Rules'"],
  ['Rules = [ Foo "id" ]', 'Parsing Error: Rule Type: Foo is not valid'],
  ['Rules = [\n  RowCount > 1;\n]', "Parsing Error: line 2:14 token recognition error at: ';'"],
])('%s is no ruleset: %s', (ruleset, message) => {
  expect(() => evaluateRules(createGlue().dynamicFrame(rows), ruleset)).toThrow(message)
})

test('a column of another type is named by its type in Scala, as Spark prints it', () => {
  const glue = createGlue()
  const frame = glue.dynamicFrame([], 'at timestamp_ntz, tags array<string>')

  expect(evaluateRules(frame, 'Rules = [ Mean "at" > 1, Mean "tags" > 1 ]').toDF().collect()).toMatchObject([
    { FailureReason: expect.stringContaining('but found TimestampNTZType instead!') },
    { FailureReason: expect.stringContaining('but found ArrayType(StringType,true) instead!') },
  ])
})

test('a name in back-ticks is refused in any spelling', () => {
  expect(() => outcomes('IsComplete "`ID`"')).toThrow(/RULE_NOT_KNOWN.*stands in back-ticks/)
})
