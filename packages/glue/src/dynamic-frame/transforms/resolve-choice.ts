import type { StructType } from '@dryfit/spark'
import { GlueError, JobError, notSupported } from '../../errors/glue-error.ts'
import { withArticle } from '../../errors/listing.ts'
import { placesOf } from '../computation.ts'
import { convert } from '../convert.ts'
import type { FrameCore, StageOptions } from '../frame-core.ts'
import { atomOfName, type GlueSchema, type GlueType } from '../glue-type.ts'
import { splitPath } from '../path.ts'
import { kindName } from '../rows.ts'
import { type AtomDataType, array, type Dynamic, type DynamicRecord, NULL, struct } from '../value.ts'

/** What to do about a column with several types: `cast:long`, `project:string`, `make_cols`, `make_struct`. */
export type ResolveAction = string

export interface ResolveChoiceOptions {
  readonly specs?: readonly (readonly [path: string, action: ResolveAction])[] | null
  /** One action for every choice of the frame; `match_catalog` takes the types of a catalog table. */
  readonly choice?: ResolveAction
  readonly database?: string | null
  readonly table_name?: string | null
}

interface Spec {
  /** Names, and `[]` for the elements of an array. */
  readonly steps: readonly string[]
  readonly action: Action
}

type Action =
  | { readonly kind: 'cast' | 'project'; readonly type: AtomDataType }
  | { readonly kind: 'make_cols' | 'make_struct' }

const ELEMENTS = '[]'

/**
 * Settles columns that hold several types, column by column (`specs`) or all in one way (`choice`).
 *
 * @throws JobError Glue's exception when both or neither of specs and choice are given
 */
export function resolveChoice(frame: FrameCore, options: ResolveChoiceOptions, stage: StageOptions = {}): FrameCore {
  const { specs = null, choice = '' } = options
  if (!specs && !choice)
    throw new JobError('builtins.Exception', 'Parameter specs and option are both missing, add one.')
  if (specs && choice)
    throw new JobError('builtins.Exception', 'Parameter specs and option are both specified, choose one.')
  if (specs) {
    const parsed = specs.map(([path, action]): Spec => ({ steps: stepsOf(path), action: actionOf(action) }))
    return frame.deriveEach((record) => parsed.reduce(resolved, record), stage)
  }
  const specFor = specsOfChoice(frame, options)
  return frame.derive((records) => {
    const found = choicePaths(frame.schema()).map(specFor)
    return { records: records.map((record) => found.reduce(resolved, record)), from: placesOf(records) }
  }, stage)
}

/** `myList[].price` as `myList`, `[]`, `price`. */
const stepsOf = (path: string): readonly string[] =>
  splitPath(path).flatMap((part) => (part.endsWith(ELEMENTS) ? [part.slice(0, -ELEMENTS.length), ELEMENTS] : [part]))

function actionOf(text: string): Action {
  const [kind = '', type] = text.split(':', 2)
  const name = kind.trim().toLowerCase()
  if (name === 'make_cols' || name === 'make_struct') return { kind: name }
  const atom = type === undefined ? undefined : atomOfName(type)
  if ((name === 'cast' || name === 'project') && atom !== undefined) return { kind: name, type: atom }
  throw new GlueError(
    'UNKNOWN_ACTION',
    `Failed to resolve a choice: ${JSON.stringify(text)} is no action. Write cast:<type>, project:<type>, make_cols or make_struct; as choice= also match_catalog.`,
  )
}

function specsOfChoice(frame: FrameCore, options: ResolveChoiceOptions): (steps: readonly string[]) => Spec {
  const { choice = '', database, table_name: table } = options
  if (choice.trim().toLowerCase() !== 'match_catalog') {
    const action = actionOf(choice)
    return (steps) => ({ steps, action })
  }
  if (!database || !table)
    throw new GlueError(
      'NO_CATALOG_TABLE',
      'Failed to resolve choices by match_catalog: database and table_name name the table whose types count. Pass both.',
    )
  const declared = frame.host.columnTypes(database, table)
  return (steps) => ({ steps, action: { kind: 'cast', type: catalogType(declared, steps, `${database}.${table}`) } })
}

