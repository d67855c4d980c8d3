// What a call of boto3 costs, and what comes before the first: `npm run bench`.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGlue } from '@dryfit/glue'
import { connectGlue } from '../src/bridge/glue-ops.ts'
import { type PythonModule, startEmbedded } from '../src/index.ts'

const JOB = `
import boto3

def clients():
    for name in ("s3", "glue", "ssm"):
        boto3.client(name)

def parameters(n):
    ssm = boto3.client("ssm")
    for _ in range(n):
        ssm.get_parameter(Name="/orders/limit")

def objects(n):
    s3 = boto3.client("s3")
    for _ in range(n):
        s3.get_object(Bucket="lake", Key="a.json")["Body"].read()

def puts(n):
    s3 = boto3.client("s3")
    for _ in range(n):
        s3.put_object(Bucket="lake", Key="b.json", Body=b'{"a": 1}')
`

const WARM = 2000
const RUNS = 2000

/** Processor time: what else the machine does is no part of it. */
function milliseconds(job: PythonModule, name: string): number {
  job.call(name, [WARM], {}, { timeLimit: 0 })
  const before = process.cpuUsage()
  job.call(name, [RUNS], {}, { timeLimit: 0 })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / RUNS
}

const host = await startEmbedded()
const glue = createGlue()
glue.services({ parameters: { '/orders/limit': '10' } })
glue.s3.put('s3://lake/a.json', '{"a": 1}')
connectGlue(host, glue)
const file = join(mkdtempSync(join(tmpdir(), 'dryfit-bench-')), 'job.py')
writeFileSync(file, JOB)
const loading = performance.now()
const job = host.load(file)
const loaded = performance.now()
job.call('clients', [])
const made = performance.now()
console.table({
  'import boto3': { milliseconds: loaded - loading },
  'clients of s3, glue and ssm': { milliseconds: made - loaded },
  'ssm.get_parameter, processor time': { milliseconds: milliseconds(job, 'parameters') },
  's3.get_object and read, processor time': { milliseconds: milliseconds(job, 'objects') },
  's3.put_object, processor time': { milliseconds: milliseconds(job, 'puts') },
})
process.exit(0)
