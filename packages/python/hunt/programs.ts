import { Expressions, leaf, namesIn, sqlOf } from './expressions.ts'
import { lines, written } from './files.ts'
import { ended, kept } from './frames.ts'
import type { Program } from './program.ts'
import { query } from './queries.ts'
import type { Random } from './random.ts'
import { settings } from './settings.ts'
import type { Step } from './step.ts'
import { columnOf, KIND_NAMES, KINDS } from './values.ts'

/** A program before it is a text, so that parts of it can be left out. */
export interface Draft {
  /** The rows of the frame: what Python writes for the column of each kind. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly steps: readonly Step[]
  /** What the steps make: calls of the frame, a query over it as the view t, or a program without it. */
  readonly form: 'frame' | 'query' | 'program'
  readonly conf: Readonly<Record<string, string>>
}

/** Stands for a frame without rows in the text of a step. */
const EMPTY = '<empty>'

/** The frame has a number for each row, and those columns that the steps name. */
export function programOf({ rows, steps, form, conf }: Draft): Program {
  const texts = steps.map((step) => step.text(step.expressions.map((e) => (step.isSql ? sqlOf(e) : quoted(sqlOf(e))))))
  const rest = texts.join('')
  const kinds = KIND_NAMES.filter((kind) => new RegExp(`\\b${columnOf(kind)}\\b`).test(rest))
  const schema = quoted(['id long', ...kinds.map((kind) => `${columnOf(kind)} ${KINDS[kind]?.ddl}`)].join(', '))
  const frameOf = (values: readonly string[]): string => `spark.createDataFrame([${values.join(', ')}], ${schema})`
  const cells = rows.map((row, i) => `(${[i, ...kinds.map((kind) => row[kind] ?? 'None')].join(', ')},)`)
  if (form === 'program') return { line: rest, conf }
  if (form === 'query')
    return { line: `${frameOf(cells)}.createOrReplaceTempView("t"); spark.sql(${quoted(rest.trim())})`, conf }
  return { line: frameOf(cells) + rest.replaceAll(EMPTY, () => frameOf([])), conf }
}

const quoted = (text: string): string => JSON.stringify(text)

/** The functions that a program calls. */
export const callsOf = ({ steps }: Draft): readonly string[] =>
  [...new Set(steps.flatMap((s) => s.expressions.flatMap(namesIn)))].sort()

/** What programs are about: a part of them each. */
export const SUBJECTS = ['expressions', 'queries', 'calls', 'files', 'lines'] as const
export type Subject = (typeof SUBJECTS)[number]

/** A frame of up to four rows, and what is done with it. */
export function draft(random: Random, subjects: readonly Subject[]): Draft {
  const rows = random.times(random.below(5), () => Object.fromEntries(KIND_NAMES.map((k) => [k, cell(k, random)])))
  const common = { rows, conf: settings(random) }
  const subject = random.pick(subjects)
  if (subject === 'queries') return { ...common, form: 'query', steps: query(random) }
  if (subject === 'files') return { ...common, form: 'frame', steps: written(random) }
  if (subject === 'lines') return { ...common, form: 'program', steps: lines(random) }
  const expressions = new Expressions(random)
  const isCalls = subject === 'calls'
  const steps = random.times(random.below(3), () => (isCalls ? kept(random) : keeping(random, expressions)))
  return { ...common, form: 'frame', steps: [...steps, isCalls ? ended(random) : ending(random, expressions)] }
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
