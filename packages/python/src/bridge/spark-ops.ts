import {
  type Cell,
  DataFrame,
  type DataType,
  formatDouble,
  GroupedData,
  inputFiles,
  isLocal,
  type Observed,
  observe,
  parseDataType,
  parseDeclaredSchema,
  parseExpression,
  parseReaderSchema,
  type relations,
  type Session,
  SparkError,
  SparkSession,
  sameSemantics,
  schemaText,
  semanticHash,
  toCell,
  treeString,
  typeToJson,
  UnsupportedError,
} from '@dryfit/spark'
import { catalogOps } from './catalog-ops.ts'
import { ioOps } from './io-ops.ts'
import { computing, type OpContext, type Ops } from './ops.ts'
import type { SqlPayload } from './wire.ts'

/** The frame of a handle, which stands alone or first in a list. */
const frameOf = (payload: Cell, { frames }: OpContext): DataFrame =>
  frames.get(Number(Array.isArray(payload) ? (payload as readonly Cell[])[0] : payload))

/** The session of the frame that a relation is built on; undefined for one that is built on none. */
function sessionOf(payload: Cell, frames: OpContext['frames']): Session | undefined {
  const node = payload as {
    readonly frame?: number
    readonly input?: Cell
    readonly left?: Cell
    readonly leftInput?: Cell
  }
  if (node.frame !== undefined) return frames.get(node.frame).session
  const below = node.input ?? node.left ?? node.leftInput
  return below === undefined ? undefined : sessionOf(below, frames)
}

function rowCells(frame: DataFrame): readonly (readonly Cell[])[] {
  const types = frame.schema.fields.map((field) => field.dataType)
  return frame.rows().map((row) => types.map((type, i) => toCell(row[i] ?? null, type)))
}

/** The rows in the order of their partitions, how many lie in each, and why that is not known. */
function partitionCells(frame: DataFrame): readonly unknown[] {
  const types = frame.schema.fields.map((field) => field.dataType)
  const { parts, doubt } = frame.partitions()
  const cells = parts.flatMap((rows) => rows.map((row) => types.map((type, i) => toCell(row[i] ?? null, type))))
  return [cells, parts.map((rows) => rows.length), doubt ?? null]
}

interface NumericAggregate {
  readonly frame: number
  readonly groupType: relations.Aggregate['groupType']
  readonly grouping: readonly unknown[]
  readonly pivot?: { readonly col: unknown; readonly values?: readonly unknown[] }
  readonly function: 'sum' | 'avg' | 'min' | 'max'
  readonly columns: readonly string[]
}

function aggregateNumeric(payload: Cell, { frames, wire }: OpContext): number {
  const request = payload as unknown as NumericAggregate
  const { relation, schema, session } = frames.get(request.frame)
  const { pivot } = request
  const grouped = new GroupedData({
    input: relation,
    groupType: request.groupType,
    grouping: wire.expressions(request.grouping),
    schema,
    frame: (aggregate) => new DataFrame(session, aggregate),
    ...(pivot === undefined
      ? {}
      : {
          pivot: {
            col: wire.expression(pivot.col),
            ...(pivot.values === undefined ? {} : { values: wire.expressions(pivot.values) }),
          },
        }),
  })
  return frames.add(grouped[request.function](...request.columns))
}

/** What observes a frame: as long as the frame. */
const observations = new WeakMap<DataFrame, Observed>()

function observeFrame(payload: Cell, { frames, wire }: OpContext): readonly number[] {
  const [input, name, expressions] = payload as readonly [number, string, readonly unknown[]]
  const observed = observe(frames.get(input), name, wire.expressions(expressions))
  observations.set(observed.frame, observed)
  return [frames.add(observed.frame), frames.add(observed.metrics)]
}

/** The cells of the metrics; null while no action has computed the frame. */
function seenBy(frame: DataFrame): readonly Cell[] | null {
  const observed = observations.get(frame)
  const row = observed?.seen()
  if (observed === undefined || row === undefined) return null
  if (row === 'partly') {
    throw new UnsupportedError(
      'OBSERVATION',
      'Failed to get what was observed: the first action on the frame stopped before it had read all rows, as show(), first() and limit() do, and Spark measures those that were read by then',
      'Run an action that reads all of them first: count(), collect(), a write.',
    )
  }
  return observed.metrics.schema.fields.map(({ dataType }, i) => toCell(row[i] ?? null, dataType))
}

