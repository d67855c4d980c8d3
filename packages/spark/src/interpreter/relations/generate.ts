import { tick } from '../../errors/deadline.ts'
import type { Batch } from '../../lineage/batch.ts'
import { type Lineage, NO_LINEAGE } from '../../lineage/lineage.ts'
import type { Generate } from '../../resolved/relation.ts'
import type { Row, Value } from '../../types/value.ts'
import { compile, kernelContext, layoutOf } from '../compile.ts'
import type { Environment } from '../environment.ts'

/** Repeats each row for the rows that the generator makes of it. */
export function generate(relation: Generate, input: Batch, environment: Environment): Batch {
  const { generator } = relation
  if (generator.function.generateAll !== undefined) return generateAll(relation, input, environment)
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

/** The rows that one instance of a function makes of all rows of a partition; those at the end stand beside its last row. */
function generateAll(relation: Generate, input: Batch, environment: Environment): Batch {
  const { generator } = relation
  const layout = layoutOf(relation.input.output)
  const args = generator.arguments.map((a) => compile(a, layout, environment))
  const types = generator.arguments.map(({ dataType }) => dataType)
  const lastRow = input.rows.at(-1)
  const made =
    lastRow === undefined
      ? undefined
      : generator.function.generateAll?.(
          input.rows.map((row) => args.map((a) => a(row))),
          types,
        )
  const rows: Row[] = []
  const lineage: Lineage[] = []
  const add = (row: Row, at: number, extra: Row): void => {
    tick('an expansion of rows')
    rows.push(row.concat(extra))
    if (input.lineage !== undefined) lineage.push(input.lineage.at(at) ?? NO_LINEAGE)
  }
  input.rows.forEach((row, i) => {
    for (const extra of made?.each[i] ?? []) add(row, i, extra)
  })
  for (const extra of made?.last ?? []) if (lastRow !== undefined) add(lastRow, input.rows.length - 1, extra)
  return input.lineage === undefined ? { rows } : { rows, lineage }
}
