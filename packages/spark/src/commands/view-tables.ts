import type { Catalog } from '../catalog/catalog.ts'
import { parseName, quotedTable, SESSION_CATALOG, type TableName } from '../catalog/names.ts'
import { analysisError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { quoteName } from '../lexer/quoting.ts'
import type { Relation } from '../plan/relation.ts'

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
export const lastingTables = (query: Relation, owner: Required<Owner>): Relation => rewritten(query, owner) as Relation

/** The query of a temporary view: what is no view of the session is named in full. */
export const fullTables = (query: Relation, catalog: Catalog): Relation => rewritten(query, { catalog }) as Relation

/** Whether a query reads by name. */
export const hasTables = (query: Relation): boolean => tablesOf(query).length > 0

/** Plans are trees of plain objects: tables may stand in any part of one, in subqueries too. */
function rewritten(node: unknown, owner: Owner): unknown {
  if (Array.isArray(node)) return node.map((each) => rewritten(each, owner))
  if (!isPlain(node)) return node
  if (node['kind'] === 'NamedTable')
    return { ...node, unparsedIdentifier: inFull(String(node['unparsedIdentifier']), owner) }
  if (owner.view !== undefined && node['kind'] === 'UnresolvedFunction') requireNoOwn(node['functionName'], owner)
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rewritten(value, owner)]))
}

const isPlain = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null && Object.getPrototypeOf(node) === Object.prototype

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

function tablesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(tablesOf)
  if (!isPlain(node)) return []
  if (node['kind'] === 'NamedTable') return [String(node['unparsedIdentifier'])]
  return Object.values(node).flatMap(tablesOf)
}

function requireNoOwn(name: unknown, { catalog }: Owner): void {
  if (typeof name !== 'string' || catalog.functions.find(name) === undefined) return
  throw new UnsupportedError(
    'VIEW_OF_OWN_FUNCTION',
    `Failed to create a view that calls ${name}: a view that stays cannot call a function of the session`,
    'Create a temporary view.',
  )
}