function showString(payload: Cell, context: OpContext): string {
  const [, numRows, truncate, vertical] = payload as readonly [Cell, number, number, boolean]
  return frameOf(payload, context).showString(numRows, truncate, vertical)
}

/** Raises what Spark raises for `df["name"]`. */
function resolveColumn(payload: Cell, context: OpContext): null {
  const [, name] = payload as readonly [Cell, string]
  const frame = frameOf(payload, context)
  frame.select(frame.col(name))
  return null
}

/** Raises Spark's error for a text that is no expression; what its names mean shows later. */
function checkExpression(payload: Cell, { session }: OpContext): null {
  try {
    parseExpression(String(payload), session.conf)
  } catch (error) {
    if (error instanceof SparkError && error.kind === 'ParseException') throw error
  }
  return null
}

const json = (type: DataType): unknown => typeToJson(type)

/** The operations behind the guest's pyspark. */
export const sparkOps: Ops = {
  frame: (payload, { session, frames, wire }) =>
    frames.add(new DataFrame(sessionOf(payload, frames) ?? session.session, wire.relation(payload))),
  new_session: (_, { session, number, sessions }) => sessions.addBeside(session.newSession(), number),
  session_of: (payload, context) => context.sessions.numberOf(frameOf(payload, context).session) ?? 0,
  sql: (payload, { session, frames, wire }) => {
    const { query, ...args } = payload as unknown as SqlPayload
    return frames.add(session.sqlFrame(String(query), wire.sqlArguments(args)))
  },
  release: (payload, { frames }) => frames.release(payload as readonly number[]),
  schema: (payload, context) => json(frameOf(payload, context).schema),
  tree_string: (payload, context) => treeString(frameOf(payload, context).schema),
  resolve_column: resolveColumn,
  collect: computing((payload, context) => rowCells(frameOf(payload, context))),
  partitions: computing((payload, context) => partitionCells(frameOf(payload, context))),
  count: computing((payload, context) => frameOf(payload, context).count()),
  is_empty: computing((payload, context) => frameOf(payload, context).isEmpty()),
  is_local: (payload, context) => isLocal(frameOf(payload, context)),
  input_files: (payload, context) => inputFiles(frameOf(payload, context)),
  semantic_hash: (payload, context) => semanticHash(frameOf(payload, context)),
  same_semantics: (payload, { frames }) => {
    const [one, other] = payload as readonly [number, number]
    return sameSemantics(frames.get(one), frames.get(other))
  },
  observe: observeFrame,
  observed: (payload, { frames }) => seenBy(frames.get(Number(payload))),
  keep: (payload, context) => {
    frameOf(payload, context).cache()
    return null
  },
  let_go: (payload, context) => {
    frameOf(payload, context).unpersist()
    return null
  },
  show: computing(showString),
  materialize: computing((payload, context) => {
    const frame = frameOf(payload, context)
    const { parts, doubt } = frame.partitions()
    // Of unknown partitions none are told.
    const slices = doubt === undefined ? parts.map((part) => part.length) : []
    if (slices.length !== 1)
      return context.frames.add(
        new SparkSession(frame.session).frame({
          kind: 'LocalRelation',
          schema: frame.schema,
          rows: parts.flat(),
          slices,
        }),
      )
    const { rows, from } = frame.traced()
    return context.frames.add(new SparkSession(frame.session).localFrame(frame.schema, rows, undefined, from))
  }),
  aggregate_numeric: aggregateNumeric,
  parse_type: (payload, { session }) => json(parseDeclaredSchema(String(payload), session.conf)),
  parse_data_type: (payload, { session }) => json(parseDataType(String(payload), session.conf)),
  parse_schema: (payload, { session }) => json(parseReaderSchema(String(payload), session.conf)),
  schema_text: (payload) => schemaText(String(payload)),
  check_expression: checkExpression,
  /** The text of a double as Java prints it. */
  double_text: (payload) => formatDouble(Number(payload)),
  version: (_, { session }) => session.version,
  now: (_, { session }) => Math.floor(Number(session.conf.now()) / 1000),
  ...catalogOps,
  ...ioOps,
}
