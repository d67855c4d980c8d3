import type { Expression } from '../plan/expression.ts'
import { isParting } from '../plan/parting-hints.ts'
import type { Relation } from '../plan/relation.ts'
import type { QueryParser } from './query-parser.ts'

interface HintGiven {
  readonly name: string
  readonly parameters: readonly Expression[]
}

/** `/*+ REPARTITION(3), BROADCAST(t) *\/`: how Spark shall run the query. Kept are those that say which partitions there are. */
export function hints(parser: QueryParser): readonly HintGiven[] {
  const { cursor } = parser
  const given: HintGiven[] = []
  while (cursor.takeSymbol('/*+')) {
    while (!cursor.takeSymbol('*/')) {
      if (cursor.token.kind === 'end') throw cursor.syntaxError()
      if (isParting(cursor.token.keyword))
        given.push({ name: cursor.advance().keyword, parameters: parameters(parser) })
      else cursor.advance()
    }
  }
  return given
}

function parameters({ cursor, expressions }: QueryParser): readonly Expression[] {
  if (!cursor.takeSymbol('(')) return []
  const found = expressions.list(() => {
    const parameter = expressions.expression()
    if (parameter.kind !== 'UnresolvedAttribute' && parameter.kind !== 'Literal') throw cursor.syntaxError()
    return parameter
  })
  cursor.expectSymbol(')')
  return found
}

/** The query with its hints, the first one outermost. */
export const hinted = (input: Relation, given: readonly HintGiven[]): Relation =>
  given.reduceRight((plan: Relation, { name, parameters }) => ({ kind: 'Hint', input: plan, name, parameters }), input)
