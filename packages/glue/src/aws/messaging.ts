import { md5Hex } from '@dryfit/spark'
import { printName } from '../arrangement/print-value.ts'
import { AwsError } from './aws-error.ts'
import { type Asked, listOf, type Operations, type Params, paramsOf, plain, textOf } from './operation.ts'

const nextId = ({ services }: Asked): string => {
  const ids = services.kept('message ids', () => ({ last: 0 }))
  ids.last += 1
  return `00000000-0000-4000-9000-${String(ids.last).padStart(12, '0')}`
}

const md5 = (text: string): string => md5Hex(new TextEncoder().encode(text))

/** SNS: topics of the world; what is published is in the record, and in the queues that subscribe. */
const topicsOf = ({ services }: Asked): Map<string, Params> =>
  services.live(
    'topics',
    () => new Map<string, Params>(),
    (topics, name) => topics.set(name, {}),
  )

const topicName = (arn: unknown): string => textOf(arn).split(':').at(-1) ?? ''
const topicArn = ({ region, account }: Asked, name: string): string => `arn:aws:sns:${region}:${account}:${name}`

function requireTopic(asked: Asked, arn: unknown): string {
  const name = topicName(arn)
  if (topicsOf(asked).has(name)) return name
  const advice = [`Arrange it with glue.services({ topics: ['${name}'] }), or correct the job.`]
  throw new AwsError('NotFound', 'Topic does not exist', { status: 404, advice })
}

function publish(asked: Asked): Readonly<Record<string, unknown>> {
  const { TopicArn: topic, TargetArn: target, PhoneNumber: phone, Message: message } = asked.params
  if (textOf(message) === '') throw new AwsError('InvalidParameter', 'Invalid parameter: Empty message')
  if (phone === undefined) requireTopic(asked, topic ?? target)
  return { MessageId: nextId(asked) }
}

/** Topics. */
export const sns: Operations = {
  publish: {
    direction: 'write',
    target: ({ TopicArn, TargetArn, PhoneNumber }) => `sns:${topicName(TopicArn ?? TargetArn ?? PhoneNumber)}`,
    run: publish,
  },
  publish_batch: {
    direction: 'write',
    target: ({ TopicArn }) => `sns:${topicName(TopicArn)}`,
    run: (asked) => {
      requireTopic(asked, asked.params['TopicArn'])
      const entries = listOf(asked.params['PublishBatchRequestEntries']).map(paramsOf)
      return { Successful: entries.map(({ Id }) => ({ Id, MessageId: nextId(asked) })), Failed: [] }
    },
  },
  create_topic: plain((asked) => {
    const name = textOf(asked.params['Name'])
    if (!topicsOf(asked).has(name)) topicsOf(asked).set(name, paramsOf(asked.params['Attributes']))
    return { TopicArn: topicArn(asked, name) }
  }),
  delete_topic: plain((asked) => {
    topicsOf(asked).delete(topicName(asked.params['TopicArn']))
    return {}
  }),
  list_topics: plain((asked) => ({
    Topics: [...topicsOf(asked).keys()].map((name) => ({ TopicArn: topicArn(asked, name) })),
  })),
  get_topic_attributes: plain((asked) => {
    const name = requireTopic(asked, asked.params['TopicArn'])
    return { Attributes: { TopicArn: topicArn(asked, name), Owner: asked.account, ...topicsOf(asked).get(name) } }
  }),
}

interface Message {
  readonly id: string
  readonly body: string
  readonly attributes: unknown
  received: number
  /** When it is seen again. */
  hiddenUntil: number
  handle: string
}

function queuesOf(asked: Asked): Map<string, Message[]> {
  return asked.services.live(
    'queues',
    () => new Map<string, Message[]>(),
    (queues, name, bodies) =>
      queues.set(
        name,
        bodies.map((body) => messageOf(asked, body)),
      ),
  )
}

const messageOf = (asked: Asked, body: string, attributes?: unknown, delay = 0): Message => ({
  id: nextId(asked),
  body,
  attributes,
  received: 0,
  hiddenUntil: asked.world.clock.now() + delay * 1000,
  handle: '',
})

