import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

test('the data quality call that Studio adds to a job is recorded and does nothing', () => {
  const printed = job.run(`
from awsgluedq.transforms import EvaluateDataQuality
RULES = """
    Rules = [
        ColumnCount > 0
    ]
"""
frame = DynamicFrame.fromDF(spark.createDataFrame([(1,)], "id int"), glueContext, "f")
EvaluateDataQuality().process_rows(frame=frame, ruleset=RULES, publishing_options={"dataQualityEvaluationContext": "c"},
    additional_options={"dataQualityResultsPublishing.strategy": "BEST_EFFORT", "observations.scope": "ALL"})
checked = EvaluateDataQuality().process_rows(frame=frame, ruleset=RULES)
print(list(checked.keys()), SelectFromCollection.apply(dfc=checked, key="originalData").count())
outcomes = checked[EvaluateDataQuality.DATA_QUALITY_RULE_OUTCOMES_KEY]
print(outcomes.toDF().collect())
assert outcomes.filter(lambda x: x["Outcome"] == "Failed").count() == 0
print(EvaluateDataQuality.apply(frame, 'Rules = [ IsComplete "nope", RowCount between 3 and 5 ]').toDF().select("Outcome", "FailureReason").collect())
try:
    EvaluateDataQuality.apply(frame, "ColumnCount > 0").count()
except Exception as error:
    print(type(error).__name__, error)
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "['originalData', 'ruleOutcomes', 'rowLevelOutcomes'] 1",
      "[Row(Rule='ColumnCount > 0', Outcome='Passed', FailureReason=None, EvaluatedMetrics={'Dataset.*.ColumnCount': 1.0})]",
      "[Row(Outcome='Failed', FailureReason='Input data does not include column nope!'), Row(Outcome='Failed', FailureReason='Value: 1 does not meet the constraint requirement!')]",
      "IllegalArgumentException Parsing Error: line 1:0 mismatched input 'ColumnCount' expecting 'Rules'",
    ]
  `)
  const [call] = job.glue.calls
  expect([call?.method, call?.args['publishing_options']]).toEqual([
    'EvaluateDataQuality.process_rows',
    { dataQualityEvaluationContext: 'c' },
  ])
})

test('documented: rows are told apart by the rules that they pass, and other data is compared under its name', () => {
  const printed = job.run(`
from awsgluedq.transforms import EvaluateDataQuality
orders = DynamicFrame.fromDF(spark.createDataFrame([(1, "DE"), (2, None), (3, "XX")], "id int, country string"), glueContext, "o")
countries = DynamicFrame.fromDF(spark.createDataFrame([("DE",), ("FR",)], "code string"), glueContext, "c")
checked = EvaluateDataQuality().process_rows(frame=orders, ruleset='Rules = [ RowCount > 1, IsComplete "country", ColumnValues "id" < 3 ]')
rows = SelectFromCollection.apply(dfc=checked, key="rowLevelOutcomes").toDF()
for row in rows.orderBy("id").collect():
    print(row.id, row.DataQualityRulesPass, row.DataQualityRulesFail, row.DataQualityRulesSkip, row.DataQualityEvaluationResult)
print(rows.filter("DataQualityEvaluationResult = 'Passed'").drop("DataQualityRulesPass").columns)
rules = 'Rules = [ ReferentialIntegrity "country" "countries.code" > 0.5, RowCountMatch "countries" = 1.5 ]'
for row in EvaluateDataQuality().process_rows(frame=orders, ruleset=rules,
        additional_data_sources={"countries": countries})["ruleOutcomes"].toDF().collect():
    print(row.Rule, row.Outcome, row.FailureReason)
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "1 ['IsComplete "country"', 'ColumnValues "id" < 3'] [] ['RowCount > 1'] Passed",
      "2 ['ColumnValues "id" < 3'] ['IsComplete "country"'] ['RowCount > 1'] Failed",
      "3 ['IsComplete "country"'] ['ColumnValues "id" < 3'] ['RowCount > 1'] Failed",
      "['id', 'country', 'DataQualityRulesFail', 'DataQualityRulesSkip', 'DataQualityEvaluationResult']",
      "ReferentialIntegrity "country" "countries.code" > 0.5 Failed Value: 0.3333333333333333 does not meet the constraint requirement.",
      "RowCountMatch "countries" = 1.5 Passed None",
    ]
  `)
})

