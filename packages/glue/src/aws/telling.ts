import { AwsError } from './aws-error.ts'
import { type Asked, listOf, type Operations, paramsOf, plain, textOf } from './operation.ts'

/** EventBridge: what is put is in the record. Every bus is there that a job names. */
export const events: Operations = {
  put_events: {
    direction: 'write',
    target: (params) =>
      [...new Set(listOf(params['Entries']).map((one) => textOf(paramsOf(one)['EventBusName'] ?? 'default')))]
        .map((bus) => `events:${bus.split('/').at(-1)}`)
        .join(','),
    run: (asked) => {
      const ids = asked.services.kept('event ids', () => ({ last: 0 }))
      const entries = listOf(asked.params['Entries']).map(paramsOf)
      const told = entries.map(({ Source, DetailType, Detail }) => {
        const lacking = Object.entries({ Source, DetailType, Detail }).find(([, value]) => textOf(value) === '')
        if (lacking !== undefined)
          return {
            ErrorCode: 'InvalidArgument',
            ErrorMessage: `Parameter ${lacking[0]} is not valid. Reason: ${lacking[0]} is a required argument.`,
          }
        if (!isObject(textOf(Detail))) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }
        ids.last += 1
        return { EventId: `00000000-0000-4000-a000-${String(ids.last).padStart(12, '0')}` }
      })
      return { FailedEntryCount: told.filter((one) => 'ErrorCode' in one).length, Entries: told }
    },
  },
}

function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

/** CloudWatch: metrics are in the record. */
export const cloudwatch: Operations = {
  put_metric_data: {
    direction: 'write',
    target: ({ Namespace }) => `cloudwatch:${textOf(Namespace)}`,
    run: ({ params }) => {
      if (/^AWS\//.test(textOf(params['Namespace'])))
        throw new AwsError('InvalidParameterValue', 'The value AWS/ for parameter Namespace is invalid.')
      return {}
    },
  },
}

interface Stream {
  readonly events: { readonly timestamp: number; readonly message: string; readonly ingestionTime: number }[]
}

/** CloudWatch's logs: groups and their streams. */
const groupsOf = ({ services }: Asked): Map<string, Map<string, Stream>> => services.kept('log groups', () => new Map())

function groupOf(asked: Asked): Map<string, Stream> {
  const group = groupsOf(asked).get(textOf(asked.params['logGroupName']))
  if (group !== undefined) return group
  throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.')
}

function streamOf(asked: Asked): Stream {
  const stream = groupOf(asked).get(textOf(asked.params['logStreamName']))
  if (stream !== undefined) return stream
  throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.')
}

/** Logs: what a job makes is there until its test ends. */
export const logs: Operations = {
  create_log_group: plain((asked) => {
    const name = textOf(asked.params['logGroupName'])
    if (groupsOf(asked).has(name))
      throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists')
    groupsOf(asked).set(name, new Map())
    return {}
  }),
  delete_log_group: plain((asked) => {
    groupOf(asked)
    groupsOf(asked).delete(textOf(asked.params['logGroupName']))
    return {}
  }),
  create_log_stream: plain((asked) => {
    const [group, name] = [groupOf(asked), textOf(asked.params['logStreamName'])]
    if (group.has(name)) throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists')
    group.set(name, { events: [] })
    return {}
  }),
  put_log_events: {
    direction: 'write',
    target: ({ logGroupName }) => `logs:${textOf(logGroupName)}`,
    run: (asked) => {
      const now = asked.world.clock.now()
      const stream = streamOf(asked)
      for (const { timestamp, message } of listOf(asked.params['logEvents']).map(paramsOf))
        stream.events.push({ timestamp: Number(timestamp), message: textOf(message), ingestionTime: now })
      return { nextSequenceToken: String(stream.events.length) }
    },
  },
  get_log_events: plain((asked) => ({ events: streamOf(asked).events })),
  describe_log_groups: plain(
    (asked) => {
      const prefix = textOf(asked.params['logGroupNamePrefix'])
      const names = [...groupsOf(asked).keys()].filter((name) => name.startsWith(prefix)).sort()
      return { logGroups: names.map((logGroupName) => ({ logGroupName, arn: groupArn(asked, logGroupName) })) }
    },
    { refuses: ['logGroupNamePattern'] },
  ),
  describe_log_streams: plain(
    (asked) => {
      const prefix = textOf(asked.params['logStreamNamePrefix'])
      const names = [...groupOf(asked).keys()].filter((name) => name.startsWith(prefix)).sort()
      return { logStreams: names.map((logStreamName) => ({ logStreamName })) }
    },
    { refuses: ['orderBy'] },
  ),
}

const groupArn = ({ region, account }: Asked, name: string): string =>
  `arn:aws:logs:${region}:${account}:log-group:${name}:*`
