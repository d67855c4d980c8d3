import { UnsupportedError } from '../errors/unsupported-error.ts'
import type * as plan from '../plan/expression.ts'
import type { AttributeReference, ResolvedExpression } from '../resolved/expression.ts'
import { FILE_CALLS, METADATA_FIELD } from '../resolved/file-columns.ts'
import type { ResolvedRelation, Scan } from '../resolved/relation.ts'
import type { ScanSource } from '../resolved/source.ts'
import { LongType, StringType, structField } from '../types/data-type.ts'
import { attributeOf } from './attribute.ts'
import type { AnalyzerContext } from './context.ts'

/** The columns that Spark gives of each row's file where a job names them; none of what is no file. */
export function fileColumns(source: ScanSource, qualifier: readonly string[]): readonly AttributeReference[] {
  if (source.kind !== 'Files' && !(source.kind === 'Table' && source.files !== undefined)) return []
  const calls = FILE_CALLS.map((name) =>
    attributeOf(structField(name, name === 'input_file_name()' ? StringType : LongType, false)),
  )
  return [attributeOf(METADATA_FIELD, qualifier), ...calls]
}

const FILE_NAMES: ReadonlySet<string> = new Set([METADATA_FIELD.name, ...FILE_CALLS])

/** Whether a hidden column is one of a file's: only its own name leads to it. */
export const isOfFile = ({ name }: AttributeReference): boolean => FILE_NAMES.has(name)

const isCall = ({ name }: AttributeReference): boolean => (FILE_CALLS as readonly string[]).includes(name)

/** Those of a file's columns that the node shows to the ones above it. */
export function fileColumnsBelow(relation: ResolvedRelation): readonly AttributeReference[] {
  switch (relation.kind) {
    case 'Scan':
      return relation.hidden ?? []
    case 'Project':
    case 'Filter':
    case 'Sort':
    case 'Sample':
      return fileColumnsBelow(relation.input)
    case 'Rename': {
      const qualifier = relation.output[0]?.qualifier ?? []
      return fileColumnsBelow(relation.input).map((a) => (isCall(a) ? a : { ...a, qualifier }))
    }
    default:
      return []
  }
}

/** Those of them that stand for `input_file_name()` and its kin. */
export const fileCallsBelow = (relation: ResolvedRelation): readonly AttributeReference[] =>
  fileColumnsBelow(relation).filter(isCall)

/** The scan with those of its hidden columns that are missing. */
export function withFileColumns(scan: Scan, missing: readonly AttributeReference[]): Scan {
  const columns = missing.map((a) => ({
    field: structField(a.name, a.dataType, a.nullable),
    isPartition: false,
    isOfFile: true,
  }))
  const { source } = scan
  const output = [...scan.output, ...missing]
  if (source.kind === 'Files')
    return { ...scan, output, source: { ...source, columns: [...source.columns, ...columns] } }
  if (source.kind !== 'Table' || source.files === undefined) return scan
  const files = { ...source.files, columns: [...source.files.columns, ...columns] }
  return { ...scan, output, source: { ...source, files } }
}

/** Where the rows of a node come from, as a task sees it: a file, none, or Spark's plan decides. */
function fileOf(relation: ResolvedRelation, context: Pick<AnalyzerContext, 'isKept'>): 'a file' | 'none' | 'unknown' {
  if (context.isKept(relation)) return 'none'
  switch (relation.kind) {
    case 'Scan':
      if (relation.hidden !== undefined && relation.hidden.length > 0) return 'a file'
      return relation.source.kind === 'Computed' ? 'unknown' : 'none'
    case 'Project':
    case 'Filter':
    case 'Sample':
      return fileOf(relation.input, context)
    case 'Rename':
      return relation.isShuffle === true ? 'none' : fileOf(relation.input, context)
    case 'Range':
    case 'Sort':
    case 'Aggregate':
    case 'Window':
    case 'Deduplicate':
      return 'none'
    default:
      return 'unknown'
  }
}

/**
 * What `input_file_name()` and its kin mean over an input; undefined for another call, and where no row has a file: the function
 * itself answers that. A shuffle takes the file away.
 *
 * @throws UnsupportedError where Spark's physical plan decides
 */
export function fileCall(
  e: plan.UnresolvedFunction,
  {
    input,
    context,
  }: { readonly input?: ResolvedRelation | undefined; readonly context: Pick<AnalyzerContext, 'isKept'> },
): ResolvedExpression | undefined {
  const name = FILE_CALLS.find((call) => call === `${e.functionName.toLowerCase()}()`)
  if (name === undefined || e.arguments.length > 0) return undefined
  const place = input === undefined ? 'unknown' : fileOf(input, context)
  if (place === 'none') return undefined
  const found = input === undefined ? undefined : fileColumnsBelow(input).find((a) => a.name === name)
  if (place === 'a file' && found !== undefined) return found
  throw new UnsupportedError(
    'FILE_OF_ROW',
    `Failed to analyze ${name}: above a join, a union or a limit it depends on how Spark runs the plan`,
    'Call it on the frame that reads the files, with withColumn.',
  )
}
