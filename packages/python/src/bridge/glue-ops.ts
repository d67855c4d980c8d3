import {
  answerFrame,
  checkRuleset,
  DynamicFrame,
  evaluateRows,
  evaluateRules,
  type Glue,
  GlueContext,
  Job,
  parseYaml,
  type RuleSources,
  type StageOptions,
} from '@dryfit/glue'
import { structType, typeToJson } from '@dryfit/spark'
import type { GuestVersion, PythonHost } from '../host.ts'
import { awsOps } from './aws-ops.ts'
import { type Bridge, connectBridge } from './bridge.ts'
import { GlueObjects } from './glue-objects.ts'
import { GlueWorlds } from './glue-worlds.ts'
import { computing, type Ops } from './ops.ts'

/** One Python's connection to the worlds of the running test. */
interface Connection {
  readonly bridge: Bridge
  glue: Glue
  worlds: GlueWorlds
  objects: GlueObjects
}

const connections = new WeakMap<PythonHost, Connection>()

/**
 * Makes a Glue the one that Python's jobs talk to. Calling it again with the same Glue changes nothing. The context of
 * another Glue may be handed to a job beside it: frames, calls and records of each stay its own.
 */
export function connectGlue(host: PythonHost, glue: Glue): void {
  const known = connections.get(host)
  host.setVersion(versionOf(glue))
  host.setClock(glue.clock)
  if (known === undefined) {
    connections.set(host, open(host, glue))
    return
  }
  if (known.glue !== glue) {
    known.worlds.leaveDisk()
    known.bridge.use(glue.spark)
    Object.assign(known, worldOf(host, glue, known.bridge))
  }
  glue.locate(() => host.where())
}

function worldOf(host: PythonHost, glue: Glue, bridge: Bridge): Omit<Connection, 'bridge'> {
  const worlds = new GlueWorlds(bridge.sessions, glue, host)
  const invoke = (callback: number, payload: string): string => host.invoke(callback, payload)
  return {
    glue,
    worlds,
    objects: new GlueObjects({ worlds, frames: bridge.frames, sessions: bridge.sessions, invoke }),
  }
}

/** What the guest has to know of the Glue's version; the guest is written as that of Glue 5.1. */
function versionOf(glue: Glue): GuestVersion | undefined {
  const { lacks, spark, difference, abbreviations } = glue.profile
  return lacks.length === 0 ? undefined : { spark, absent: difference.absentPython, abbreviations }
}

function open(host: PythonHost, glue: Glue): Connection {
  const bridge = connectBridge(host)
  bridge.use(glue.spark)
  const connection: Connection = { bridge, ...worldOf(host, glue, bridge) }
  bridge.registerOps('glue', glueOps(connection))
  bridge.registerOps('aws', awsOps(connection))
  bridge.registerOps('dryfit', { parse_yaml: (payload) => parseYaml(String((payload as { text: unknown }).text)) })
  bridge.registerKind('DynamicFrame', {
    idOf: (value) => (value instanceof DynamicFrame ? connection.objects.idOf(value) : undefined),
    valueOf: (id) => connection.objects.get(id),
  })
  bridge.registerKind('GlueContext', {
    idOf: (value) => (value instanceof GlueContext ? connection.worlds.numberOf(value) : undefined),
    valueOf: (id) => connection.worlds.of(id),
  })
  return connection
}

/** The operations behind the guest's awsglue: `glue.call@2` goes to the context of the second session. */
function glueOps(to: Connection): Ops {
  const list = (payload: unknown): readonly unknown[] => payload as readonly unknown[]
  const bound = (args: unknown): BoundArguments => to.objects.decode(args) as BoundArguments
  const judged = (payload: unknown): Parameters<typeof evaluateRules> => {
    const [frame, ruleset, sources] = list(to.objects.decode(payload))
    return [frame as DynamicFrame, String(ruleset), sources as RuleSources]
  }
  return {
    call: computing((payload, { number }) => {
      const [spelling, args] = list(payload)
      return to.objects.encode(to.worlds.of(number).enter(String(spelling), bound(args)))
    }),
    object_enter: computing((payload) => {
      const [id, method, args] = list(payload)
      return to.objects.encode(to.objects.enter(id, String(method), bound(args)))
    }),
    object_call: (payload) => {
      const [id, method, args] = list(payload)
      return to.objects.encode(to.objects.call(id, String(method), list(to.objects.decode(args))))
    },
    check_ruleset: (payload) => checkRuleset(String(list(payload)[0])),
    rule_outcomes: (payload) => to.objects.idOf(evaluateRules(...judged(payload))),
    row_outcomes: (payload) => to.objects.idOf(evaluateRows(...judged(payload))),
    note: (payload, { number }) => {
      const [name, args] = list(payload)
      const method = String(name)
      const { recorder } = to.worlds.of(number).runtime
      recorder.note({ method, spelling: method, direction: 'other', args: bound(args) })
    },
    job: (_, { number }) => to.objects.idOf(new Job(to.worlds.of(number))),
    from_df: (payload, { number }) =>
      to.objects.idOf(DynamicFrame.fromDF(to.objects.decode(payload) as never, to.worlds.of(number))),
    empty: (_, { number }) => {
      const context = to.worlds.of(number)
      return to.objects.idOf(DynamicFrame.fromDF(context.spark_session.createDataFrame([], structType([])), context))
    },
    context_of: (payload) => to.worlds.numberOfFrame(to.objects.frame(payload)),
    frame: computing((payload, { frames, host }) => {
      const [id, method, stage, args] = list(payload)
      const answer = answerFrame(
        to.objects.frame(id),
        { method: String(method), args: bound(args), stage: stage as StageOptions },
        (callback, text) => host.invoke(callback, text),
      )
      return method === 'to_df' ? frames.add(answer as never) : to.objects.encode(answer)
    }),
    catalog_schema: (payload) => {
      const { database, table_name: name, partition_keys: withKeys } = payload as Readonly<Record<string, unknown>>
      const { schema, partitionKeys } = to.glue.tableOf(String(database), String(name))
      return typeToJson(
        withKeys === false ? structType(schema.fields.filter((f) => !partitionKeys.includes(f.name))) : schema,
      )
    },
    log: (payload, { number }) => {
      const [level, text] = list(payload)
      to.worlds.of(number).runtime.logger[level as 'info'](String(text))
    },
  }
}

type BoundArguments = Readonly<Record<string, unknown>>