const queueName = (url: unknown): string => textOf(url).split('/').at(-1) ?? ''
const urlOf = ({ region, account }: Asked, name: string): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${name}`

function requireQueue(asked: Asked, name: string): Message[] {
  const queue = queuesOf(asked).get(name)
  if (queue !== undefined) return queue
  const advice = [`Arrange it with glue.services({ queues: { ${printName(name)}: [] } }), or correct the job.`]
  throw new AwsError('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.', {
    advice,
    extra: { Error: { QueryErrorCode: 'QueueDoesNotExist', Type: 'Sender' } },
  })
}

const queueOf = (asked: Asked): Message[] => requireQueue(asked, queueName(asked.params['QueueUrl']))
const toQueue = ({ QueueUrl }: Params): string => `sqs:${queueName(QueueUrl)}`

function send(asked: Asked, entry: Params): Message {
  const body = textOf(entry['MessageBody'])
  const message = messageOf(asked, body, entry['MessageAttributes'], Number(entry['DelaySeconds'] ?? 0))
  queueOf(asked).push(message)
  return message
}

function receive(asked: Asked): Readonly<Record<string, unknown>> {
  const { MaxNumberOfMessages: most, VisibilityTimeout: hidden } = asked.params
  const now = asked.world.clock.now()
  const found = queueOf(asked)
    .filter((message) => message.hiddenUntil <= now)
    .slice(0, Number(most ?? 1))
  for (const message of found) {
    message.received += 1
    message.hiddenUntil = now + Number(hidden ?? 30) * 1000
    message.handle = `${message.id}-${message.received}`
  }
  if (found.length === 0) return {}
  return {
    Messages: found.map(({ id, body, handle, attributes }) => ({
      MessageId: id,
      ReceiptHandle: handle,
      MD5OfBody: md5(body),
      Body: body,
      MessageAttributes: attributes,
    })),
  }
}

function remove(queue: Message[], handle: unknown): void {
  const at = queue.findIndex((message) => message.handle === handle)
  if (at >= 0) queue.splice(at, 1)
}

const attributesOf = (asked: Asked): object => {
  const queue = queueOf(asked)
  const now = asked.world.clock.now()
  const name = queueName(asked.params['QueueUrl'])
  return {
    QueueArn: `arn:aws:sqs:${asked.region}:${asked.account}:${name}`,
    ApproximateNumberOfMessages: String(queue.filter(({ hiddenUntil }) => hiddenUntil <= now).length),
    ApproximateNumberOfMessagesNotVisible: String(queue.filter((m) => m.hiddenUntil > now && m.received > 0).length),
    ApproximateNumberOfMessagesDelayed: String(queue.filter((m) => m.hiddenUntil > now && m.received === 0).length),
  }
}

/** Queues. */
export const sqs: Operations = {
  get_queue_url: plain((asked) => {
    const name = textOf(asked.params['QueueName'])
    requireQueue(asked, name)
    return { QueueUrl: urlOf(asked, name) }
  }),
  create_queue: plain((asked) => {
    const name = textOf(asked.params['QueueName'])
    if (!queuesOf(asked).has(name)) queuesOf(asked).set(name, [])
    return { QueueUrl: urlOf(asked, name) }
  }),
  delete_queue: plain((asked) => {
    queueOf(asked)
    queuesOf(asked).delete(queueName(asked.params['QueueUrl']))
    return {}
  }),
  list_queues: plain((asked) => {
    const prefix = textOf(asked.params['QueueNamePrefix'])
    const names = [...queuesOf(asked).keys()].filter((name) => name.startsWith(prefix))
    return names.length === 0 ? {} : { QueueUrls: names.map((name) => urlOf(asked, name)) }
  }),
  get_queue_attributes: plain((asked) => {
    const wanted = listOf(asked.params['AttributeNames'])
    const entries = Object.entries(attributesOf(asked))
    return {
      Attributes: Object.fromEntries(
        wanted.includes('All') ? entries : entries.filter(([name]) => wanted.includes(name)),
      ),
    }
  }),
  send_message: {
    direction: 'write',
    target: toQueue,
    run: (asked) => {
      const { id, body } = send(asked, asked.params)
      return { MD5OfMessageBody: md5(body), MessageId: id }
    },
  },
  send_message_batch: {
    direction: 'write',
    target: toQueue,
    run: (asked) => {
      const sent = listOf(asked.params['Entries']).map(paramsOf)
      return {
        Successful: sent.map((entry) => {
          const { id, body } = send(asked, entry)
          return { Id: entry['Id'], MessageId: id, MD5OfMessageBody: md5(body) }
        }),
      }
    },
  },
  receive_message: { direction: 'read', target: toQueue, run: receive },
  delete_message: plain((asked) => {
    remove(queueOf(asked), asked.params['ReceiptHandle'])
    return {}
  }),
  delete_message_batch: plain((asked) => {
    const entries = listOf(asked.params['Entries']).map(paramsOf)
    for (const { ReceiptHandle } of entries) remove(queueOf(asked), ReceiptHandle)
    return { Successful: entries.map(({ Id }) => ({ Id })) }
  }),
  purge_queue: plain((asked) => {
    queueOf(asked).length = 0
    return {}
  }),
}