function catalogType(declared: StructType, steps: readonly string[], table: string): AtomDataType {
  const [name = '', ...below] = steps
  const type = declared.fields.find((f) => f.name.toLowerCase() === name.toLowerCase())?.dataType
  const isAtom = type !== undefined && !['struct', 'array', 'map', 'void'].includes(type.kind)
  if (isAtom && below.length === 0) return type as AtomDataType
  throw notSupported(
    `resolve the choice ${steps.join('.')} by the type that ${table} declares`,
    `Name its type: resolveChoice(specs=[("${steps.join('.')}", "cast:string")]).`,
  )
}

/** The places of all choices of a frame. */
function choicePaths(schema: GlueSchema, above: readonly string[] = []): readonly (readonly string[])[] {
  return [...schema].flatMap(([name, type]) => pathsIn(type, [...above, name]))
}

function pathsIn(type: GlueType, path: readonly string[]): readonly (readonly string[])[] {
  switch (type.kind) {
    case 'choice':
      if (type.choices.some((c) => pathsIn(c, path).length > 0))
        throw notSupported(`resolve the choice inside the choice ${path.join('.')}`, 'Name both in specs.')
      return [path]
    case 'struct':
      return choicePaths(type.fields, path)
    case 'array':
      return pathsIn(type.element, [...path, ELEMENTS])
    case 'map':
      if (pathsIn(type.value, path).length > 0)
        throw notSupported(`resolve the choice inside the map ${path.join('.')}`, 'Convert the map with Spark first.')
      return []
    default:
      return []
  }
}

const resolved = (record: DynamicRecord, { steps, action }: Spec): DynamicRecord =>
  resolvedIn(record, steps, { action, at: steps.join('.') })

interface Resolution {
  readonly action: Action
  readonly at: string
}

function resolvedIn(record: DynamicRecord, steps: readonly string[], resolution: Resolution): DynamicRecord {
  const [name = '', ...below] = steps
  const value = record.get(name)
  if (value === undefined) return record
  if (below.length > 0) return new Map(record).set(name, resolvedBelow(value, below, resolution))
  if (resolution.action.kind !== 'make_cols') return new Map(record).set(name, resolvedValue(value, resolution))
  return new Map(
    [...record].flatMap(([key, v]): readonly (readonly [string, Dynamic])[] =>
      key !== name ? [[key, v]] : v.kind === 'null' ? [] : [[`${name}_${kindName(v)}`, v]],
    ),
  )
}

function resolvedBelow(value: Dynamic, steps: readonly string[], resolution: Resolution): Dynamic {
  const [first, ...below] = steps
  if (first !== ELEMENTS) return value.kind === 'struct' ? struct(resolvedIn(value.fields, steps, resolution)) : value
  if (value.kind !== 'array') return value
  return array(
    value.items.map((item) =>
      below.length === 0 ? resolvedValue(item, resolution) : resolvedBelow(item, below, resolution),
    ),
  )
}

/** One value under an action that keeps its place. */
function resolvedValue(value: Dynamic, { action, at }: Resolution): Dynamic {
  switch (action.kind) {
    case 'cast':
      return value.kind === 'atom' || value.kind === 'null' ? convert(value, action.type, at) : NULL
    case 'project':
      return projected(value, action.type, at)
    case 'make_struct':
      return value.kind === 'null' ? value : struct(new Map([[kindName(value), value]]))
    default:
      throw new GlueError(
        'NO_COLUMNS_IN_ARRAY',
        `Failed to resolve the choice ${at} by make_cols: the elements of an array are no columns. Use cast, project or make_struct.`,
      )
  }
}

/**
 * A value of the type stays. Of others, AWS's pages say both that they become null and that they are converted: only
 * where both come to null is the result known.
 */
function projected(value: Dynamic, type: AtomDataType, at: string): Dynamic {
  if (value.kind === 'atom' && value.type.kind === type.kind) return value
  if (value.kind !== 'atom' || convert(value, type, at).kind === 'null') return NULL
  throw new GlueError(
    'PROJECT_NOT_KNOWN',
    `Failed to project ${at}: it holds ${withArticle(kindName(value))} that converts to ${type.kind}, and whether Glue converts it or drops it is not known for sure. Use cast to convert, or make_cols to keep both apart.`,
  )
}
