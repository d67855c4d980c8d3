import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGlue } from '@dryfit/glue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectGlue } from '../../src/bridge/glue-ops.ts'
import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from '../hosts/toy.ts'

const folder = mkdtempSync(join(tmpdir(), 'dryfit-boto3-'))
const job = join(folder, 'job.py')
const own = join(folder, 'own')
let python: PythonHost | undefined

beforeAll(async () => {
  writeFileSync(job, 'import boto3\nimport botocore.exceptions\nprint(boto3.__file__, boto3.client("sts"))\n')
  python = await startEmbedded({ timeLimit: endsHangs })
  connectGlue(python, createGlue())
})
afterAll(() => {
  python?.restore()
  rmSync(folder, { recursive: true })
})

function printed(path: readonly string[]): string {
  const lines: string[] = []
  python?.runScript(job, { path, stdout: (line) => lines.push(line) })
  return lines.join('\n')
}

test("a team's own boto3 on the path hides dryfit's, and only while it is there", () => {
  mkdirSync(own)
  writeFileSync(join(own, 'boto3.py'), 'def client(name):\n    return "ours: " + name\n')
  expect(printed([])).toMatch(/^<dryfit>\/boto3\/__init__\.py <botocore\.client\.STS object/)
  expect(printed([own])).toBe(`${join(own, 'boto3.py')} ours: sts`)
  expect(printed([])).toMatch(/^<dryfit>\/boto3/)
})

test('a part of botocore that is not there is refused by its name', () => {
  writeFileSync(job, 'from botocore.auth import SigV4Auth\n')
  expect(() => printed([])).toThrow(
    /Failed to import botocore\.auth: dryfit's botocore does not have it.*botocore\/auth\.py/,
  )
})

test('a handler that would change a call is refused, one of what never happens is taken', () => {
  writeFileSync(
    job,
    'import boto3\ns3 = boto3.client("s3")\ns3.meta.events.register("choose-signer.s3.*", print)\n' +
      's3.meta.events.register("before-parameter-build.s3.PutObject", print)\n',
  )
  expect(() => printed([])).toThrow(/AWS_NOT_SUPPORTED.*before-parameter-build\.s3\.PutObject/)
})

test('what dryfit lacks of a package of its own stands on the path, and the job stays as it is', () => {
  mkdirSync(join(folder, 'parts/pyspark/ml'), { recursive: true })
  mkdirSync(join(folder, 'parts/botocore'), { recursive: true })
  writeFileSync(join(folder, 'parts/pyspark/ml/__init__.py'), '')
  writeFileSync(join(folder, 'parts/pyspark/ml/feature.py'), 'class VectorAssembler: ...\n')
  writeFileSync(join(folder, 'parts/botocore/auth.py'), 'class SigV4Auth: ...\n')
  writeFileSync(
    job,
    'import pyspark.ml\nfrom pyspark.ml.feature import VectorAssembler\nfrom botocore.auth import SigV4Auth\n' +
      'import boto3\nimport pyspark.sql\nprint(VectorAssembler.__name__, SigV4Auth.__name__, pyspark.sql.__file__, boto3.client("s3"))\n',
  )
  expect(printed([join(folder, 'parts')])).toMatch(
    /^VectorAssembler SigV4Auth <dryfit>\/pyspark\/sql\/__init__\.py <botocore\.client\.S3/,
  )
  expect(() => printed([])).toThrow(/Failed to import pyspark\.ml: dryfit's pyspark does not have it/)
  writeFileSync(job, 'import pyspark\nprint(hasattr(pyspark, "ml"))\n')
  expect(printed([])).toBe('False')
})