test('the rows of a stream are one batch', () => {
  const { glue } = job
  glue.source('kinesis', () => true, [{ id: 1 }, { id: 2 }])

  const printed = job.run(`
stream = glueContext.create_data_frame.from_options("kinesis", {"streamARN": "arn", "startingPosition": "TRIM_HORIZON"})
def handle(frame, batch_id):
    print(type(frame).__name__, frame.count(), batch_id)
    frame.write.mode("append").parquet("s3://lake/out")
glueContext.forEachBatch(frame=stream, batch_function=handle, options={"windowSize": "100 seconds", "checkpointLocation": "s3://x"})
for options in [{}, {"windowSize": "1 second"}, {"windowSize": "1 second", "checkpointLocation": "x", "batchMaxRetries": 101}]:
    try:
        glueContext.forEachBatch(stream, handle, options)
    except Exception as error:
        print(type(error).__name__, error)
`)

  expect(printed).toEqual([
    'DataFrame 2 0',
    'Exception Missing windowSize argument',
    'Exception Missing checkpointLocation argument',
    'ValueError Please specify the number of retries as an integer in the range of [0, 100].',
  ])
  expect(glue.written('s3://lake/out').count()).toBe(2)
})

test('a batch that fails is handled again, and its last error reaches the job', () => {
  job.glue.source('kafka', () => true, [{ id: 1 }])

  const printed = job.run(`
stream = glueContext.create_data_frame.from_options("kafka", {"topicName": "t"})
def handle(frame, batch_id):
    print("attempt")
    raise KeyError("on the way")
try:
    glueContext.forEachBatch(stream, handle, {"windowSize": "1 second", "checkpointLocation": "x", "batchMaxRetries": 1})
except KeyError as error:
    print(type(error).__name__, error)
`)

  expect(printed).toEqual(['attempt', 'attempt', "KeyError 'on the way'"])
})

test('transactions have an id and end once', () => {
  const printed = job.run(`
first = glueContext.start_transaction(read_only=False)
print(glueContext.commit_transaction(first), glueContext.cancel_transaction(glueContext.start_transaction(True)))
try:
    glueContext.commit_transaction(first)
except Exception as error:
    print(str(error).split(". ")[0])
`)

  expect(printed).toEqual([
    'True None',
    '[NO_SUCH_TRANSACTION] Failed to end the transaction transaction-1: it is committed',
  ])
})

test('a ruleset that is none fails where it is given, though nobody looks at the outcome', () => {
  const printed = job.run(`
from awsgluedq.transforms import EvaluateDataQuality
frame = DynamicFrame.fromDF(spark.createDataFrame([(1,)], "id int"), glueContext, "f")
for rules in ['Rules = [ IsComplete "id" IsUnique "id" ]', "Rules = [ RowCount > avg(last(3)) ]"]:
    for call in [EvaluateDataQuality.apply, EvaluateDataQuality().process_rows]:
        try:
            call(frame=frame, ruleset=rules)
            print("not looked at")
        except Exception as error:
            print(type(error).__name__, error)
try:
    SelectFromCollection.apply(dfc=EvaluateDataQuality.apply(frame, 'Rules = [ IsComplete "id" ]'), key="ruleOutcomes")
except AttributeError as error:
    print(error)
`)

  expect(printed).toEqual([
    'IllegalArgumentException Parsing Error: Rule Type: IsComplete is not valid',
    'IllegalArgumentException Parsing Error: Rule Type: IsComplete is not valid',
    'not looked at',
    'not looked at',
    "'DynamicFrame' object has no attribute 'select'",
  ])
})
