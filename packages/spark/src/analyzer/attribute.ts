import type { Alias, AttributeReference, NamedExpression, ResolvedExpression } from '../resolved/expression.ts'
import type { StructField } from '../types/data-type.ts'

let lastId = 0

/** A fresh attribute id. */
export const nextId = (): number => {
  lastId += 1
  return lastId
}

export const attributeOf = (field: StructField, qualifier: readonly string[] = []): AttributeReference => ({
  kind: 'AttributeReference',
  id: nextId(),
  name: field.name,
  dataType: field.dataType,
  nullable: field.nullable,
  qualifier,
  metadata: field.metadata,
})

export function aliasOf(
  child: ResolvedExpression,
  name: string,
  metadata: Readonly<Record<string, unknown>> = metadataOf(child),
): Alias {
  return { kind: 'Alias', id: nextId(), name, child, dataType: child.dataType, nullable: child.nullable, metadata }
}

const metadataOf = (e: ResolvedExpression): Readonly<Record<string, unknown>> =>
  e.kind === 'AttributeReference' || e.kind === 'Alias' ? e.metadata : {}

/** The column that a named expression makes. */
export const toAttribute = (e: NamedExpression): AttributeReference =>
  e.kind === 'AttributeReference'
    ? e
    : {
        kind: 'AttributeReference',
        id: e.id,
        name: e.name,
        dataType: e.dataType,
        nullable: e.nullable,
        qualifier: [],
        metadata: e.metadata,
      }

/** An expression that prints as the caller wrote it. */
export const asWritten = (e: ResolvedExpression, name: string): AttributeReference => ({
  kind: 'AttributeReference',
  id: nextId(),
  name,
  dataType: e.dataType,
  nullable: e.nullable,
  qualifier: [],
  metadata: {},
})
