import type { Catalog } from '../catalog/catalog.ts'
import { parseName, quotedTable, SESSION_CATALOG, type TableName } from '../catalog/names.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { isFileName } from '../formats/registry.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { NameParts } from '../plan/name-parts.ts'
import type { Relation } from '../plan/relation.ts'
import { nodesBelow, type PlanNode, withBelow } from '../plan/walk.ts'

interface Owner {
  /** Absent: a view that goes with its session, which may read others. */
  readonly view?: TableName
  readonly catalog: Catalog
}

/**
 * The query of a view with every table named in full: it means the same wherever it is read.
 *
 * @throws SparkError INVALID_TEMP_OBJ_REFERENCE, RECURSIVE_VIEW
 */
export const lastingTables = (query: Relation, owner: Required<Owner>): Relation => rewritten(query, owner)

/**
 * That no view which a query reads, however deep, reads the temporary view that is to be replaced by it.
 *
 * @throws SparkError RECURSIVE_VIEW
 */
export function requireNoTemporaryCycle(query: Relation, view: NameParts, catalog: Catalog): void {
  const own = quoteName(view).toLowerCase()
  const seen = new Set<Relation>()
  const visit = (node: PlanNode, path: readonly string[]): void => {
    for (const text of tablesOf(node)) {
      const found = catalog.findView(parseName(text))
      if (found === undefined || seen.has(found.relation)) continue
      seen.add(found.relation)
      const newPath = [...path, quoteName(found.qualifier)]
      if (quoteName(found.qualifier).toLowerCase() === own)
        throw analysisError('RECURSIVE_VIEW', { viewIdent: quoteName(view), newPath: newPath.join(' -> ') })
      visit(found.relation, newPath)
    }
  }
  visit(query, [quoteName(view)])
}

/** The query of a temporary view: what is no view of the session is named in full. */
export const fullTables = (query: Relation, catalog: Catalog): Relation => rewritten(query, { catalog })

/** Whether a query reads by name. */
export const hasTables = (query: Relation): boolean => tablesOf(query).length > 0

function rewritten<N extends PlanNode>(node: N, owner: Owner): N {
  if (node.kind === 'NamedTable') return { ...node, unparsedIdentifier: inFull(node.unparsedIdentifier, owner) }
  if (owner.view !== undefined && node.kind === 'UnresolvedFunction') requireNoOwn(node.functionName, owner)
  return withBelow(node, (below) => rewritten(below, owner))
}

function inFull(text: string, { view, catalog }: Owner): string {
  const parts = parseName(text)
  if (catalog.findView(parts) !== undefined) {
    if (view === undefined) return text
    throw analysisError('INVALID_TEMP_OBJ_REFERENCE', {
      obj: 'VIEW',
      objName: quotedTable(view),
      tempObj: 'VIEW',
      tempObjName: quoteName(parts),
    })
  }
  const name = catalog.tableName(parts)
  if (catalog.findTable(name) === undefined && isFileName(parts)) return text
  if (view !== undefined) requireNoCycle(name, view, catalog)
  return quoteName([SESSION_CATALOG, name.database, name.name])
}

const isSame = (a: TableName, b: TableName): boolean => quotedTable(a).toLowerCase() === quotedTable(b).toLowerCase()

function requireNoCycle(name: TableName, view: TableName, catalog: Catalog): void {
  const definition = catalog.findTable(name)?.view
  if (isSame(name, view) && definition !== undefined) {
    throw analysisError('RECURSIVE_VIEW', {
      viewIdent: quotedTable(view),
      newPath: `${quotedTable(view)} -> ${quotedTable(view)}`,
    })
  }
  if (definition === undefined) return
  for (const inner of tablesOf(definition.query)) {
    const next = catalog.tableName(parseName(inner))
    if (!isSame(next, view)) requireNoCycle(next, view, catalog)
    else
      throw analysisError('RECURSIVE_VIEW', {
        viewIdent: quotedTable(view),
        newPath: [view, name, view].map(quotedTable).join(' -> '),
      })
  }
}

export const tablesOf = (node: PlanNode): readonly string[] =>
  node.kind === 'NamedTable' ? [node.unparsedIdentifier] : nodesBelow(node).flatMap(tablesOf)

function requireNoOwn(name: string, { catalog }: Owner): void {
  if (catalog.functions.find(name) === undefined) return
  throw new UnsupportedError(
    'VIEW_OF_OWN_FUNCTION',
    `Failed to create a view that calls ${name}: a view that stays cannot call a function of the session`,
    'Create a temporary view.',
  )
}
