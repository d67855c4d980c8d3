import { printName } from '../arrangement/print-value.ts'
import { AwsError } from './aws-error.ts'
import { type Asked, listOf, type Operations, page, plain, textOf } from './operation.ts'

/** A version of a secret: text or bytes. */
type SecretValue = string | Uint8Array

interface Secret {
  readonly name: string
  readonly created: number
  changed: number
  deleted?: number
  description?: string
  readonly versions: SecretValue[]
}

function held({ services, world }: Asked): Map<string, Secret> {
  return services.live(
    'secrets',
    () => new Map<string, Secret>(),
    (secrets, name, value) => {
      const now = world.clock.now()
      secrets.set(name, { name, created: now, changed: now, versions: [valueOf(value)] })
    },
  )
}

const valueOf = (value: unknown): SecretValue =>
  typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value)

/** Six letters stand behind the name of a secret in its ARN. */
const arnOf = ({ region, account }: Asked, name: string): string =>
  `arn:aws:secretsmanager:${region}:${account}:secret:${name}-dryfit`

/** By name, by ARN, and by an ARN without its last letters. */
function find(asked: Asked): Secret | undefined {
  const given = textOf(asked.params['SecretId'])
  const name = given.replace(/^arn:aws:secretsmanager:[^:]*:[^:]*:secret:/, '')
  return held(asked).get(name) ?? (name === given ? undefined : held(asked).get(name.replace(/-[A-Za-z0-9]{6}$/, '')))
}

function found(asked: Asked): Secret {
  const secret = find(asked)
  const name = textOf(asked.params['SecretId']).replace(/^arn:.*:secret:/, '')
  if (secret !== undefined) return living(secret)
  const advice = [`Arrange it with glue.services({ secrets: { ${printName(name)}: '…' } }), or correct the job.`]
  throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.", { advice })
}

function living(secret: Secret): Secret {
  if (secret.deleted === undefined) return secret
  throw new AwsError(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  )
}

const versionId = (version: number): string => `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`
const stagesOf = ({ versions }: Secret, version: number): readonly string[] =>
  version === versions.length ? ['AWSCURRENT'] : version === versions.length - 1 ? ['AWSPREVIOUS'] : []

function get(asked: Asked): Readonly<Record<string, unknown>> {
  const secret = found(asked)
  const { VersionId: id, VersionStage: stage } = asked.params
  const versions = secret.versions.map((value, i) => ({ value, id: versionId(i + 1), stages: stagesOf(secret, i + 1) }))
  const wanted = stage ?? (id === undefined ? 'AWSCURRENT' : undefined)
  const version = versions.find(
    (each) => (id === undefined || each.id === id) && (wanted === undefined || each.stages.includes(textOf(wanted))),
  )
  if (version === undefined) {
    const which = id === undefined ? `staging label: ${textOf(wanted)}` : `VersionId: ${textOf(id)}`
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${which}`,
    )
  }
  return {
    ARN: arnOf(asked, secret.name),
    Name: secret.name,
    VersionId: version.id,
    ...(typeof version.value === 'string' ? { SecretString: version.value } : { SecretBinary: version.value }),
    VersionStages: version.stages,
    CreatedDate: new Date(secret.changed),
  }
}

function put(asked: Asked, secret: Secret): Readonly<Record<string, unknown>> {
  const { SecretString: text, SecretBinary: binary } = asked.params
  if (text !== undefined || binary !== undefined) secret.versions.push(valueOf(text ?? binary))
  secret.changed = asked.world.clock.now()
  return { ARN: arnOf(asked, secret.name), Name: secret.name, VersionId: versionId(secret.versions.length) }
}

function create(asked: Asked): Readonly<Record<string, unknown>> {
  const name = textOf(asked.params['Name'])
  const now = asked.world.clock.now()
  if (held(asked).has(name))
    throw new AwsError('ResourceExistsException', `The operation failed because the secret ${name} already exists.`)
  const secret: Secret = { name, created: now, changed: now, versions: [], ...described(asked) }
  held(asked).set(name, secret)
  return put(asked, secret)
}

const described = ({ params }: Asked): { description?: string } =>
  params['Description'] === undefined ? {} : { description: textOf(params['Description']) }

const shown = (asked: Asked, secret: Secret): object => ({
  ARN: arnOf(asked, secret.name),
  Name: secret.name,
  Description: secret.description,
  LastChangedDate: new Date(secret.changed),
  CreatedDate: new Date(secret.created),
  DeletedDate: secret.deleted === undefined ? undefined : new Date(secret.deleted),
})

const stagesById = (secret: Secret): object =>
  Object.fromEntries(secret.versions.map((_, i) => [versionId(i + 1), stagesOf(secret, i + 1)]))

/** Secrets Manager. */
export const secretsmanager: Operations = {
  get_secret_value: plain(get),
  batch_get_secret_value: plain(
    (asked) => {
      const ids = listOf(asked.params['SecretIdList']).map(textOf)
      const asEach = ids.map((SecretId) => ({ ...asked, params: { SecretId } }))
      const missing = asEach.filter((each) => find(each) === undefined)
      return {
        SecretValues: asEach.filter((each) => find(each) !== undefined).map(get),
        Errors: missing.map(({ params }) => ({
          SecretId: params.SecretId,
          ErrorCode: 'ResourceNotFoundException',
          Message: "Secrets Manager can't find the specified secret.",
        })),
      }
    },
    { refuses: ['Filters'] },
  ),
  describe_secret: plain((asked) => {
    const secret = found(asked)
    return { ...shown(asked, secret), VersionIdsToStages: stagesById(secret) }
  }),
  list_secrets: plain(
    (asked) => {
      const all = [...held(asked).values()].filter((secret) => secret.deleted === undefined)
      const { items, next } = page(all, asked.params['NextToken'], Number(asked.params['MaxResults'] ?? 100))
      return {
        SecretList: items.map((secret) => ({ ...shown(asked, secret), SecretVersionsToStages: stagesById(secret) })),
        NextToken: next,
      }
    },
    { refuses: ['Filters'] },
  ),
  create_secret: plain(create),
  put_secret_value: plain((asked) => {
    const secret = found(asked)
    return { ...put(asked, secret), VersionStages: ['AWSCURRENT'] }
  }),
  update_secret: plain((asked) => {
    const secret = found(asked)
    Object.assign(secret, described(asked))
    return put(asked, secret)
  }),
  delete_secret: plain((asked) => {
    const secret = found(asked)
    const days =
      asked.params['ForceDeleteWithoutRecovery'] === true ? 0 : Number(asked.params['RecoveryWindowInDays'] ?? 30)
    const at = asked.world.clock.now() + days * 86_400_000
    if (days === 0) held(asked).delete(secret.name)
    else secret.deleted = at
    return { ARN: arnOf(asked, secret.name), Name: secret.name, DeletionDate: new Date(at) }
  }),
  restore_secret: plain((asked) => {
    const secret = find(asked) ?? found(asked)
    delete secret.deleted
    return { ARN: arnOf(asked, secret.name), Name: secret.name }
  }),
}
