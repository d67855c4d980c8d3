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
