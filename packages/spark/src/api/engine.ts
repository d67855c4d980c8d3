import { type AnalysisMemo, analyze } from '../analyzer/analyze.ts'
import type { AnalyzerContext, ResolvedSource } from '../analyzer/context.ts'
import { RuntimeConf } from '../conf/runtime-conf.ts'
import { withinDeadline } from '../errors/deadline.ts'
import { withinLimits } from '../errors/exhaustion.ts'
import { SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { openFiles } from '../formats/open.ts'
import { evaluate } from '../interpreter/compile.ts'
import type { Environment, Provenance } from '../interpreter/environment.ts'
import { execute } from '../interpreter/execute.ts'
import type { Batch } from '../interpreter/lineage.ts'
import { requiredColumns } from '../interpreter/required-columns.ts'
import { parseDataType } from '../parser/data-type.ts'
import { parseExpression } from '../parser/expression.ts'
import { parseStatement } from '../parser/statement/index.ts'
import type { DataSource, NamedTable, Relation } from '../plan/relation.ts'
import type { AttributeReference } from '../resolved/expression.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { IoEvent, Storage, TableCatalog, TableDescription } from '../storage/storage.ts'
import { type StructType, structType } from '../types/data-type.ts'

/** What an engine is given from outside. Everything is optional: without a storage it reads no files. */
export interface EngineOptions {
  readonly conf?: Readonly<Record<string, string>>
  readonly storage?: Storage
  readonly tables?: TableCatalog
  /** Milliseconds since the epoch: the world's clock. */
  readonly clock?: () => number
  /** Answers a source that is not one of Spark's own formats; undefined leaves it to them. */
  readonly openSource?: (source: DataSource) => ResolvedSource | undefined
  /** Told of every read and write that a job makes through Spark itself. */
  readonly onIo?: (event: IoEvent) => void
}

/** Analysis and execution under one set of settings, views and sources: what a session's frames share. */
export class Engine {
  readonly conf: RuntimeConf
  readonly storage: Storage | undefined
  readonly tables: TableCatalog | undefined
  readonly views = new Map<string, Relation>()
  readonly #onIo: ((event: IoEvent) => void) | undefined
  readonly #openOther: ((source: DataSource) => ResolvedSource | undefined) | undefined
  readonly #memo: AnalysisMemo = new WeakMap()
  readonly #outputs = new Map<number, readonly AttributeReference[]>()
  readonly #context: AnalyzerContext
  #lastPlanId = 0

  constructor(options: EngineOptions = {}) {
    this.conf = new RuntimeConf(options.conf, options.clock)
    this.storage = options.storage
    this.tables = options.tables
    this.#onIo = options.onIo
    this.#openOther = options.openSource
    this.#context = this.#makeContext()
  }

  /** Gives the relation an id of its own, so that its columns can be referred to, and analyzes it. */
  adopt(relation: Relation): { readonly relation: Relation; readonly resolved: ResolvedRelation } {
    this.#lastPlanId += 1
    const planId = this.#lastPlanId
    const named: Relation = Object.freeze({ ...relation, planId })
    const resolved = withinLimits(() => analyze(named, this.#context, this.#memo))
    this.#outputs.set(planId, resolved.output)
    return { relation: named, resolved }
  }

  run(resolved: ResolvedRelation, provenance?: Provenance): Batch {
    const required = requiredColumns(resolved)
    const environment = this.#environment(provenance)
    const whole = required === undefined ? environment : { ...environment, required }
    return withinLimits(() => withinDeadline('a Spark action', () => execute(resolved, whole)))
  }

  report(event: IoEvent): void {
    this.#onIo?.(event)
  }

  #environment(provenance?: Provenance): Environment {
    return { conf: this.conf, now: this.conf.now(), ...(provenance === undefined ? {} : { provenance }) }
  }

  #makeContext(): AnalyzerContext {
    return {
      conf: this.conf,
      frameOutput: (planId) => this.#outputs.get(planId),
      findTable: (parts, table) => this.#findTable(parts, table),
      openSource: (source) => this.#openSource(source),
      parseExpression: (text) => parseExpression(text, this.conf),
      parseQuery: (text) => parseStatement(text, this.conf),
      parseType: (text) => parseDataType(text, this.conf),
      evaluate: (e) => evaluate(e, this.#environment()),
      execute: (relation) => this.run(relation).rows,
      tableNames: () => [...this.views.keys(), ...(this.tables?.listTables(this.tables.currentDatabase()) ?? [])],
    }
  }

  #findTable(parts: readonly string[], table: NamedTable): Relation | ResolvedSource | undefined {
    const view = parts.length === 1 ? this.views.get((parts[0] ?? '').toLowerCase()) : undefined
    if (view !== undefined) return view
    const name = parts.at(-1) ?? ''
    const database = parts.length > 1 ? (parts.at(-2) ?? '') : (this.tables?.currentDatabase() ?? 'default')
    const found = this.tables?.findTable(database, name)
    if (found === undefined) return undefined
    return this.openTable(found, table.options)
  }

  /** The rows of a catalog table: those of the files at its location; none when nothing is there yet. */
  openTable(table: TableDescription, options: Readonly<Record<string, string>> = {}): ResolvedSource {
    const isKey = (name: string): boolean => table.partitionKeys.some((k) => k.toLowerCase() === name.toLowerCase())
    const empty = (this.storage?.list(table.location) ?? []).length === 0
    if (empty) return { schema: table.schema, origin: `${table.database}.${table.name}`, files: [], rows: () => [] }
    const source: DataSource = {
      kind: 'DataSource',
      format: table.format,
      schema: structType(table.schema.fields.filter((f) => !isKey(f.name))),
      options: { ...table.options, ...options },
      paths: [table.location],
    }
    const partitionSchema = structType(table.schema.fields.filter((f) => isKey(f.name)))
    return { ...this.#openSource(source, partitionSchema), origin: `${table.database}.${table.name}` }
  }

  #openSource(source: DataSource, partitionSchema?: StructType): ResolvedSource {
    const other = this.#openOther?.(source)
    if (other !== undefined) return other
    if (this.storage === undefined) {
      throw new UnsupportedError(
        'NO_STORAGE',
        `Failed to read ${source.paths.join(', ')}: this session has no storage`,
        'Create the session with a storage, or use the glue fixture of a dryfit test.',
      )
    }
    const context = {
      storage: this.storage,
      conf: this.conf,
      ...(partitionSchema === undefined ? {} : { partitionSchema }),
    }
    return withinDeadline('the reading of files', () => openFiles(source, context))
  }
}

export const illegalArgument = (message: string): SparkError => new SparkError('IllegalArgumentException', message)
