import { analyze } from '../analyzer/analyze.ts'
import type { AnalyzerContext } from '../analyzer/context.ts'
import { Catalog } from '../catalog/catalog.ts'
import { MemoryProvider } from '../catalog/memory-provider.ts'
import type { CatalogProvider } from '../catalog/provider.ts'
import { Views } from '../catalog/views.ts'
import { type FileBelow, filesBelow, moveFiles, removeFiles } from '../commands/files.ts'
import type { CommandContext, CommandResult, Input } from '../commands/handler.ts'
import { runCommand } from '../commands/run.ts'
import { requireNoText, saveText, type TextToSave } from '../commands/save-text.ts'
import { requireStorage } from '../commands/write-operation.ts'
import type { Profile } from '../conf/profile.ts'
import { RuntimeConf } from '../conf/runtime-conf.ts'
import type { Connectors } from '../connectors/connectors.ts'
import type { Analyzed, Engine, Partitions, Provenance, Ran, RunContext } from '../engine/engine.ts'
import { withinDeadline } from '../errors/deadline.ts'
import { withinLimits } from '../errors/exhaustion.ts'
import { textSplits } from '../formats/text-splits.ts'
import { evaluate } from '../interpreter/compile.ts'
import type { Batch } from '../lineage/batch.ts'
import { type Trace, type TracedRows, traceOfInput } from '../lineage/trace.ts'
import { parseDataType } from '../parser/data-type.ts'
import { parseExpression } from '../parser/expression.ts'
import { parseStatement } from '../parser/statement/index.ts'
import { substituted } from '../parser/variables.ts'
import type { Command, SqlArguments } from '../plan/command.ts'
import type { ComputedHandle, Relation } from '../plan/relation.ts'
import { drawsNumbers } from '../resolved/relation-expressions.ts'
import { schemaOf } from '../resolved/schema.ts'
import type { IoEvent, Storage } from '../storage/storage.ts'
import type { Row } from '../types/value.ts'
import { BoundSettings } from './bound-settings.ts'
import { type Compute, Computed } from './computed.ts'
import { ENGINES, type EngineName } from './engines.ts'
import { type Keeper, KeptFrames, over } from './kept-frames.ts'
import { Plans } from './plans.ts'
import { Sources } from './sources.ts'

/** What a session is given from outside. Everything is optional: without a storage it reads no files. */
export interface SessionOptions {
  readonly conf?: Readonly<Record<string, string>>
  /** The version of Glue that it stands for. @defaultValue that of Glue 5.1 */
  readonly profile?: Profile
  readonly storage?: Storage
  /** What lies elsewhere than in files: `format("jdbc")`. @defaultValue nothing */
  readonly connectors?: Connectors
  /** Where databases and tables are kept. @defaultValue in memory */
  readonly tables?: CatalogProvider
  /** Milliseconds since the epoch: the world's clock. */
  readonly clock?: () => number
  /** What runs the plans: one of dryfit's engines by its name, or another. @defaultValue 'interpreter' */
  readonly engine?: EngineName | Engine
  /** Told of every read and write that a job makes through Spark itself. */
  readonly onIo?: (event: IoEvent) => void
}

/** What a query is told of its start. */
type Start = Pick<RunContext, 'now' | 'currentDatabase'>

/** What sessions share that are made of one another. */
interface Shared {
  readonly tables: CatalogProvider
  readonly globalViews: Views
  readonly plans: Plans
  readonly computed: Computed
  readonly kept: KeptFrames
}

const NONE: Partitions = { parts: [] }

const newShared = (): Shared => ({
  tables: new MemoryProvider(),
  globalViews: new Views(),
  plans: new Plans(),
  computed: new Computed(),
  kept: new KeptFrames(),
})

/** Settings, a catalog, a clock and a record, under which plans are analyzed and run and commands are done. */
export class Session {
  readonly conf: RuntimeConf
  readonly catalog: Catalog
  readonly #options: SessionOptions
  readonly #shared: Shared
  readonly #engine: Engine
  readonly #sources: Sources
  readonly #bound: BoundSettings
  readonly #analyzer: AnalyzerContext
  readonly #commands: CommandContext
  readonly #readRows: RunContext['readRows'] = (source, options) => this.#sources.read(source, options)
  /** When a frame first ran, and where: it is told the same again, as Spark keeps the plan that it made then. */
  readonly #started = new WeakMap<Relation, Start>()

