import type { RuntimeConf } from '../conf/runtime-conf.ts'
import type { Trace } from '../lineage/trace.ts'
import { parseSchema } from '../parser/data-type.ts'
import type { SqlArguments } from '../plan/command.ts'
import type { Relation } from '../plan/relation.ts'
import type { Compute } from '../session/computed.ts'
import { Session, type SessionOptions } from '../session/session.ts'
import type { StructType } from '../types/data-type.ts'
import { fromExternal, inferSchema, ownField } from '../types/external.ts'
import type { Integer } from '../types/integer.ts'
import type { Row } from '../types/value.ts'
import { Catalog } from './catalog.ts'
import { DataFrame } from './data-frame.ts'
import { DataFrameReader } from './reader.ts'
import { SparkContext } from './spark-context.ts'
import { type NamedFrame, type SqlValues, sqlText } from './sql-text.ts'
import { UDFRegistration } from './udf-registration.ts'

/** Rows as a test writes them: objects by column name, or lists of cells. */
export type RowInput = Readonly<Record<string, unknown>> | readonly unknown[]

/** A session with PySpark's entry points. */
export class SparkSession {
  readonly session: Session
  /** The application, one of all sessions that were made of one another. */
  readonly sparkContext: SparkContext

  constructor(options: SessionOptions | Session = {}, sparkContext?: SparkContext) {
    this.session = options instanceof Session ? options : new Session(options)
    this.sparkContext = sparkContext ?? new SparkContext(this.session)
  }

  /** Who prints it, or has a difference printed, sees what it is. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON()
  }
  toJSON(): string {
    return 'SparkSession'
  }

  /** A session over the same tables and global views, with settings, temporary views and functions of its own. */
  newSession(): SparkSession {
    return new SparkSession(this.session.newSession(), this.sparkContext)
  }

  get conf(): RuntimeConf {
    return this.session.conf
  }
  /** Views, tables, databases and functions. */
  get catalog(): Catalog {
    return new Catalog(this.session, (relation) => this.frame(relation))
  }
  /** Where functions are registered. */
  get udf(): UDFRegistration {
    return new UDFRegistration(this.session)
  }
  get read(): DataFrameReader<DataFrame> {
    return new DataFrameReader((relation, call) => new DataFrame(this.session, relation, call))
  }
  get version(): string {
    return this.conf.profile.spark
  }

  /** The frame that a plan describes. @throws SparkError what Spark's analyzer says of it */
  frame(relation: Relation): DataFrame {
    return new DataFrame(this.session, relation)
  }

  /**
   * A frame of given rows. Without a schema the columns and their types are taken from the objects.
   *
   * @param schema - a StructType, or DDL text (`'id int, name string'`)
   */
  createDataFrame(data: readonly RowInput[], schema?: StructType | string, origin?: string): DataFrame {
    const type =
      schema === undefined
        ? inferSchema(data as readonly Readonly<Record<string, unknown>>[])
        : typeof schema === 'string'
          ? parseSchema(schema, this.conf)
          : schema
    const rows = data.map((row, i) => rowOf(row, type, `row ${i}`))
    return this.localFrame(type, rows, origin)
  }

  /** A frame of rows that are engine values already. `from` tells what they were made of. */
  localFrame(schema: StructType, rows: readonly Row[], origin?: string, from?: Trace): DataFrame {
    const named = origin === undefined ? {} : { origin }
    return this.frame({ kind: 'LocalRelation', schema, rows, ...named, ...(from === undefined ? {} : { from }) })
  }

  /** A frame whose rows are made when its plan runs. */
  computedFrame(schema: StructType, compute: Compute, origin: string): DataFrame {
    return this.frame({ kind: 'ComputedRelation', schema, handle: this.session.computed(compute), origin })
  }

  range(start: Integer, end?: Integer, step: Integer = 1): DataFrame {
    return this.frame({ kind: 'Range', start: end === undefined ? 0 : start, end: end ?? start, step })
  }
  /**
   * The frame of a query, or of what a command answers.
   *
   * @param values - of the parameters: an object for `:name`, a list for `?`
   * @param frames - what stands in braces: `spark.sql('SELECT id FROM {orders} WHERE id = :id', { id: 1 }, { orders })`
   */
  sql(query: string, values: SqlValues = {}, frames: Readonly<Record<string, NamedFrame>> = {}): DataFrame {
    const { query: text, args } = sqlText(query, values, frames)
    return this.sqlFrame(text, args)
  }
  /** The same, of parameters that are expressions. */
  sqlFrame(query: string, args: SqlArguments): DataFrame {
    return new DataFrame(this.session, this.session.sql(query, args), 'spark.sql')
  }
  table(name: string): DataFrame {
    return new DataFrame(this.session, { kind: 'NamedTable', unparsedIdentifier: name }, 'spark.table')
  }
}

function rowOf(row: RowInput, schema: StructType, path: string): Row {
  const cells = Array.isArray(row)
    ? schema.fields.map((_, i) => (row as readonly unknown[])[i])
    : schema.fields.map((f) => ownField(row as Readonly<Record<string, unknown>>, f.name))
  return schema.fields.map((f, i) => fromExternal(cells[i], f.dataType, `${path}.${f.name}`))
}
