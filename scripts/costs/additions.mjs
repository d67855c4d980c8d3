// Dry additions: the least that makes a new member of a kind work. An edit puts text before an anchor of a file, or makes a
// file; the first is what an author begins with. A proof is a program that needs the addition.

/** @typedef {readonly [file: string, text: string, before?: string]} Edit */
/**
 * @typedef {object} Addition
 * @property {string} name
 * @property {number} wanted what it may cost: the plan of the house
 * @property {readonly Edit[]} edits
 * @property {readonly string[]} [data] files of cases and documented facts, which an addition brings along
 * @property {readonly string[]} [derived] programs that write what is derived of it
 * @property {string} [proof]
 */

const SPARK = 'packages/spark/src'
const GUEST = 'packages/python/guest'

/** @type {readonly Addition[]} */
export const additions = [
  {
    name: 'a Spark function',
    wanted: 2,
    edits: [
      [
        `${SPARK}/functions/misc.ts`,
        `  scalar({
    name: 'dry_addition',
    summary: 'Returns one.',
    params: [],
    returns: StringType,
    nullable: false,
    kernel: () => () => 'one',
  }),
`,
        "  constant('current_catalog'",
      ],
    ],
    data: ['fixtures/golden/functions/misc.json'],
    proof: `import { SparkSession } from '@dryfit/spark'
if (new SparkSession().sql('SELECT dry_addition()').rows()[0]?.[0] !== 'one') throw new Error('no such function')`,
  },
  {
    name: 'a relation kind, with a node of its own that runs',
    wanted: 6,
    edits: [
      [
        `${SPARK}/plan/relation.ts`,
        "export interface Sketch extends Common {\n  readonly kind: 'Sketch'\n  readonly input: Relation\n}\n\nexport type Relation =\n  | Sketch",
        'export type Relation =',
      ],
      [`${SPARK}/plan/shape.ts`, '  Sketch: input,\n', '  Hint: input,'],
      [
        `${SPARK}/analyzer/relations/sketch.ts`,
        `import type { Sketch } from '../../plan/relation.ts'
import { type Handler, onlyInput, planIdsOf } from './handler.ts'

export const sketch: Handler<Sketch> = (relation, inputs) => {
  const input = onlyInput(inputs)
  return { kind: 'Sketch', input, output: input.output, planIds: planIdsOf(relation) }
}
`,
      ],
      [
        `${SPARK}/analyzer/analyze.ts`,
        "    case 'Sketch':\n      return sketch(relation, [below(relation.input)], context)\n",
        "    case 'Limit':",
      ],
      [
        `${SPARK}/analyzer/analyze.ts`,
        "import { sketch } from './relations/sketch.ts'\n",
        "import { sort } from './relations/sort.ts'",
      ],
      [
        `${SPARK}/resolved/relation.ts`,
        "export interface Sketch extends Common {\n  readonly kind: 'Sketch'\n  readonly input: ResolvedRelation\n}\n\nexport type ResolvedRelation =\n  | Sketch",
        'export type ResolvedRelation =',
      ],
      [`${SPARK}/interpreter/execute.ts`, "    case 'Sketch':\n      return input\n", "    case 'Sample':"],
    ],
    proof: `import { DataFrame, SparkSession } from '@dryfit/spark'
const frame = new SparkSession().createDataFrame([{ a: 1 }])
if (new DataFrame(frame.session, { kind: 'Sketch', input: frame.relation }).count() !== 1) throw new Error('no such relation')`,
  },
  {
    name: 'an expression kind, with a node of its own that runs',
    wanted: 6,
    edits: [
      [
        `${SPARK}/plan/expression.ts`,
        "export interface Doodle extends Placed {\n  readonly kind: 'Doodle'\n  readonly child: Expression\n}\n\nexport type Expression =\n  | Doodle",
        'export type Expression =',
      ],
      [`${SPARK}/plan/shape.ts`, "  Doodle: { child: 'expression' },\n", "  SortOrder: { child: 'expression' },"],
      [
        `${SPARK}/resolved/expression.ts`,
        "export interface Doodle {\n  readonly kind: 'Doodle'\n  readonly child: ResolvedExpression\n  readonly dataType: DataType\n  readonly nullable: boolean\n}\n\nexport type ResolvedExpression =\n  | Doodle",
        'export type ResolvedExpression =',
      ],
      [
        `${SPARK}/analyzer/expression.ts`,
        "    case 'Doodle': {\n      const child = unalias(resolve(e.child))\n      return { kind: 'Doodle', child, dataType: child.dataType, nullable: child.nullable }\n    }\n",
        "    case 'SortOrder':\n      return resolveSortOrder(e, scope)",
      ],
      [
        `${SPARK}/resolved/kinds.ts`,
        "  Doodle: {\n    ...oneChild,\n    key: (_, children) => `doodle(${children.join(',')})`,\n    pretty: (e, text) => text(e.child),\n    isConstant: always,\n  },\n",
        '  SortOrder: {',
      ],
      [`${SPARK}/interpreter/compile.ts`, "    case 'Doodle':\n", "    case 'SortOrder':"],
    ],
    proof: `import { Column, F, SparkSession } from '@dryfit/spark'
const frame = new SparkSession().createDataFrame([{ a: 1 }])
frame.select(new Column({ kind: 'Doodle', child: F.col('a').expr })).count()
if (frame.select(new Column({ kind: 'Doodle', child: F.col('a').expr })).rows().length !== 1) throw new Error('no such expression')`,
  },
  {
    name: 'a SQL statement, with a command of its own',
    wanted: 4,
    edits: [
      [
        `${SPARK}/plan/command.ts`,
        "export interface Scribble {\n  readonly kind: 'Scribble'\n}\n\nexport type Command =\n  | Scribble",
        'export type Command =',
      ],
      [
        `${SPARK}/commands/session.ts`,
        'const scribble: Handler<Scribble> = () => undefined\n\n',
        '/** What changes and tells settings and functions of the session. */',
      ],
      [
        `${SPARK}/commands/session.ts`,
        "import type { Scribble } from '../plan/command.ts'\n",
        'import type { GetConf,',
      ],
      [`${SPARK}/commands/session.ts`, '  Scribble: scribble,\n', '  SetConf: setConf,'],
      [
        `${SPARK}/parser/statement/set.ts`,
        "const scribble: StatementParser = (cursor) => {\n  cursor.advance()\n  return command({ kind: 'Scribble' })\n}\n\n",
        '/** Statements about settings. */',
      ],
      [`${SPARK}/parser/statement/set.ts`, 'SCRIBBLE: scribble, ', 'SET: set,'],
    ],
    data: ['fixtures/catalog/<statements>.json'],
    proof: `import { SparkSession } from '@dryfit/spark'
new SparkSession().sql('SCRIBBLE')`,
  },
  {
    name: 'a file format that Spark and Glue read',
    wanted: 3,
    edits: [
      [
        `${SPARK}/formats/dry.ts`,
        "import type { FileFormat } from './format.ts'\nimport { textFormat } from './text.ts'\n\nexport const dryFormat: FileFormat = { ...textFormat, name: 'dry', extension: '.dry' }\n",
      ],
      [`${SPARK}/formats/registry.ts`, '  dry: dryFormat,\n', '  csv: csvFormat,'],
      [`${SPARK}/formats/registry.ts`, "import { dryFormat } from './dry.ts'\n", 'import type { FileFormat }'],
      [
        'packages/glue/src/record-formats/registry.ts',
        "  dry: { name: 'dry', glueReads: 'spark', glueWrites: false, strictTypes: false, hasAbsentFields: false },\n",
        '  parquet: PARQUET,\n',
      ],
    ],
    proof: `import { createGlue } from '@dryfit/glue'
const glue = createGlue()
glue.s3.put('s3://lake/a.dry', 'one\\n')
if (glue.spark.read.format('dry').load('s3://lake/a.dry').count() !== 1) throw new Error('Spark does not read it')
if (glue.context.create_dynamic_frame_from_options('s3', { paths: ['s3://lake/a.dry'] }, 'dry').count() !== 1) throw new Error('Glue does not read it')`,
  },
  {
    name: 'a Glue transform, by method and by class',
    wanted: 4,
    edits: [
      [
        'packages/glue/src/dynamic-frame/transforms/dry.ts',
        "import type { FrameCore } from '../frame-core.ts'\n\nexport const dry = (frame: FrameCore): FrameCore => frame.derive((records) => ({ records: records.slice(1), from: records.slice(1).map((_, i) => i + 1) }))\n",
      ],
      [
        'packages/glue/src/dynamic-frame/dynamic-frame.ts',
        '  dry(): DynamicFrame {\n    return new DynamicFrame(dry(this.core), this.name)\n  }\n',
        '  count(): number {',
      ],
      [
        'packages/glue/src/dynamic-frame/dynamic-frame.ts',
        "import { dry } from './transforms/dry.ts'\n",
        'import { errorsAsDynamicFrame }',
      ],
      ['packages/glue/src/dynamic-frame/remote.ts', '  dry: (frame) => frame.dry(),\n', '  simplify_ddb_json:'],
      ['fixtures/glue/signatures.json', '      "dry": "",\n', '      "simplify_ddb_json": "",'],
      [
        'fixtures/glue/signatures.json',
        '      "dry": "Leaves the first record out.",\n',
        '      "simplify_ddb_json": "Takes',
      ],
      ['fixtures/glue/signatures.json', '    "Dry": {\n      "__call__": "frame"\n    },\n', '    "DropNullFields": {'],
    ],
    derived: ['packages/python/scripts/generate-glue-methods.ts'],
    proof: `import { readFileSync } from 'node:fs'
import { createGlue } from '@dryfit/glue'
if (createGlue().dynamicFrame([{ a: 1 }, { a: 2 }]).dry().count() !== 1) throw new Error('no such transform')
const guest = (module: string): string => readFileSync(new URL('./guest/awsglue/' + module + '.py', import.meta.url), 'utf8')
if (!guest('_frame_methods').includes('def dry(self)')) throw new Error('Python has no such method')
if (!guest('transforms/__init__').includes('"Dry",')) throw new Error('Python has no such class')`,
  },
  {
    name: 'a GlueContext method, in both languages',
    wanted: 3,
    edits: [
      [
        'packages/glue/src/context/upkeep.ts',
        "  dry_method: { direction: 'other', run: () => 'dry' },\n",
        '  get_logger: {',
      ],
      ['fixtures/glue/signatures.json', '      "dry_method": "",\n', '      "currentTimeMillis": "",'],
      ['fixtures/glue/signatures.json', '      "dry_method": "Is dry.",\n', '      "currentTimeMillis": "The'],
    ],
    data: ['fixtures/jobs/<job>/<name>.test.ts'],
    derived: ['packages/glue/scripts/generate-signatures.ts', 'packages/python/scripts/generate-glue-methods.ts'],
    proof: `import { readFileSync } from 'node:fs'
import { createGlue } from '@dryfit/glue'
if (createGlue().context.dry_method() !== 'dry') throw new Error('TypeScript has no such method')
const guest = readFileSync(new URL('./guest/awsglue/_context_methods.py', import.meta.url), 'utf8')
if (!guest.includes('def dry_method(self)')) throw new Error('Python has no such method')`,
  },
  {
    name: 'a DataFrame method, in both languages, over nodes that are there',
    wanted: 2,
    edits: [
      [
        `${SPARK}/api/data-frame.ts`,
        "  dry(): DataFrame {\n    return this.with({ kind: 'Limit', input: this.relation, limit: 1 })\n  }\n",
        '  offset(num: number)',
      ],
      [
        `${GUEST}/pyspark/sql/_frame_relations.py`,
        '    def dry(self) -> Self:\n        """The first row."""\n        return self._derive("Limit", limit=1)\n\n',
        '    def limit(self',
      ],
    ],
    proof: `import { SparkSession } from '@dryfit/spark'
if (new SparkSession().range(3).dry().count() !== 1) throw new Error('no such method')`,
  },
  {
    name: 'an engine',
    wanted: 2,
    edits: [
      [
        `${SPARK}/engines/dry/engine.ts`,
        "import type { Engine } from '../../engine/engine.ts'\n\nexport const dry: Engine = { name: 'dry', run: ({ resolved }) => ({ rows: [resolved.output.map(() => null)] }) }\n",
      ],
      [`${SPARK}/session/engines.ts`, 'dry, ', 'interpreter } satisfies'],
      [`${SPARK}/session/engines.ts`, "import { dry } from '../engines/dry/engine.ts'\n", 'import type { Engine }'],
    ],
    proof: `import { SparkSession } from '@dryfit/spark'
if (new SparkSession({ engine: 'dry' }).range(3).rows().length !== 1) throw new Error('no such engine')`,
  },
  {
    name: 'a connection type, whose options name its table in their own way',
    wanted: 2,
    edits: [['packages/glue/src/world/sources.ts', "  'dry.table',\n", "  'dbtable',"]],
    proof: `import { createGlue } from '@dryfit/glue'
const glue = createGlue()
glue.source('dry', 't', [{ a: 1 }])
const frame = glue.context.create_dynamic_frame_from_options('dry', { 'dry.table': 't' })
if (frame.count() !== 1) throw new Error('no such connection')`,
  },
  {
    name: 'a matcher',
    wanted: 3,
    edits: [
      [
        'packages/vitest/src/matchers/to-be-dry.ts',
        "import type { MatcherResult } from './result.ts'\n\nexport const toBeDry = (received: unknown): MatcherResult => ({ pass: received === 'dry', message: () => 'it is not dry' })\n",
      ],
      [
        'packages/vitest/src/matchers.ts',
        "import { toBeDry } from './matchers/to-be-dry.ts'\n",
        'import { toEqualFrame }',
      ],
      ['packages/vitest/src/matchers.ts', 'export const matchers = { toBeDry,', 'export const matchers = {'],
      ['packages/vitest/src/matchers/types.ts', '  /** It is dry. */\n  toBeDry(): void\n', '}\n\ndeclare module'],
    ],
  },
]
