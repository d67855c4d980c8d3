import {
  bounded,
  type Cell,
  type commands,
  type DataType,
  type expressions,
  fromCell,
  type Row,
  type relations,
  typeFromJson,
  type Value,
} from '@dryfit/spark'
import type { FrameHandles } from './frame-handles.ts'

type Expression = expressions.Expression
type Relation = relations.Relation
type Node = Readonly<Record<string, unknown>>

/** How a field of a node is read; a field that is not listed is taken as it is. */
type FieldKind =
  | 'expression'
  | 'expressions'
  | 'relation'
  | 'planId'
  | 'pivot'
  | 'frame'
  | 'type'
  | 'naValues'
  | 'replacements'
type Shape = Readonly<Record<string, FieldKind>>

const NONE: Shape = {}
const INPUT: Shape = { input: 'relation' }

// Kinds of plan/expression.ts. Literal, Cast and the Python function are read apart.
const EXPRESSIONS: Readonly<Record<string, Shape>> = {
  UnresolvedAttribute: { planId: 'planId' },
  UnresolvedFunction: { arguments: 'expressions' },
  ExpressionString: NONE,
  UnresolvedStar: NONE,
  UnresolvedRegex: { planId: 'planId' },
  Alias: { expr: 'expression' },
  SortOrder: { child: 'expression' },
  Window: { windowFunction: 'expression', partitionSpec: 'expressions', orderSpec: 'expressions', frameSpec: 'frame' },
  LambdaFunction: { function: 'expression', arguments: 'expressions' },
  UnresolvedNamedLambdaVariable: NONE,
  UnresolvedExtractValue: { child: 'expression', extraction: 'expression' },
  UpdateFields: { structExpression: 'expression', valueExpression: 'expression' },
}

// Kinds of plan/relation.ts. LocalRelation is read apart.
const RELATIONS: Readonly<Record<string, Shape>> = {
  NamedTable: NONE,
  Range: NONE,
  Project: { input: 'relation', expressions: 'expressions' },
  Filter: { input: 'relation', condition: 'expression' },
  Join: { left: 'relation', right: 'relation', joinCondition: 'expression' },
  SetOperation: { leftInput: 'relation', rightInput: 'relation' },
  Sort: { input: 'relation', order: 'expressions' },
  Limit: INPUT,
  Offset: INPUT,
  Tail: INPUT,
  Aggregate: {
    input: 'relation',
    groupingExpressions: 'expressions',
    aggregateExpressions: 'expressions',
    pivot: 'pivot',
  },
  SubqueryAlias: INPUT,
  Repartition: INPUT,
  RepartitionByExpression: { input: 'relation', partitionExprs: 'expressions' },
  Sample: INPUT,
  Deduplicate: INPUT,
  WithColumns: { input: 'relation', aliases: 'expressions' },
  WithColumnsRenamed: INPUT,
  Drop: { input: 'relation', columns: 'expressions' },
  ToDF: INPUT,
  ToSchema: { input: 'relation', schema: 'type' },
  Unpivot: { input: 'relation', ids: 'expressions', values: 'expressions' },
  NAFill: { input: 'relation', values: 'naValues' },
  NADrop: INPUT,
  NAReplace: { input: 'relation', replacements: 'replacements' },
  Hint: INPUT,
}

/** Lets the engine call a Python function. */
export type MakeUserFunction = (callback: number, outputType: DataType) => NonNullable<expressions.UserFunction['call']>

/** Reads plans that the guest sends: JSON of plan/*.ts, frames by their handle, values as canonical cells. */
export class WireReader {
  readonly #frames: FrameHandles
  readonly #makeUserFunction: MakeUserFunction

  constructor(frames: FrameHandles, makeUserFunction: MakeUserFunction) {
    this.#frames = frames
    this.#makeUserFunction = makeUserFunction
  }

