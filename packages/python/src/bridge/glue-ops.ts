import { answerFrame, DynamicFrame, evaluateRules, type Glue, Job, parseYaml, type StageOptions } from '@dryfit/glue'
import { structType, typeToJson } from '@dryfit/spark'
import type { PythonHost } from '../host.ts'
import { type Bridge, connectBridge } from './bridge.ts'
import { GlueObjects } from './glue-objects.ts'
import type { OpHandler } from './ops.ts'

/** One Python's connection to the world of the running test. */
interface Connection {
  readonly bridge: Bridge
  glue: Glue
  objects: GlueObjects
}

const connections = new WeakMap<PythonHost, Connection>()

/**
 * Makes a Glue the one that Python's jobs talk to. Calling it again with the same Glue changes nothing.
 */
export function connectGlue(host: PythonHost, glue: Glue): void {
  const known = connections.get(host)
  if (known?.glue === glue) return
  if (known === undefined) connections.set(host, open(host, glue))
  else {
    known.bridge.use(glue.spark)
    known.glue = glue
    known.objects = objectsOf(host, glue, known.bridge)
  }
  glue.locate(() => host.where())
}

const objectsOf = (host: PythonHost, glue: Glue, bridge: Bridge): GlueObjects =>
  new GlueObjects(glue, bridge.frames, (callback, payload) => host.invoke(callback, payload))

function open(host: PythonHost, glue: Glue): Connection {
  const bridge = connectBridge(host)
  bridge.use(glue.spark)
  const connection: Connection = { bridge, glue, objects: objectsOf(host, glue, bridge) }
  bridge.registerOps('glue', glueOps(connection))
  bridge.registerOps('dryfit', { parse_yaml: (payload) => parseYaml(String((payload as { text: unknown }).text)) })
  bridge.registerKind('DynamicFrame', {
    idOf: (value) => (value instanceof DynamicFrame ? connection.objects.idOf(value) : undefined),
    valueOf: (id) => connection.objects.get(id),
  })
  bridge.registerKind('GlueContext', {
    idOf: (value) => (value === connection.glue.context ? 1 : undefined),
    valueOf: () => connection.glue.context,
  })
  return connection
}

/** The operations behind the guest's awsglue. */
function glueOps(to: Connection): Readonly<Record<string, OpHandler>> {
  const list = (payload: unknown): readonly unknown[] => payload as readonly unknown[]
  return {
    call: (payload) => {
      const [spelling, args] = list(payload)
      const bound = to.objects.decode(args) as Record<string, unknown>
      return to.objects.encode(to.glue.context.enter(String(spelling), bound))
    },
    object_enter: (payload) => {
      const [id, method, args] = list(payload)
      return to.objects.encode(to.objects.enter(id, String(method), to.objects.decode(args) as Record<string, unknown>))
    },
    object_call: (payload) => {
      const [id, method, args] = list(payload)
      return to.objects.encode(to.objects.call(id, String(method), list(to.objects.decode(args))))
    },
    rule_outcomes: (payload) => {
      const [frame, ruleset] = list(to.objects.decode(payload))
      return to.objects.idOf(evaluateRules(frame as DynamicFrame, String(ruleset)))
    },
    note: (payload) => {
      const [method, args] = list(payload)
      const bound = to.objects.decode(args) as Record<string, unknown>
      to.glue.runtime.recorder.note({
        method: String(method),
        spelling: String(method),
        direction: 'other',
        args: bound,
      })
    },
    job: () => to.objects.idOf(new Job(to.glue.context)),
    from_df: (payload) => to.objects.idOf(DynamicFrame.fromDF(to.objects.decode(payload) as never, to.glue.context)),
    empty: () => to.objects.idOf(DynamicFrame.fromDF(to.glue.frame([], structType([])), to.glue.context)),
    frame: (payload, { frames, host }) => {
      const [id, method, stage, ...args] = list(payload)
      const answer = answerFrame(
        to.objects.frame(id),
        { method: String(method), args: list(to.objects.decode(args)), stage: stage as StageOptions },
        (callback, text) => host.invoke(callback, text),
      )
      if (answer instanceof DynamicFrame) return to.objects.idOf(answer)
      return method === 'to_df' ? frames.add(answer as never) : to.objects.encode(answer)
    },
    catalog_schema: (payload) => {
      const { database, table_name: name, partition_keys: withKeys } = payload as Readonly<Record<string, unknown>>
      const { schema, partitionKeys } = to.glue.tableOf(String(database), String(name))
      return typeToJson(
        withKeys === false ? structType(schema.fields.filter((f) => !partitionKeys.includes(f.name))) : schema,
      )
    },
    log: (payload) => {
      const [level, text] = list(payload)
      to.glue.runtime.logger[level as 'info'](String(text))
    },
  }
}
