import { printName } from '../arrangement/print-value.ts'
import type { ParameterValue } from '../arrangement/service-options.ts'
import { AwsError } from './aws-error.ts'
import { type Asked, listOf, type Operations, page, plain, textOf } from './operation.ts'

interface Parameter {
  readonly name: string
  readonly type: 'String' | 'StringList' | 'SecureString'
  readonly value: string
  readonly version: number
  readonly modified: number
}

function held({ services, world }: Asked): Map<string, Parameter> {
  return services.live(
    'parameters',
    () => new Map<string, Parameter>(),
    (parameters, name, given) => parameters.set(name, arranged(name, given, world.clock.now())),
  )
}

function arranged(name: string, given: ParameterValue, modified: number): Parameter {
  const made = { name, version: 1, modified }
  if (typeof given === 'string') return { ...made, type: 'String', value: given }
  if ('secure' in given) return { ...made, type: 'SecureString', value: given.secure }
  return { ...made, type: 'StringList', value: given.join(',') }
}

function notFound(name: string): AwsError {
  const advice = `Arrange it with glue.services({ parameters: { ${printName(name)}: '…' } }), or correct the job.`
  return new AwsError('ParameterNotFound', '', { advice: [advice] })
}

/** `name`, `name:3` or the parameter's ARN. */
function found(asked: Asked, given: string): Parameter {
  const name = given.replace(/^arn:aws:ssm:[^:]*:[^:]*:parameter/, '')
  const known =
    held(asked).get(name) ?? held(asked).get(name.replace(/:[\w.-]+$/, '')) ?? held(asked).get(name.replace(/^\//, ''))
  if (known === undefined) throw notFound(name)
  const version = /:(\d+)$/.exec(name)?.[1]
  if (version === undefined || Number(version) === known.version) return known
  throw new AwsError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${version} of ${known.name}. Verify the version and try again.`,
  )
}

/** A secure one is a text that nobody can read until it is decrypted. */
const shown = (parameter: Parameter, { params, region, account }: Asked): object => ({
  Name: parameter.name,
  Type: parameter.type,
  Value:
    parameter.type === 'SecureString' && params['WithDecryption'] !== true
      ? `encrypted:${btoa(encodeURIComponent(parameter.value))}`
      : parameter.value,
  Version: parameter.version,
  LastModifiedDate: new Date(parameter.modified),
  ARN: `arn:aws:ssm:${region}:${account}:parameter${parameter.name.startsWith('/') ? '' : '/'}${parameter.name}`,
  DataType: 'text',
})

function isBelow(name: string, path: string, isDeep: boolean): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`
  return name.startsWith(folder) && (isDeep || !name.slice(folder.length).includes('/'))
}

function put(asked: Asked): Readonly<Record<string, unknown>> {
  const { params, world } = asked
  const name = textOf(params['Name'])
  const known = held(asked).get(name)
  if (known !== undefined && params['Overwrite'] !== true)
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    )
  const type = params['Type'] ?? known?.type
  if (type === undefined)
    throw new AwsError('ValidationException', 'A parameter type is required when you create a parameter.')
  const version = (known?.version ?? 0) + 1
  held(asked).set(name, {
    name,
    type: type as Parameter['type'],
    value: textOf(params['Value']),
    version,
    modified: world.clock.now(),
  })
  return { Version: version, Tier: 'Standard' }
}

/** SSM's parameters. */
export const ssm: Operations = {
  get_parameter: plain((asked) => ({ Parameter: shown(found(asked, textOf(asked.params['Name'])), asked) })),
  get_parameters: plain((asked) => {
    const names = [...new Set(listOf(asked.params['Names']).map(textOf))]
    const known = names.filter((name) => held(asked).has(name))
    return {
      Parameters: known.map((name) => shown(found(asked, name), asked)),
      InvalidParameters: names.filter((name) => !known.includes(name)),
    }
  }),
  get_parameters_by_path: plain(
    (asked) => {
      const { Path: path, Recursive: isDeep, MaxResults: most, NextToken: token } = asked.params
      const below = [...held(asked).values()]
        .filter(({ name }) => isBelow(name, textOf(path), isDeep === true))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
      const { items, next } = page(below, token, Number(most ?? 10))
      return { Parameters: items.map((one) => shown(one, asked)), NextToken: next }
    },
    { refuses: ['ParameterFilters'] },
  ),
  put_parameter: plain(put),
  delete_parameter: plain((asked) => {
    const name = textOf(asked.params['Name'])
    if (!held(asked).delete(name)) throw notFound(name)
    return {}
  }),
  delete_parameters: plain((asked) => {
    const names = listOf(asked.params['Names']).map(textOf)
    const gone = names.filter((name) => held(asked).delete(name))
    return { DeletedParameters: gone, InvalidParameters: names.filter((name) => !gone.includes(name)) }
  }),
}
