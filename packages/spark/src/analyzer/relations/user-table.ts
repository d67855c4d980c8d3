import { UnsupportedError } from '../../errors/unsupported-error.ts'
import type { GeneratorFunction } from '../../functions/define.ts'
import type { Expression, UserTableFunction } from '../../plan/expression.ts'
import type { UnresolvedTableValuedFunction } from '../../plan/relation.ts'
import type { GeneratorCall, OuterBinding, ResolvedExpression } from '../../resolved/expression.ts'
import type { Generate, ResolvedRelation } from '../../resolved/relation.ts'
import { replace } from '../../resolved/tree.ts'
import { attributeOf } from '../attribute.ts'
import type { AnalyzerContext } from '../context.ts'
import { resolveExpression, unalias } from '../expression.ts'
import { planIdsOf } from './handler.ts'
import { oneRow } from './one-row.ts'

/** A row of a table as one value. */
const WHOLE_ROW: Expression = {
  kind: 'UnresolvedFunction',
  functionName: 'struct',
  arguments: [{ kind: 'UnresolvedStar' }],
}

/** A function of the job's in the place of a table: over one row, or over the rows of the table that it is given. */
export function userTable(
  relation: UnresolvedTableValuedFunction,
  made: UserTableFunction,
  table: ResolvedRelation | undefined,
  context: AnalyzerContext,
): ResolvedRelation {
  if (relation.argumentNames !== undefined) {
    throw new UnsupportedError(
      'SQL_NOT_IMPLEMENTED',
      `Failed to call ${made.name} with named arguments: table functions of Python take none in Spark 3.5`,
    )
  }
  const args = relation.arguments.map((a) => unalias(resolveExpression(a, { context, attributes: [] })))
  if (table !== undefined) {
    const row = unalias(resolveExpression(WHOLE_ROW, { context, attributes: table.output }))
    args.splice(relation.inputAt ?? 0, 0, row)
  }
  const generator: GeneratorCall = {
    kind: 'GeneratorCall',
    function: generatorOf(made),
    name: made.name,
    arguments: args,
    outer: false,
    dataType: made.outputType,
    nullable: false,
  }
  const columns = made.outputType.fields.map((f) => attributeOf(f))
  const planIds = planIdsOf(relation)
  if (table === undefined) return { kind: 'Generate', input: oneRow(made.name), generator, output: columns, planIds }
  const over: ResolvedRelation = {
    kind: 'Generate',
    input: table,
    generator,
    output: [...table.output, ...columns],
    planIds: [],
  }
  return { kind: 'Project', input: over, expressions: columns, output: columns, planIds }
}

function generatorOf(made: UserTableFunction): GeneratorFunction {
  const { run } = made
  return {
    kind: 'generator',
    name: made.name,
    summary: 'A table function of the job.',
    returns: () => made.outputType,
    params: [],
    deterministic: made.deterministic,
    columns: () => made.outputType.fields,
    generate: () => {
      throw new Error(`${made.name} makes the rows of a whole partition`)
    },
    generateAll: (rows, types) => {
      if (run !== undefined) return run(rows, types)
      throw new UnsupportedError('NO_CALL', `Failed to call ${made.name}: this process can't run it`)
    },
  }
}

/**
 * `LATERAL f(t.c)`: Spark makes one instance over all rows on the left, and not one for each. Undefined: the right side is
 * something else.
 */
export function lateralUserTable(
  left: ResolvedRelation,
  right: ResolvedRelation,
  outer: readonly OuterBinding[],
): ResolvedRelation | undefined {
  const generate = callIn(right)
  if (generate === undefined) return undefined
  const bound = new Map(outer.map((o) => [o.id, o.expression]))
  const inLeft = (e: ResolvedExpression): ResolvedExpression =>
    replace(e, (n) => (n.kind === 'OuterReference' ? bound.get(n.attribute.id) : undefined))
  const generator = { ...generate.generator, arguments: generate.generator.arguments.map(inLeft) }
  const input: ResolvedRelation = {
    ...generate,
    input: left,
    generator,
    output: [...left.output, ...generate.output],
    planIds: [],
  }
  return { kind: 'Rename', input, output: [...left.output, ...right.output], planIds: right.planIds }
}

/** Whether it is a call of a function of the job's, which Spark does not take for one of chance. */
export const isUserTable = (relation: ResolvedRelation): boolean => callIn(relation) !== undefined

/** The call of a function of the job's that a relation is, under other names. */
function callIn(relation: ResolvedRelation): Generate | undefined {
  if (relation.kind === 'Rename') return callIn(relation.input)
  if (relation.kind !== 'Generate' || relation.generator.function.generateAll === undefined) return undefined
  return relation.input.output.length === 0 ? relation : undefined
}
