import { glue } from './catalog/glue.ts'
import { dynamodb } from './dynamodb/dynamodb.ts'
import { sns, sqs } from './messaging.ts'
import type { Operations } from './operation.ts'
import { s3 } from './s3/s3.ts'
import { secretsmanager } from './secrets.ts'
import { ssm } from './ssm.ts'
import { sts } from './sts.ts'
import { cloudwatch, events, logs } from './telling.ts'

/** What the world answers, by service and by boto3's name of the operation. */
export const OPERATIONS: Readonly<Record<string, Operations>> = {
  cloudwatch,
  dynamodb,
  events,
  glue,
  logs,
  s3,
  secretsmanager,
  sns,
  sqs,
  ssm,
  sts,
}
