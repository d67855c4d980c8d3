import { tick } from '../../errors/deadline.ts'
import type { GeneratorFunction } from '../../functions/define.ts'
import { type Batch, pick, withRows } from '../../lineage/batch.ts'
import { type Lineage, NO_LINEAGE } from '../../lineage/lineage.ts'
import type { Generate } from '../../resolved/relation.ts'
import type { Row, Value } from '../../types/value.ts'
import { compile, kernelContext, layoutOf } from '../compile.ts'
import type { Environment } from '../environment.ts'

/** Repeats each row for the rows that the generator makes of it. */
export function generate(relation: Generate, input: Batch, environment: Environment): Batch {
  const { generator } = relation
  const ofAll = generator.function.generateAll
  if (ofAll !== undefined) return generateAll(relation, ofAll, input, environment)
  const layout = layoutOf(relation.input.output)
  const args = generator.arguments.map((a) => compile(a, layout, environment))
  const rowsOf = generator.function.generate(kernelContext(generator, environment)) as (
    ...values: Value[]
  ) => readonly Row[]
  const width = relation.output.length - relation.input.output.length
  const nothing: Row = Array.from({ length: width }, () => null)
  const rows: Row[] = []
  const lineage: Lineage[] = []
  input.rows.forEach((row, i) => {
    const generated = rowsOf(...args.map((a) => a(row)))
    for (const extra of generated.length === 0 && generator.outer ? [nothing] : generated) {
      tick('an expansion of rows')
      rows.push(row.concat(extra))
      if (input.lineage !== undefined) lineage.push(input.lineage.at(i) ?? NO_LINEAGE)
    }
  })
  return input.lineage === undefined ? { rows } : { rows, lineage }
}

/**
 * The rows that one instance of a function makes of all rows of a partition; those at the end stand beside its last row.
 * A row of which it makes none is gone from an outer join too, as on Spark 3.5.6 (fixtures/pyspark/table-functions.json).
 */
function generateAll(
  { input: { output }, generator }: Generate,
  run: NonNullable<GeneratorFunction['generateAll']>,
  input: Batch,
  environment: Environment,
): Batch {
  if (input.rows.length === 0) return input
  const layout = layoutOf(output)
  const args = generator.arguments.map((a) => compile(a, layout, environment))
  const made = run(
    input.rows.map((row) => args.map((a) => a(row))),
    generator.arguments.map(({ dataType }) => dataType),
  )
  const extras = [...made.each, made.last].flat()
  const origins = made.each.flatMap((rows, i) => rows.map(() => i))
  const beside = pick(input, [...origins, ...made.last.map(() => input.rows.length - 1)])
  const rows = beside.rows.map((row, i) => {
    tick('an expansion of rows')
    return row.concat(extras[i] as Row)
  })
  return withRows(beside, rows)
}
