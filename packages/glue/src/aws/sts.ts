import { type Operations, plain, textOf } from './operation.ts'

const KEYS = { AccessKeyId: 'ASIADRYFITDRYFIT0000', SecretAccessKey: 'dryfit', SessionToken: 'dryfit' }
const HOUR = 3_600_000

/** STS: who the job is, and credentials that open nothing. */
export const sts: Operations = {
  get_caller_identity: plain(({ account }) => ({
    UserId: 'AROADRYFITDRYFIT00000:GlueJobRunnerSession',
    Account: account,
    Arn: `arn:aws:sts::${account}:assumed-role/glue-job/GlueJobRunnerSession`,
  })),
  assume_role: plain(({ params, world }) => {
    const [role, session] = [textOf(params['RoleArn']), textOf(params['RoleSessionName'])]
    const seconds = Number(params['DurationSeconds'] ?? 3600)
    return {
      Credentials: { ...KEYS, Expiration: new Date(world.clock.now() + seconds * 1000) },
      AssumedRoleUser: {
        AssumedRoleId: `AROADRYFITDRYFIT00000:${session}`,
        Arn: `${role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${session}`,
      },
    }
  }),
  get_session_token: plain(({ world }) => ({
    Credentials: { ...KEYS, Expiration: new Date(world.clock.now() + 12 * HOUR) },
  })),
}