  relation(json: unknown): Relation {
    const node = json as Node
    if (typeof node.frame === 'number') return this.#frames.get(node.frame).relation
    const kind = String(node.kind)
    if (kind === 'LocalRelation') return this.#localRelation(node)
    const shape = RELATIONS[kind]
    if (shape === undefined) throw unknownKind('relation', kind)
    return Object.freeze(this.#read(node, shape)) as unknown as Relation
  }

  readonly expression = bounded<object, Expression>({
    below: (json) => Object.values(json).flatMap(expressionsIn),
    compute: (json) => this.#expression(json as Node),
  }) as (json: unknown) => Expression

  #expression(node: Node): Expression {
    const kind = String(node.kind)
    if (kind === 'Literal') return this.#literal(node)
    if (kind === 'Cast') return this.#cast(node)
    if (kind === 'CommonInlineUserDefinedFunction') return this.#userFunction(node)
    const shape = EXPRESSIONS[kind]
    if (shape === undefined) throw unknownKind('expression', kind)
    return Object.freeze(this.#read(node, shape)) as unknown as Expression
  }

  expressions(json: unknown): readonly Expression[] {
    return (json as readonly unknown[]).map((item) => this.expression(item))
  }

  #read(node: Node, shape: Shape): Record<string, unknown> {
    const made: Record<string, unknown> = { ...node }
    for (const field in shape) {
      const kind = shape[field]
      const value = node[field]
      if (kind !== undefined && value !== undefined) made[field] = this.#field(kind, value)
    }
    return made
  }

  #field(kind: FieldKind, value: unknown): unknown {
    switch (kind) {
      case 'expression':
        return this.expression(value)
      case 'expressions':
        return this.expressions(value)
      case 'relation':
        return this.relation(value)
      case 'planId':
        return this.#frames.planId(value as number)
      case 'pivot':
        return this.#read(value as Node, { col: 'expression', values: 'expressions' })
      case 'frame':
        return this.#windowFrame(value as Node)
      case 'type':
        return typeFromJson(value)
      case 'naValues':
        return (value as readonly Node[]).map(naValue)
      case 'replacements':
        return (value as readonly { oldValue: Node; newValue: Node }[]).map((pair) => ({
          oldValue: naValue(pair.oldValue),
          newValue: naValue(pair.newValue),
        }))
    }
  }

  #literal(node: Node): Expression {
    const { dataType, value } = naValue(node)
    return Object.freeze({ kind: 'Literal', dataType, value })
  }

  /** DDL text stays text, so that the analyzer raises Spark's error for a bad one. */
  #cast(node: Node): Expression {
    const type = node.dataType === undefined ? String(node.type) : typeFromJson(node.dataType)
    return Object.freeze({ kind: 'Cast', expr: this.expression(node.expr), type })
  }

  #userFunction(node: Node): Expression {
    const args = this.expressions(node.arguments)
    return Object.freeze({
      kind: 'CommonInlineUserDefinedFunction',
      function: this.sessionFunction(node),
      arguments: args,
    })
  }

  /** A Python function as one of the engine. */
  sessionFunction(json: unknown): expressions.UserFunction {
    const node = json as Node
    const outputType = typeFromJson(node.outputType)
    return {
      name: String(node.functionName),
      outputType,
      nullable: true,
      deterministic: node.deterministic === true,
      evalType: Number(node.evalType),
      command: Number(node.callback),
      call: this.#makeUserFunction(Number(node.callback), outputType),
    }
  }

  #windowFrame(node: Node): unknown {
    const boundary = (value: unknown): unknown =>
      typeof value === 'string' ? value : { value: this.expression((value as Node).value) }
    return { frameType: node.frameType, lower: boundary(node.lower), upper: boundary(node.upper) }
  }

  /** The parameters of a SQL text. */
  sqlArguments(named: unknown, positional: unknown): commands.SqlArguments {
    return {
      ...(named == null
        ? {}
        : { named: Object.fromEntries(Object.entries(named as Node).map(([n, v]) => [n, this.expression(v)])) }),
      ...(positional == null ? {} : { positional: this.expressions(positional) }),
    }
  }

  #localRelation(node: Node): Relation {
    const schema = typeFromJson(node.schema)
    if (schema.kind !== 'struct') throw unknownKind('schema', schema.kind)
    const rows = (node.rows as readonly (readonly Cell[])[]).map(
      (cells): Row => schema.fields.map((field, i) => fromCell(cells[i] ?? null, field.dataType)),
    )
    return Object.freeze({ kind: 'LocalRelation', schema, rows })
  }
}

function naValue(node: Node): { readonly dataType: DataType; readonly value: Value } {
  const dataType = typeFromJson(node.dataType)
  return { dataType, value: fromCell(node.value as Cell, dataType) }
}

/** Those that stand in a field directly: deep chains hang on these. */
const expressionsIn = (value: unknown): readonly object[] =>
  Array.isArray(value) ? value.filter(isExpression) : isExpression(value) ? [value] : []

const isExpression = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'kind' in value && String(value.kind) in EXPRESSIONS

const unknownKind = (what: string, kind: string): Error =>
  new Error(`Failed to read a plan from Python: unknown ${what} ${kind}. The guest and the bridge do not fit together.`)
