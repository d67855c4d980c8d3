import { UnsupportedError } from '../errors/unsupported-error.ts'
import { type Batch, concat, pick } from '../lineage/batch.ts'
import { isNothing } from '../optimizer/empty-relations.ts'
import { neededOf } from '../optimizer/prune-columns.ts'
import { idsOf } from '../optimizer/references.ts'
import {
  inputsOf,
  planOf,
  type Repartitioning,
  type ResolvedRelation,
  type Sample,
  type Sort,
} from '../resolved/relation.ts'
import { drawsNumbers, expressionsOf, isMoving, movesRows } from '../resolved/relation-expressions.ts'
import { INLINE_TABLE } from '../resolved/source.ts'
import { exists } from '../resolved/tree.ts'
import { fold, some } from '../trees/fold.ts'
import type { Integer } from '../types/integer.ts'
import type { Execution } from './environment.ts'
import { executionOf, run } from './execute.ts'
import { doubtful, idsIn, type Parting, rowsOf, type Under } from './parting.ts'
import { isUnionAll } from './relations/set-operation.ts'
import { repartitioned } from './repartition.ts'

/** Small files of which Spark takes no more into one partition: each counts as four MiB of its 128. */
const FILES_OF_A_PARTITION = 32

/** Settings by which Spark cuts files, and their defaults. */
const FILE_SETTINGS: readonly (readonly [name: string, known: string | undefined])[] = [
  ['spark.sql.files.maxPartitionBytes', '134217728b'],
  ['spark.sql.files.openCostInBytes', '4194304b'],
  ['spark.sql.files.minPartitionNum', undefined],
]

const DRAWING = new Set(['monotonically_increasing_id', 'spark_partition_id', 'rand', 'randn'])

/** Whether its rows may lie in several partitions. */
export const mayBeParted = (root: ResolvedRelation): boolean =>
  some(root, inputsOf, (node) => {
    switch (node.kind) {
      case 'Range':
        return (node.slices ?? 1) > 1
      case 'Rename':
        return (node.partitions?.count ?? 1) > 1 && node.partitions?.how !== 'merged'
      case 'SetOperation':
        return isUnionAll(node)
      case 'Scan':
        return (
          (node.source.kind === 'Local' && node.source.slices !== undefined) ||
          (node.source.kind === 'Computed' && node.source.of !== undefined && movesRows(planOf(node.source.of))) ||
          filesOf(node) > FILES_OF_A_PARTITION
        )
      default:
        return false
    }
  })

/** Whether rows come in another order than they were in, as they were sent to other tasks. */
export const isReordered = (root: ResolvedRelation): boolean =>
  some(root, inputsOf, (node) => {
    const { how = 'merged', count } = (node.kind === 'Rename' && node.partitions) || {}
    return SENT.has(how) && count !== 1
  })

const SENT: ReadonlySet<Repartitioning['how']> = new Set(['dealt', 'hashed', 'ranged'])

/** Whether what a row gets depends on the partition that it lies in. */
export const asksForPartitions = (root: ResolvedRelation): boolean =>
  some(root, inputsOf, (node) => node.kind === 'Sample' || isDrawing(node) || keepsBetweenRows(node))

const keepsBetweenRows = (node: ResolvedRelation): boolean =>
  node.kind === 'Generate' && node.generator.function.generateAll !== undefined

const isDrawing = (node: ResolvedRelation): boolean =>
  expressionsOf(node).some((e) => exists(e, (x) => x.kind === 'ScalarCall' && DRAWING.has(x.function.name)))

function filesOf(scan: ResolvedRelation): number {
  if (scan.kind !== 'Scan') return 0
  const { source } = scan
  return source.kind === 'Files' ? source.files.length : source.kind === 'Table' ? (source.files?.files.length ?? 0) : 0
}

/** Runs a plan partition by partition. @throws UnsupportedError where a row's number depends on a partition that is not known */
export function parted(root: ResolvedRelation, context: Execution): Parting {
  const environmentOf = executionOf(root, context)
  const needs = neededOf(root, idsOf(root.output))
  const shared = new Map<object, Parting>()
  const keyOf = (node: ResolvedRelation): object | undefined => (node.kind === 'Rename' ? node.sharedKey : undefined)
  return fold<ResolvedRelation, Parting>(root, {
    below: inputsOf,
    known: (node) => {
      const key = keyOf(node)
      return key && shared.get(key)
    },
    make: (node, inputs) => {
      const made = partingOf(node, inputs, { ...environmentOf(node), needed: needs.get(node) ?? idsOf(node.output) })
      const key = keyOf(node)
      if (key !== undefined) shared.set(key, made)
      return made
    },
  })
}

