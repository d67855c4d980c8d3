import { schemaOf } from '../analyzer/attribute.ts'
import type { AnalyzerContext, ResolvedSource } from '../analyzer/context.ts'
import { Catalog } from '../catalog/catalog.ts'
import type { CatalogProvider } from '../catalog/provider.ts'
import { Views } from '../catalog/views.ts'
import type { CommandContext, CommandResult, Input } from '../commands/handler.ts'
import { runCommand } from '../commands/run.ts'
import { RuntimeConf } from '../conf/runtime-conf.ts'
import { withinDeadline } from '../errors/deadline.ts'
import { withinLimits } from '../errors/exhaustion.ts'
import { evaluate } from '../interpreter/compile.ts'
import type { Environment, Provenance } from '../interpreter/environment.ts'
import { execute } from '../interpreter/execute.ts'
import type { Batch } from '../lineage/lineage.ts'
import { requiredColumns } from '../interpreter/required-columns.ts'
import { parseDataType } from '../parser/data-type.ts'
import { parseExpression } from '../parser/expression.ts'
import { parseStatement } from '../parser/statement/index.ts'
import type { Command, SqlArguments } from '../plan/command.ts'
import type { DataSource, Relation } from '../plan/relation.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { IoEvent, Storage } from '../storage/storage.ts'
import { type Adopted, Plans } from './plans.ts'
import { Sources } from './sources.ts'

/** What a session is given from outside. Everything is optional: without a storage it reads no files. */
export interface SessionOptions {
  readonly conf?: Readonly<Record<string, string>>
  readonly storage?: Storage
  /** Where databases and tables are kept. */
  readonly tables?: CatalogProvider
  /** Milliseconds since the epoch: the world's clock. */
  readonly clock?: () => number
  /** Answers a source that is not one of Spark's own formats; undefined leaves it to them. */
  readonly openSource?: (source: DataSource) => ResolvedSource | undefined
  /** Told of every read and write that a job makes through Spark itself. */
  readonly onIo?: (event: IoEvent) => void
}

/** What sessions share that are made of one another. */
interface Shared {
  readonly globalViews: Views
  readonly plans: Plans
}

/** Settings, a catalog, a clock and a record, under which plans are analyzed and run and commands are done. */
export class Session {
  readonly conf: RuntimeConf
  readonly catalog: Catalog
  readonly #options: SessionOptions
  readonly #shared: Shared
  readonly #sources: Sources
  readonly #analyzer: AnalyzerContext
  readonly #commands: CommandContext

  constructor(options: SessionOptions = {}, shared: Shared = { globalViews: new Views(), plans: new Plans() }) {
    this.#options = options
    this.#shared = shared
    this.conf = new RuntimeConf(options.conf, options.clock)
    this.catalog = new Catalog(options.tables, shared.globalViews)
    const { storage, openSource } = options
    this.#sources = new Sources({ conf: this.conf, catalog: this.catalog, storage, openSource })
    this.#analyzer = this.#analyzerContext()
    this.#commands = {
      conf: this.conf,
      catalog: this.catalog,
      storage,
      input: (relation) => this.#input(relation),
      tell: (event) => this.#tell(event),
    }
  }

  /** A session over the same tables and shared views, with settings, views and functions of its own. */
  newSession(): Session {
    return new Session(this.#options, this.#shared)
  }

  /**
   * Gives the relation a name, so that its columns can be referred to, and analyzes it.
   *
   * @param call - how the job spelled it: the sources that the relation names are told to the record. Without it nothing
   * is: the relation is no doing of the job's.
   * @throws SparkError what Spark's analyzer says of it
   */
  adopt(relation: Relation, call?: string): Adopted {
    const adopt = (): Adopted => this.#shared.plans.adopt(relation, this.#analyzer)
    if (call === undefined) return adopt()
    const { value, opened } = this.#sources.watch(adopt)
    for (const read of opened) this.#tell({ direction: 'read', call, ...read })
    return value
  }

  run(resolved: ResolvedRelation, provenance?: Provenance): Batch {
    const required = requiredColumns(resolved)
    const environment = this.#environment(provenance)
    const whole = required === undefined ? environment : { ...environment, required }
    return withinLimits(() => withinDeadline('a Spark action', () => execute(resolved, whole)))
  }

  /** Does a command. @throws SparkError what Spark raises for it */
  execute(command: Command): CommandResult {
    return runCommand(command, this.#commands)
  }

  /** What a SQL text asks for: a query as it is, a command done and its answer as rows. */
  sql(text: string, args: SqlArguments = {}): Relation {
    const statement = parseStatement(text, this.conf, args)
    if (statement.kind === 'Query') return statement.relation
    return { kind: 'LocalRelation', ...this.execute(statement.command) }
  }

  /** Every read and write goes through here. */
  #tell(event: IoEvent): void {
    this.#options.onIo?.(event)
  }

  #input(relation: Relation): Input {
    const { resolved } = this.adopt(relation)
    return { schema: schemaOf(resolved.output), resolved, rows: () => this.run(resolved).rows }
  }

  #environment(provenance?: Provenance): Environment {
    return { conf: this.conf, now: this.conf.now(), ...(provenance === undefined ? {} : { provenance }) }
  }

  #analyzerContext(): AnalyzerContext {
    return {
      conf: this.conf,
      frameOutput: (planId) => this.#shared.plans.output(planId),
      findTable: (table) => this.#sources.find(table),
      findFunction: (name) => this.catalog.functions.find(name),
      currentDatabase: () => this.catalog.currentDatabase,
      openSource: (source) => this.#sources.open(source),
      parseExpression: (text) => parseExpression(text, this.conf),
      parseType: (text) => parseDataType(text, this.conf),
      evaluate: (e) => evaluate(e, this.#environment()),
      execute: (relation) => this.run(relation).rows,
    }
  }
}
