import {
  bounded,
  type Cell,
  type commands,
  type DataType,
  expressionShapes,
  type expressions,
  type FieldKind,
  fromCell,
  pivotShape,
  type Row,
  relationShapes,
  type relations,
  type StructType,
  typeFromJson,
  type Value,
} from '@dryfit/spark'
import type { FrameHandles } from './frame-handles.ts'

type Expression = expressions.Expression
type Relation = relations.Relation
type Node = Readonly<Record<string, unknown>>

type Shape = Readonly<Record<string, FieldKind>>

const shapesOf = (table: Readonly<Record<string, Shape>>): ReadonlyMap<string, Shape> => new Map(Object.entries(table))

/** Kinds that no guest sends: the engine makes them, or SQL text does. */
const { SubqueryExpression: _s, ...sentExpressions } = expressionShapes
const {
  ComputedRelation: _c,
  DataSource: _d,
  InlineTable: _i,
  LateralJoin: _j,
  LateralView: _v,
  WithRelations: _w,
  ...sentRelations
} = relationShapes
const EXPRESSIONS = shapesOf(sentExpressions)
const RELATIONS = shapesOf(sentRelations)

/** Lets the engine call Python functions. */
export interface MakeFunctions {
  readonly user: (callback: number, outputType: DataType) => NonNullable<expressions.UserFunction['call']>
  readonly table: (callback: number, outputType: StructType) => NonNullable<expressions.UserTableFunction['run']>
}

/** The parameters of a SQL text, and the frames that it names, as the guest sends them. */
export interface SqlPayload {
  readonly query: Cell
  readonly named?: Cell
  readonly positional?: Cell
  readonly frames?: { readonly [name: string]: Cell }
}

/** Reads plans that the guest sends: JSON of plan/*.ts, frames by their handle, values as canonical cells. */
export class WireReader {
  readonly #frames: FrameHandles
  readonly #make: MakeFunctions

  constructor(frames: FrameHandles, make: MakeFunctions) {
    this.#frames = frames
    this.#make = make
  }

  relation(json: unknown): Relation {
    const node = json as Node
    if (typeof node.frame === 'number') return this.#frames.get(node.frame).relation
    const kind = String(node.kind)
    if (kind === 'LocalRelation') return this.#localRelation(node)
    const shape = RELATIONS.get(kind)
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
    const shape = EXPRESSIONS.get(kind)
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
      case 'identity':
        return this.#frames.planId(value as number)
      case 'pivot':
        return this.#read(value as Node, pivotShape)
      case 'frame':
        return this.#windowFrame(value as Node)
      case 'tableFunction':
        return this.tableFunction(value)
      case 'type':
        return typeFromJson(value)
      case 'naValues':
        return (value as readonly Node[]).map(naValue)
      case 'replacements':
        return (value as readonly { oldValue: Node; newValue: Node }[]).map((pair) => ({
          oldValue: naValue(pair.oldValue),
          newValue: naValue(pair.newValue),
        }))
      default:
        throw unknownKind('field', kind)
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
      call: this.#make.user(Number(node.callback), outputType),
    }
  }

  /** A Python table function as one of the engine. */
  tableFunction(json: unknown): expressions.UserTableFunction {
    const node = json as Node
    const outputType = typeFromJson(node.outputType) as StructType
    return {
      name: String(node.functionName),
      outputType,
      deterministic: node.deterministic === true,
      evalType: Number(node.evalType),
      command: Number(node.callback),
      run: this.#make.table(Number(node.callback), outputType),
    }
  }

  #windowFrame(node: Node): unknown {
    const boundary = (value: unknown): unknown =>
      typeof value === 'string' ? value : { value: this.expression((value as Node).value) }
    return { frameType: node.frameType, lower: boundary(node.lower), upper: boundary(node.upper) }
  }

  /** The parameters of a SQL text. */
  sqlArguments({ named, positional, frames }: Omit<SqlPayload, 'query'>): commands.SqlArguments {
    const relations = Object.entries(frames ?? {}).map(([name, handle]) => [name, this.relation(handle)] as const)
    return {
      frames: Object.fromEntries(relations),
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
    const { slices } = node as { readonly slices?: readonly number[] }
    return Object.freeze({ kind: 'LocalRelation', schema, rows, ...(slices === undefined ? {} : { slices }) })
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
  typeof value === 'object' && value !== null && 'kind' in value && EXPRESSIONS.has(String(value.kind))

const unknownKind = (what: string, kind: string): Error =>
  new Error(`Failed to read a plan from Python: unknown ${what} ${kind}. The guest and the bridge do not fit together.`)