  constructor(options: SessionOptions = {}, shared: Shared = newShared()) {
    this.#options = options
    this.#shared = shared
    this.conf = new RuntimeConf(options.conf, options.clock, options.profile)
    this.#bound = new BoundSettings(this.conf)
    this.catalog = new Catalog(options.tables ?? shared.tables, shared.globalViews, this.conf.profile)
    const { storage, connectors, engine = 'interpreter' } = options
    this.#engine = typeof engine === 'string' ? ENGINES[engine] : engine
    this.#sources = new Sources({
      conf: this.conf,
      catalog: this.catalog,
      storage,
      connectors,
      computed: shared.computed,
      schemaOf: (relation) => this.#input(relation).schema,
    })
    this.#analyzer = this.#analyzerContext()
    this.#commands = {
      conf: this.conf,
      catalog: this.catalog,
      storage,
      connectors,
      input: (relation, call) => this.#input(relation, call),
      tell: (event) => this.#tell(event),
      kept: {
        changed: (location) => shared.kept.changed(location, this.#sources),
        clear: () => shared.kept.clear(),
        keep: (view, isLazy) => this.#keepView(view, isLazy),
        letGo: (view) => {
          const plan = shared.plans.known(view)
          if (plan !== undefined) shared.kept.letGo(plan)
        },
      },
    }
  }

  /** The lines of text files, task by task as an RDD has them. @throws SparkError what Hadoop raises where they cannot be read */
  textSplits(paths: readonly string[], least: number): readonly (readonly string[])[] {
    return textSplits(paths, least, { storage: requireStorage(this.#options.storage, paths.join()), conf: this.conf })
  }

  /**
   * Writes the elements of an RDD where nothing is yet; without them it only asks for that.
   *
   * @throws SparkError as Hadoop raises it
   */
  saveText(path: string, text?: Omit<TextToSave, 'path'>): void {
    requireNoText(path, this.#options.storage)
    if (text !== undefined) saveText({ path, ...text }, this.#commands)
  }

  /** What Hadoop's file system lists, deletes and moves. */
  get files() {
    return {
      below: (path: string): readonly FileBelow[] => filesBelow(path, this.#commands),
      remove: (path: string): void => removeFiles(path, this.#commands),
      move: (from: string, to: string): void => moveFiles(from, to, this.#commands),
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
  adopt(relation: Relation, call?: string): Analyzed {
    const { plans } = this.#shared
    this.#bound.note(plans.next)
    const adopt = (): Analyzed => plans.adopt(relation, this.#analyzer)
    if (call === undefined) return adopt()
    const { value, opened } = this.#sources.watch(adopt)
    for (const read of opened) this.#tell({ direction: 'read', call, ...read })
    return value
  }

  /** Names rows that are made when a plan runs: for a ComputedRelation. */
  computed(compute: Compute): ComputedHandle {
    return this.#shared.computed.add(compute)
  }

  run(plan: Analyzed, provenance?: Provenance): Batch {
    return this.#run(this.#withKept(plan), provenance)
  }

  /** The rows of a plan by partition. */
  partitions(plan: Analyzed): Partitions {
    const whole = { relation: plan.relation, resolved: this.#shared.kept.withKept(plan.resolved) }
    if (this.#engine.partitions === undefined) return { parts: [this.#run(whole).rows] }
    const context = this.#runContext(whole)
    return withinLimits(() => withinDeadline('a Spark action', () => this.#engine.partitions?.(whole, context) ?? NONE))
  }

  /** The rows of a plan, and where they came from. */
  trace(plan: Analyzed): TracedRows {
    return this.#trace(this.#withKept(plan))
  }

  /** Keeps the rows of a frame from its next action on, for every plan that is made of it. */
  keep({ relation, resolved }: Analyzed): void {
    this.#shared.kept.keep(resolved, this.#keeper(relation))
  }

  /** Computes the rows of a frame anew for each action again. */
  letGo({ resolved }: Analyzed): void {
    this.#shared.kept.letGo(resolved)
  }

  /** Measures the rows of a frame, each time that an action computes them: `metrics` is a plan over that very frame. */
  observe({ relation, resolved }: Analyzed, metrics: Analyzed, told: (row: Row | 'partly') => void): void {
    this.#shared.kept.observe(resolved, this.#keeper(relation), (rows, most) => {
      if (rows.rows.length > most) return told('partly')
      const [row] = this.#run(
        over(
          metrics,
          resolved,
          this.computed(() => rows),
        ),
      ).rows
      if (row !== undefined) told(row)
    })
  }

  /** Whether a job asked to keep the rows of a view, or of the frame that it is of. */
  isKept(view: Relation): boolean {
    const plan = this.#shared.plans.known(view)
    return plan !== undefined && this.#shared.kept.has(plan)
  }

  /** One that draws numbers is another query each time: Spark finds no rows of it. */
  #keepView(view: Relation, isLazy: boolean): void {
    const plan = this.#shared.plans.ofView(view, this.#analyzer)
    if (view.planId === undefined && drawsNumbers(plan.resolved)) return
    this.keep(plan)
    if (!isLazy) this.run(plan)
  }

  /** Does a command. @throws SparkError what Spark raises for it */
  execute(command: Command): CommandResult {
    return runCommand(command, this.#commands)
  }

  /** What a SQL text asks for: a query as it is, a command done and its answer as rows. */
  sql(text: string, args: SqlArguments = {}): Relation {
    const statement = parseStatement(substituted(text, this.conf), this.conf, args)
    if (statement.kind === 'Query') return statement.relation
    return { kind: 'LocalRelation', ...this.execute(statement.command) }
  }

  /** Every read and write goes through here. */
  #tell(event: IoEvent): void {
    this.#options.onIo?.(event)
  }

  #input(relation: Relation, call?: string): Input {
    const { relation: adopted, resolved } = this.adopt(relation, call)
    // A command is a query of its own: it starts at its own time, however often the frame has run.
    const plan: Analyzed = { relation: { ...adopted }, resolved }
    return { schema: schemaOf(resolved.output), resolved, rows: () => this.#trace(this.#withKept(plan), true) }
  }

  #start({ relation }: Analyzed): Start {
    const known = this.#started.get(relation)
    if (known !== undefined) return known
    const start = { now: this.conf.now(), currentDatabase: this.catalog.currentDatabase }
    this.#started.set(relation, start)
    return start
  }

  #keeper(relation: Relation): Keeper {
    return {
      computed: (rows) => this.computed(rows),
      trace: (resolved) => this.#trace({ relation, resolved }),
    }
  }

  #withKept({ relation, resolved }: Analyzed): Analyzed {
    return { relation, resolved: this.#shared.kept.in(resolved) }
  }

  #run(plan: Analyzed, provenance?: Provenance, isWrite = false): Ran {
    const context = { ...this.#runContext(plan, provenance), isWrite }
    return withinLimits(() => withinDeadline('a Spark action', () => this.#engine.run(plan, context)))
  }

  #trace(plan: Analyzed, isWrite = false): TracedRows {
    const provenance: Provenance = { inputs: [] }
    const { rows, lineage, sizes } = this.#run(plan, provenance, isWrite)
    return { rows, sizes, from: lineage === undefined ? untold(this.#engine, plan, rows) : { ...provenance, lineage } }
  }

  #runContext(plan: Analyzed, provenance?: Provenance): RunContext {
    const { now, currentDatabase } = this.#start(plan)
    return {
      now,
      currentDatabase,
      conf: this.conf,
      confOf: this.#bound.of,
      readRows: this.#readRows,
      provenance,
    }
  }

  #analyzerContext(): AnalyzerContext {
    return {
      conf: this.conf,
      frameOutput: (planId) => this.#shared.plans.output(planId),
      findTable: (table) => this.#sources.find(table),
      findFunction: (name) => this.catalog.functions.find(name),
      findTableFunction: (name) => this.catalog.functions.findTable(name),
      currentDatabase: () => this.catalog.currentDatabase,
      openSource: (source) => this.#sources.open(source),
      parseExpression: (text) => parseExpression(substituted(text, this.conf), this.conf),
      parseType: (text) => parseDataType(text, this.conf),
      evaluate: (e) =>
        evaluate(e, { conf: this.conf, now: this.conf.now(), currentDatabase: this.catalog.currentDatabase }),
      analyzeInner: (relation, outer) => analyze(relation, { ...this.#analyzer, outer }, this.#shared.plans.apart()),
      analyzeAnew: (relation) => analyze(relation, this.#analyzer, this.#shared.plans.apart()),
      under: (settings, make) => this.#bound.ofView(settings, make),
      isKept: (plan) => this.#shared.kept.has(plan),
      execute: (plan) => this.run(plan).rows,
    }
  }
}

/** Rows of which the engine does not say where they came from: all that is known is what made them. */
function untold({ name }: Engine, { resolved }: Analyzed, rows: readonly Row[]): Trace {
  return traceOfInput({ name: `rows that the engine ${name} made`, schema: schemaOf(resolved.output), rows })
}
