import { schemaOf } from '../analyzer/attribute.ts'
import type { Provenance } from '../interpreter/environment.ts'
import { originOf } from '../lineage/lineage.ts'
import type { ResolvedRelation } from '../resolved/relation.ts'
import type { Session } from '../session/session.ts'
import type { TracedRow } from './row.ts'

/** The rows of a plan, each with the input rows that it was made of. */
export function tracedRows(session: Session, plan: ResolvedRelation): readonly TracedRow[] {
  const provenance: Provenance = { inputs: [] }
  const { rows, lineage = [] } = session.run(plan, provenance)
  const schemas = provenance.inputs.map((read) => schemaOf(read.output))
  return rows.map((row, i) => ({
    row,
    origins: (lineage[i] ?? []).map((code) => {
      const { input, row: index } = originOf(code)
      const read = provenance.inputs[input]
      const schema = schemas[input] ?? schemaOf(plan.output)
      return { input: read?.name ?? '', index, schema, row: read?.rows[index] ?? [] }
    }),
  }))
}
