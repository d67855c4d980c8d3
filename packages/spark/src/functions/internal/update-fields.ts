import { analysisError } from '../../errors/spark-error.ts'
import { sameName } from '../../lexer/name-parts.ts'
import { type StructField, type StructType, structField, structType } from '../../types/data-type.ts'
import type { Row, Value } from '../../types/value.ts'
import { type AnalysisContext, type Argument, type ScalarFunction, scalar } from '../define.ts'

/** How the operations stand among the arguments: `WithField`, a name, a value; `DropField`, a name. */
export type FieldOperation = 'WithField' | 'DropField'

/** What is done to one field; the value stands at a place among the arguments. */
interface Operation {
  readonly name: string
  readonly value?: number
}

function operationsOf(args: readonly Argument[]): readonly Operation[] {
  const operations: Operation[] = []
  for (let i = 1; i < args.length; ) {
    const name = String(args[i + 1]?.value)
    const sets = args[i]?.value === 'WithField'
    operations.push(sets ? { name, value: i + 2 } : { name })
    i += sets ? 3 : 2
  }
  return operations
}

/** A field of the new struct. */
interface Slot {
  readonly field: StructField
  /** Where it comes from: a field of the struct, or an argument. */
  readonly from: 'struct' | 'arguments'
  readonly at: number
}

function slotsOf(args: readonly Argument[], { conf }: Pick<AnalysisContext, 'conf'>): readonly Slot[] {
  const type = args[0]?.dataType
  if (type?.kind !== 'struct') throw new Error('Fields of no struct were changed')
  const fields = type.fields.map((field, at): Slot => ({ field, from: 'struct', at }))
  return operationsOf(args).reduce<readonly Slot[]>((slots, { name, value }) => {
    const matches = (s: Slot): boolean => sameName(s.field.name, name, conf.caseSensitive)
    const given = value === undefined ? undefined : args[value]
    if (value === undefined || given === undefined) return slots.filter((s) => !matches(s))
    const fresh: Slot = { field: structField(name, given.dataType, given.nullable), from: 'arguments', at: value }
    return slots.some(matches) ? slots.map((s) => (matches(s) ? fresh : s)) : slots.concat(fresh)
  }, fields)
}

function textOf(texts: readonly string[]): string {
  const shown = [texts[0] ?? '']
  for (let i = 1; i < texts.length; ) {
    const sets = texts[i] === 'WithField'
    shown.push(sets ? `WithField(${texts[i + 2] ?? ''})` : 'dropfield()')
    i += sets ? 3 : 2
  }
  return `update_fields(${shown.join(', ')})`
}

/** `withField(name, value)` and `dropFields(name)`, one after the other. */
export const updateFields: ScalarFunction = scalar({
  name: 'update_fields',
  summary: 'Returns a struct with fields replaced, added and dropped.',
  params: ['struct', '*operations'],
  check(args, context) {
    if (slotsOf(args, context).length > 0) return
    throw analysisError('DATATYPE_MISMATCH.CANNOT_DROP_ALL_FIELDS', {
      sqlExpr: `"${textOf(args.map((a) => a.sql))}"`,
    })
  },
  returns: (args, context): StructType => structType(slotsOf(args, context).map((s) => s.field)),
  nullable: ([struct]) => struct?.nullable === true,
  nulls: 'pass',
  kernel: (context) => {
    const slots = slotsOf(context.arguments, context)
    return (...values: Value[]) => {
      const [struct] = values as [Row | null]
      return struct === null ? null : slots.map((s) => (s.from === 'struct' ? struct : values)[s.at] ?? null)
    }
  },
  sql: textOf,
})
