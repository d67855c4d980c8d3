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
for look in [lambda: glueContext.write_dynamic_frame.from_options(
        checked["rowLevelOutcomes"], "s3", {"path": "s3://x"}, "json"), lambda: EvaluateDataQuality.apply(frame, "ColumnCount > 0").count()]:
    try:
        look()
    except Exception as error:
        print(type(error).__name__, str(error).split(": ")[:2])
`)

  expect(printed).toMatchInlineSnapshot(`
    [
      "['originalData', 'ruleOutcomes', 'rowLevelOutcomes'] 1",
      "[Row(Rule='ColumnCount > 0', Outcome='Passed', FailureReason=None, EvaluatedMetrics={'Dataset.*.ColumnCount': 1.0})]",
      "[Row(Outcome='Failed', FailureReason='Input data does not include column nope!'), Row(Outcome='Failed', FailureReason='Value: 1 does not meet the constraint requirement!')]",
      "NotSupportedError ['[GLUE_NOT_SUPPORTED] Failed to tell the rowLevelOutcomes of data quality rules', 'dryfit does not support it yet. Put the code that looks at it into a function of its own, and stub that function in the test.']",
      "Refusal ['[NOT_A_RULESET] Failed to read the data quality ruleset "ColumnCount > 0"', 'it does not read Rules = [ … ]. Write it so.']",
    ]
  `)
  const [call] = job.glue.calls
  expect([call?.method, call?.args['publishing_options']]).toEqual([
    'EvaluateDataQuality.process_rows',
    { dataQualityEvaluationContext: 'c' },
  ])
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
