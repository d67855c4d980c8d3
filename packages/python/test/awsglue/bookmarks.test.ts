import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

const STUDIO_JOB = `
args = getResolvedOptions(sys.argv, ["JOB_NAME"])
run = Job(glueContext)
run.init(args["JOB_NAME"], args)
new = glueContext.create_dynamic_frame.from_options(
    "s3", {"paths": ["s3://lake/in"]}, format="json", transformation_ctx="source")
print(new.count(), new.toDF().columns)
if new.count() > 0:
    glueContext.write_dynamic_frame.from_options(new, "s3", {"path": "s3://lake/out"}, "json", transformation_ctx="sink")
if "--fail" in sys.argv:
    raise ValueError("on the way")
run.commit()
`
const ENABLED = ['--JOB_NAME', 'nightly', '--job-bookmark-option', 'job-bookmark-enable']

test('a script run again reads what is new, unless the run before failed', () => {
  const { glue } = job
  glue.s3.put('s3://lake/in/1.json', [{ id: 1 }])

  expect(() => job.run(STUDIO_JOB, [...ENABLED, '--fail', 'x'])).toThrow(/on the way/)
  expect(job.run(STUDIO_JOB, ENABLED)).toEqual(["1 ['id']"])
  expect(job.run(STUDIO_JOB, ENABLED)).toEqual(['0 []'])
  glue.s3.put('s3://lake/in/2.json', [{ id: 2 }])
  expect(job.run(STUDIO_JOB, ENABLED)).toEqual(["1 ['id']"])

  expect(glue.written('s3://lake/out').orderBy('id').collect()).toEqual([{ id: 1 }, { id: 1 }, { id: 2 }])
})

test('a script that is run without the option reads everything', () => {
  job.glue.s3.put('s3://lake/in/1.json', [{ id: 1 }])

  expect(job.run(STUDIO_JOB, ['--JOB_NAME', 'nightly'])).toEqual(["1 ['id']"])
  expect(job.run(STUDIO_JOB, ['--JOB_NAME', 'nightly'])).toEqual(["1 ['id']"])
})
