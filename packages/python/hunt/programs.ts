import { type Expression, Expressions, leaf, namesIn, sqlOf } from './expressions.ts'
import type { Program } from './program.ts'
import type { Random } from './random.ts'
import { columnOf, KIND_NAMES, KINDS } from './values.ts'

/** One method of a frame, over expressions. */
export interface Step {
  readonly expressions: readonly Expression[]
  readonly text: (expressions: readonly string[]) => string
}

/** A program before it is a text, so that parts of it can be left out. */
export interface Draft {
  /** The rows of the frame: what Python writes for the column of each kind. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly steps: readonly Step[]
  readonly conf: Readonly<Record<string, string>>
}

/** Stands for a frame without rows in the text of a step. */
const EMPTY = '<empty>'

/** The frame has a number for each row, and those columns that the steps name. */
export function programOf({ rows, steps, conf }: Draft): Program {
  const rest = steps.map((step) => step.text(step.expressions.map((e) => quoted(sqlOf(e))))).join('')
  const kinds = KIND_NAMES.filter((kind) => new RegExp(`\\b${columnOf(kind)}\\b`).test(rest))
  const schema = quoted(['id long', ...kinds.map((kind) => `${columnOf(kind)} ${KINDS[kind]?.ddl}`)].join(', '))
  const frameOf = (values: readonly string[]): string => `spark.createDataFrame([${values.join(', ')}], ${schema})`
  const cells = rows.map((row, i) => `(${[i, ...kinds.map((kind) => row[kind] ?? 'None')].join(', ')},)`)
  return { line: frameOf(cells) + rest.replaceAll(EMPTY, () => frameOf([])), conf }
}

const quoted = (text: string): string => JSON.stringify(text)

/** The functions that a program calls. */
export const callsOf = ({ steps }: Draft): readonly string[] =>
  [...new Set(steps.flatMap((s) => s.expressions.flatMap(namesIn)))].sort()

const CONFS: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  { 'spark.sql.ansi.enabled': 'true' },
  { 'spark.sql.ansi.enabled': 'true' },
  { 'spark.sql.session.timeZone': 'America/New_York' },
  { 'spark.sql.session.timeZone': 'Asia/Kathmandu', 'spark.sql.ansi.enabled': 'true' },
  { 'spark.sql.legacy.timeParserPolicy': 'LEGACY' },
  { 'spark.sql.mapKeyDedupPolicy': 'LAST_WIN' },
]

/** A frame of up to four rows, and up to three steps over it. */
export function draft(random: Random): Draft {
  const rows = random.times(random.below(5), () => Object.fromEntries(KIND_NAMES.map((k) => [k, cell(k, random)])))
  const expressions = new Expressions(random)
  const steps = random.times(random.below(3), () => keeping(random, expressions))
  return { rows, steps: [...steps, ending(random, expressions)], conf: random.pick(CONFS) }
}

const cell = (kind: string, random: Random): string =>
  random.oneIn(4) ? 'None' : random.pick(KINDS[kind]?.python ?? ['None'])

/** A step that leaves all columns. */
function keeping(random: Random, make: Expressions): Step {
  const other = random.pick(['left', 'inner', 'full', 'left_semi', 'left_anti'])
  const kind = random.pick(['integer', 'string', 'double', 'date', 'boolean'])
  return random.pick([
    (): Step => ({ expressions: [make.condition()], text: ([c]) => `.filter(${c})` }),
    (): Step => ({ expressions: [make.scalar(1)], text: ([e]) => `.withColumn("x", F.expr(${e}))` }),
    (): Step => ({ expressions: [make.windowed()], text: ([e]) => `.withColumn("w", F.expr(${e}))` }),
    (): Step => ({ expressions: [], text: () => `.orderBy(${quoted(columnOf(kind))}, "id")` }),
    (): Step => ({ expressions: [], text: () => `.orderBy("id").limit(${random.below(4)})` }),
    (): Step => ({ expressions: [], text: () => `.dropDuplicates([${quoted(columnOf(kind))}])` }),
    (): Step => ({ expressions: [], text: () => `.unionByName(${EMPTY}, allowMissingColumns=True)` }),
    (): Step => ({
      expressions: [],
      text: () =>
        `.join(spark.sql("select * from values (1, 'a'), (null, '12'), (2, '') t(k, v)"), F.expr(${quoted(`k = c_integer or v = c_string`)}), ${quoted(other)})`,
    }),
  ])()
}

/** A step that says what is looked at. */
function ending(random: Random, make: Expressions): Step {
  const key = random.pick(['c_integer', 'c_string', 'c_double', 'c_boolean', 'c_date', 'c_decimal'])
  return random.pick([
    (): Step => ({
      expressions: random.times(1 + random.below(2), () => make.scalar(2)),
      text: (all) => `.selectExpr(${all.join(', ')})`,
    }),
    (): Step => ({
      expressions: random.times(1 + random.below(2), () => make.scalar(1)),
      text: (all) => `.selectExpr(${all.join(', ')})`,
    }),
    (): Step => ({ expressions: [make.windowed()], text: ([e]) => `.selectExpr("id", ${e})` }),
    (): Step => ({
      expressions: random.times(1 + random.below(2), () => make.aggregate()),
      text: (all) => `.agg(${all.map((e) => `F.expr(${e})`).join(', ')})`,
    }),
    (): Step => ({ expressions: [make.aggregate()], text: ([e]) => `.groupBy(${quoted(key)}).agg(F.expr(${e}))` }),
    (): Step => ({
      expressions: [make.aggregate()],
      text: ([e]) => `.rollup(${quoted(key)}).agg(F.expr(${e}), F.grouping_id())`,
    }),
    (): Step => ({ expressions: [], text: () => '.count()' }),
    (): Step => ({ expressions: [leaf(key)], text: ([e]) => `.select(${e}).distinct()` }),
  ])()
}
