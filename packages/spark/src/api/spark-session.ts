import type { RuntimeConf } from '../conf/runtime-conf.ts'
import { parseSchema } from '../parser/data-type.ts'
import type { Relation } from '../plan/relation.ts'
import type { StructType } from '../types/data-type.ts'
import { fromExternal, inferSchema } from '../types/external.ts'
import type { Integer } from '../types/integer.ts'
import type { Row } from '../types/value.ts'
import { DataFrame } from './data-frame.ts'
import { Engine, type EngineOptions } from './engine.ts'
import { DataFrameReader } from './reader.ts'

/** Rows as a test writes them: objects by column name, or lists of cells. */
export type RowInput = Readonly<Record<string, unknown>> | readonly unknown[]

/** An engine with PySpark's entry points. */
export class SparkSession {
  readonly engine: Engine

  constructor(options: EngineOptions = {}) {
    this.engine = new Engine(options)
  }

  get conf(): RuntimeConf {
    return this.engine.conf
  }
  get read(): DataFrameReader<DataFrame> {
    return new DataFrameReader(this.engine, (relation) => this.frame(relation))
  }
  get version(): string {
    return '3.5.6'
  }

  /** The frame that a plan describes. @throws SparkError what Spark's analyzer says of it */
  frame(relation: Relation): DataFrame {
    return new DataFrame(this.engine, relation)
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
          ? parseSchema(schema)
          : schema
    const rows = data.map((row, i) => rowOf(row, type, `row ${i}`))
    return this.localFrame(type, rows, origin)
  }

  /** A frame of rows that are engine values already. */
  localFrame(schema: StructType, rows: readonly Row[], origin?: string): DataFrame {
    return this.frame({ kind: 'LocalRelation', schema, rows, ...(origin === undefined ? {} : { origin }) })
  }

  range(start: Integer, end?: Integer, step: Integer = 1): DataFrame {
    return this.frame({ kind: 'Range', start: end === undefined ? 0 : start, end: end ?? start, step })
  }
  sql(query: string): DataFrame {
    return this.frame({ kind: 'SQL', query })
  }
  table(name: string): DataFrame {
    return this.frame({ kind: 'NamedTable', unparsedIdentifier: name })
  }
}

function rowOf(row: RowInput, schema: StructType, path: string): Row {
  const cells = Array.isArray(row)
    ? schema.fields.map((_, i) => (row as readonly unknown[])[i])
    : schema.fields.map((f) => (row as Readonly<Record<string, unknown>>)[f.name])
  return schema.fields.map((f, i) => fromExternal(cells[i], f.dataType, `${path}.${f.name}`))
}