function partingOf(node: ResolvedRelation, inputs: readonly Parting[], environment: Under): Parting {
  const [input = NOTHING] = inputs
  if (input.doubt !== undefined && (node.kind === 'Sample' || isDrawing(node))) throw unknown(input.doubt)
  switch (node.kind) {
    case 'Scan':
    case 'Range':
      return source(node, environment)
    case 'Project':
    case 'Filter':
    case 'Expand':
    case 'Generate':
    case 'Sample':
      return narrow(node, input, environment)
    case 'Rename':
      return node.partitions === undefined ? { ...input } : repartitioned(node, input, environment)
    case 'Limit':
      if (node.isWithin === true) return { ...input, parts: firstOf(input.parts, node.count) }
      return node.count === 0 ? { parts: [], isNone: true } : { ...oneOf(node, inputs, environment), isSingle: true }
    case 'SetOperation':
      return isUnionAll(node) ? union(inputs) : shuffled(node, inputs, environment)
    case 'Sort':
      return sorted(node, input, environment)
    case 'Aggregate':
      if (node.grouping.length === 0) return { ...oneOf(node, inputs, environment), isSingle: true, isShuffled: true }
      return grouped(node, input, environment, idsIn(node.grouping))
    case 'Deduplicate':
      return grouped(
        node,
        input,
        environment,
        node.keys.map(({ id }) => id),
      )
    default:
      return shuffled(node, inputs, environment)
  }
}

const NOTHING: Parting = { parts: [] }

const unknown = (doubt: string): UnsupportedError =>
  new UnsupportedError(
    'PARTITIONS_UNKNOWN',
    `Failed to tell partitions apart: ${doubt}`,
    'Repartition the frame before, or leave out what depends on partitions.',
  )

function source(node: Extract<ResolvedRelation, { kind: 'Scan' | 'Range' }>, environment: Execution): Parting {
  if (isNothing(node)) return { parts: [], isNone: true }
  const batch = run(node, [], environment)
  if (node.kind === 'Range') {
    const { slices = 1 } = node
    if (batch.rows.length === 0) return { parts: [], isNone: true }
    const bound = (i: number): number => Math.floor((i * batch.rows.length) / slices)
    const parts = cut(
      batch,
      Array.from({ length: slices }, (_, i) => bound(i + 1) - bound(i)),
    )
    return slices === 1 ? { parts, isSingle: true } : { parts, by: node.output.map(({ id }) => id) }
  }
  if (node.source.kind === 'Local' && node.source.slices !== undefined) return sliced(batch, node.source.slices)
  if (node.source.kind === 'Computed' && node.source.of !== undefined)
    return kept(planOf(node.source.of), batch, environment)
  const isOfFiles = node.source.kind === 'Files'
  if (isOfFiles && filesOf(node) === 0) return { parts: [] }
  const set =
    filesOf(node) > 0 ? FILE_SETTINGS.find(([name, known]) => environment.conf.get(name) !== known) : undefined
  if (set !== undefined) return doubtful([batch], `${set[0]} says how Spark cuts files, which dryfit does not follow`)
  if (filesOf(node) <= FILES_OF_A_PARTITION) return { parts: [batch] }
  return doubtful([batch], `Spark reads ${filesOf(node)} files in partitions of its own choice`)
}

function sliced(batch: Batch, slices: readonly number[]): Parting {
  if (slices.reduce((sum, size) => sum + size, 0) === batch.rows.length) return { parts: cut(batch, slices) }
  return doubtful([batch], 'a checkpoint has those that the frame had')
}

/** Rows that are kept lie as those that they were made of: a shuffle of theirs is planned without the adaptive planner. */
function kept(of: ResolvedRelation, batch: Batch, environment: Execution): Parting {
  if (batch.rows.length === 0) return doubtful([batch], 'a kept frame without rows may be known as such')
  if (!movesRows(of)) return { parts: [batch] }
  const isPlanned = some(
    of,
    inputsOf,
    (node) => node.kind !== 'SetOperation' && node.kind !== 'Rename' && node.kind !== 'Range' && isMoving(node),
  )
  if (isPlanned || drawsNumbers(of))
    return doubtful([batch], 'a frame that is kept has those that Spark plans without its adaptive planner')
  const made = parted(of, environment)
  return made.parts.length > 1 ? { ...made, isPlaced: true } : made
}

/** The first rows of all, each in its partition. */
function firstOf(parts: readonly Batch[], count: number): readonly Batch[] {
  let left = count
  return parts.map((part) => {
    const size = Math.min(left, part.rows.length)
    left -= size
    return cut(part, [size])[0] ?? part
  })
}

function cut(batch: Batch, sizes: readonly number[]): readonly Batch[] {
  let from = 0
  return sizes.map((size) => {
    const first = from
    from += size
    return pick(
      batch,
      Array.from({ length: size }, (_, i) => first + i),
    )
  })
}

/** Row by row: each partition by itself. */
function narrow(node: ResolvedRelation, input: Parting, environment: Execution): Parting {
  const { beneath: _, mergedOf: __, by, ...kept } = input
  const parts = input.parts.map((part, partition) =>
    run(node.kind === 'Sample' ? seeded(node, partition) : node, [part], { ...environment, partition }),
  )
  // Rows of an inline table are filtered while Spark plans.
  const isInline = node.kind === 'Filter' && node.input.kind === 'Scan' && node.input.origin === INLINE_TABLE
  if (isInline && rowsOf({ parts }) === 0) return { parts: [], isNone: true }
  return { ...kept, parts, ...(by === undefined ? {} : { by: followed(node, by) }) }
}

