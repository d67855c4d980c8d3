import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

const job = glueJob()

function resolve(argv: readonly string[], options: string): string {
  return job
    .run(
      `
try:
    found = getResolvedOptions(sys.argv, ${options})
    print({k: v for k, v in found.items() if v is not None and v != "job-bookmark-disable"})
except SystemExit as error:
    print("SystemExit", error.code)
except Exception as error:
    print(type(error).__name__, "|", error)
`,
      argv,
    )
    .join('\n')
}

test.each([
  [['--a', '1', '--b', '2'], '["a", "b"]', "{'a': '1', 'b': '2'}"],
  [['--b', '2'], '["a", "c"]', 'GlueArgumentError | the following arguments are required: --a, --c'],
  [[], '["TempDir"]', '{}'],
  [['--TempDir', 's3://t'], '[]', "{'TempDir': 's3://t', 'RedshiftTempDir': 's3://t'}"],
  [['--output-key', 'v'], '["output-key"]', "{'output_key': 'v'}"],
  [['--a=1=2'], '["a"]', "{'a': '1=2'}"],
  [['--a', '-5'], '["a"]', "{'a': '-5'}"],
  [['--a', '-x'], '["a"]', 'GlueArgumentError | argument --a: expected one argument'],
  [['--a=-x'], '["a"]', "{'a': '-x'}"],
  [['--a', ''], '["a"]', "{'a': ''}"],
  [['--a', '100% @file'], '["a"]', "{'a': '100% @file'}"],
  [['--a', '1', '--a', '2'], '["a"]', "{'a': '2'}"],
  [['--a', '1', '--unknown', '2'], '["a"]', "{'a': '1'}"],
  [['--JOB_ID', 'j'], '["JOB_ID"]', 'ArgumentError | argument --JOB_ID: conflicting option string: --JOB_ID'],
  [['--a', '1'], '["a", "a"]', 'ArgumentError | argument --a: conflicting option string: --a'],
  [['--job_bookmark_option', 'x'], '["job_bookmark_option"]', "{'job_bookmark_option': 'x'}"],
  [['--continuation-option', 'continuation-enabled'], '[]', "{'job_bookmark_option': 'job-bookmark-enable'}"],
  [
    ['--job-bookmark-option', 'job-bookmark-pause', '--job-bookmark-from', 'a'],
    '[]',
    'RuntimeError | Missing option or value for --job-bookmark-to',
  ],
  [
    ['--job-bookmark-from', 'a', '--job-bookmark-to', 'b'],
    '[]',
    'RuntimeError | Invalid option(s)--job-bookmark-from --job-bookmark-to',
  ],
  [['--input_pa', 'x'], '["input_path"]', "{'input_path': 'x'}"],
  [['--a', '1'], '"a"', "{'a': '1'}"],
])('%j with %s', (argv, options, expected) => {
  expect(resolve(argv, options)).toBe(expected)
})

test('a reserved argument is refused', () => {
  expect(resolve([], '["job-bookmark-option"]')).toMatch(/^RuntimeError \| Using reserved arguments/)
})

test('what a job resolved is forgotten in the next run', () => {
  const text = 'from awsglue.utils import _global_args\nprint(len(_global_args))\ngetResolvedOptions(sys.argv, [])'

  expect([job.run(text), job.run(text)]).toEqual([['0'], ['0']])
})
