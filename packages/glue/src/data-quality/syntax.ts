/** How a rule compares what it measures. */
export type Operator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'between'
  | 'not between'
  | 'in'
  | 'not in'
  | 'matches'
  | 'not matches'

/** A number of a condition: written, worked out of others, or `null`. */
export interface NumberOperand {
  readonly text: string
  readonly value: number | null
  /** Written as one number. */
  readonly isPlain: boolean
}

/** A text of a condition, or one of the words that stand for a kind of text. */
export interface StringOperand {
  readonly text: string
  readonly value: string
  readonly keyword: 'NULL' | 'EMPTY' | 'WHITESPACES_ONLY' | undefined
}

/** A date of a condition: `"2026-01-01"`, minutes from now, or `null`. */
export interface DateOperand {
  readonly text: string
  readonly value: string | { readonly minutesFromNow: number } | null
}

/** A time that has passed: `24 hours`. */
export interface DurationOperand {
  readonly text: string
  readonly hours: number
}

/** What a rule compares its measure with. */
export type Condition =
  | { readonly kind: 'number'; readonly operator: Operator; readonly operands: readonly NumberOperand[] }
  | { readonly kind: 'string'; readonly operator: Operator; readonly operands: readonly StringOperand[] }
  | { readonly kind: 'date'; readonly operator: Operator; readonly operands: readonly DateOperand[] }
  | { readonly kind: 'duration'; readonly operator: Operator; readonly operands: readonly DurationOperand[] }

/** The kinds of condition. */
export type ConditionKind = Condition['kind']

/** A condition about numbers. */
export type NumberCondition = Extract<Condition, { kind: 'number' }>

/** One rule of DQDL: `Completeness "a" > 0.9 where "b > 1"`. */
export interface PlainRule {
  readonly kind: 'plain'
  /** As the outcome shows it. */
  readonly text: string
  readonly type: string
  readonly parameters: readonly string[]
  readonly condition: Condition | undefined
  readonly where: string | undefined
  readonly threshold: NumberCondition | undefined
  /** What is said by `with`: `with format = "yyyy-MM-dd"`. */
  readonly tags: ReadonlyMap<string, string>
}

/** Rules that hold together, or one of them: `(IsComplete "a") or (IsComplete "b")`. */
export interface CompositeRule {
  readonly kind: 'composite'
  readonly text: string
  readonly operator: 'AND' | 'OR'
  readonly rules: readonly Rule[]
}

/** A rule as DQDL writes it. */
export type Rule = PlainRule | CompositeRule

/** The text of a condition as AWS's own model of DQDL prints it, which is the name of a rule in its outcome. */
export function conditionText({ operator, operands }: Condition): string {
  const texts = operands.map(({ text }) => text)
  if (operator.endsWith('between')) return `${operator} ${texts.join(' and ')}`
  return operator.endsWith('in') ? `${operator} [${texts.join(',')}]` : `${operator} ${texts.join('')}`
}