const seeded = (node: Sample, partition: number): Sample => ({
  ...node,
  seed: BigInt(node.seed as Integer) + BigInt(partition),
})

/** The names that a projection gives to columns. */
const followed = (node: ResolvedRelation, by: readonly number[]): readonly number[] =>
  node.kind !== 'Project'
    ? by
    : node.expressions.flatMap((e) => {
        const child = e.kind === 'Alias' ? e.child : e
        return child.kind === 'AttributeReference' && by.includes(child.id) ? [e.id] : []
      })

function union(inputs: readonly Parting[]): Parting {
  const some = inputs.filter((each) => each.isNone !== true)
  if (some.length === 0) return { parts: [], isNone: true }
  const doubt = some.find((each) => each.doubt !== undefined)?.doubt
  const parts = some.flatMap((each) => each.parts)
  if (doubt !== undefined) return doubtful(parts, doubt)
  return { parts, ...(some.some((each) => each.isShuffled) && { isShuffled: true }) }
}

const oneOf = (
  node: ResolvedRelation,
  inputs: readonly Parting[],
  environment: Execution,
): { parts: readonly Batch[] } => ({
  parts: [
    run(
      node,
      inputs.map(({ parts }) => concat(parts)),
      environment,
    ),
  ],
})

function sorted(node: Sort, input: Parting, environment: Execution): Parting {
  if (node.isLocal === true) return { ...narrow(node, input, environment), beneath: input }
  const [first] = node.order
  const isKept =
    input.parts.length > 1 &&
    input.isShuffled !== true &&
    first?.child.kind === 'AttributeReference' &&
    first.direction === 'ascending' &&
    input.by?.includes(first.child.id) === true
  if (isKept) return input
  return { ...shuffled(node, [input], environment), beneath: input }
}

/** Of rows that lie by the keys already nothing is sent. */
function grouped(node: ResolvedRelation, input: Parting, environment: Execution, keys: readonly number[]): Parting {
  const { by, parts } = input
  if (parts.length > 1 && by !== undefined && input.doubt === undefined) {
    if (by.length > 0 && by.some((id) => keys.includes(id))) {
      if (by.length === 1 || by.every((id) => keys.includes(id)))
        return {
          parts: parts.map((part, partition) => run(node, [part], { ...environment, partition })),
          by,
          isShuffled: true,
        }
      return doubtful(
        [oneOf(node, [input], environment).parts[0] ?? { rows: [] }],
        'Spark may keep the partitions of the rows below',
      )
    }
    if (by.length === 0) return doubtful(oneOf(node, [input], environment).parts, 'the rows below lie by an expression')
  }
  if (rowsOf(input) === 0 && input.isSingle === true) return { ...oneOf(node, [input], environment), isSingle: true }
  return shuffled(node, [input], environment)
}

/** All in one: so few rows are brought together, whatever the number of reducers. */
function shuffled(node: ResolvedRelation, inputs: readonly Parting[], environment: Execution): Parting {
  const { parts } = oneOf(node, inputs, environment)
  const doubt = inputs.find((each) => each.doubt !== undefined)?.doubt ?? doubtOf(node, inputs, { parts }, environment)
  if (doubt !== undefined) return { parts, doubt, isShuffled: true }
  if (inputs.length === 1 && inputs.every((each) => rowsOf(each) === 0)) return { parts: [], isNone: true }
  return { parts, isShuffled: true }
}

function doubtOf(
  node: ResolvedRelation,
  inputs: readonly Parting[],
  made: Parting,
  { conf }: Execution,
): string | undefined {
  if (!conf.flag('spark.sql.adaptive.enabled'))
    return 'without spark.sql.adaptive.enabled Spark keeps as many as it has reducers'
  const isJoin = node.kind === 'Join' || node.kind === 'LateralJoin'
  if (isJoin && inputs.some(({ parts }) => parts.length > 1)) return 'what Spark knows of the size of a join decides it'
  if (inputs.length > 1 && rowsOf(made) === 0) return 'whether Spark finds out that there are no rows decides it'
  if (node.kind !== 'Aggregate' && rowsOf(made) === 0 && inputs.some((each) => each.isSingle))
    return 'whether Spark finds out that there are no rows decides it'
  return undefined
}

/** What is known of the partitions of a whole plan. */
export function known(made: Parting): Parting {
  const isEmptied = made.doubt === undefined && made.isShuffled === true && made.isNone !== true && rowsOf(made) === 0
  return isEmptied && made.parts.length <= 1 && made.beneath === undefined
    ? { ...made, doubt: 'all rows of a shuffle were left out, and Spark has as many as it had reducers' }
    : made
}
