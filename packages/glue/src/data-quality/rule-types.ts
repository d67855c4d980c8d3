import type { ConditionKind } from './syntax.ts'

/** What the grammar of DQDL knows of a type of rule. */
export interface RuleType {
  /** How many parameters it takes. */
  readonly parameters: readonly [least: number, most: number]
  /** What its condition is about; 'none' where it may have none. */
  readonly conditions: readonly (ConditionKind | 'none')[]
  readonly takesWhere: boolean
  readonly takesThreshold: boolean
  /** Left out of the outcome of a row where it stands in a composite rule. */
  readonly isLeftOutOfRows: boolean
  /** Of its rows the documentation says that Glue tells them, and AWS's open evaluator tells nothing. */
  readonly isToldByGlueAlone: boolean
}

const ANY = Number.POSITIVE_INFINITY

function type(
  parameters: RuleType['parameters'],
  conditions: RuleType['conditions'],
  {
    takesWhere = false,
    takesThreshold = false,
    isLeftOutOfRows = false,
    isToldByGlueAlone = false,
  }: Partial<RuleType> = {},
): RuleType {
  return { parameters, conditions, takesWhere, takesThreshold, isLeftOutOfRows, isToldByGlueAlone }
}

const where = { takesWhere: true }
const measured = type([1, 1], ['number'], where)
const share = { takesWhere: true, isLeftOutOfRows: true }

/**
 * The types of rules, as AWS's open description of DQDL 1.0 lists them (awslabs/dqdl, `rules-config.json`). Those that
 * dryfit does not evaluate are here too: a ruleset that holds one is valid.
 */
const RULE_TYPES: Readonly<Record<string, RuleType>> = {
  AggregateMatch: type([2, 2], ['number']),
  ColumnCorrelation: type([2, 2], ['number'], where),
  ColumnCount: type([0, 0], ['number']),
  ColumnDataType: type([1, 1], ['string'], { takesWhere: true, takesThreshold: true, isToldByGlueAlone: true }),
  ColumnExists: type([1, 1], ['none']),
  ColumnLength: measured,
  ColumnNamesMatchPattern: type([1, 1], ['none']),
  ColumnValues: type([1, 1], ['string', 'number', 'date'], { takesWhere: true, takesThreshold: true }),
  Completeness: type([1, 1], ['number'], share),
  CustomSql: type([1, 1], ['number', 'none'], { takesThreshold: true }),
  DataFreshness: type([1, 1], ['duration'], { takesWhere: true, isToldByGlueAlone: true }),
  DatasetMatch: type([2, 3], ['number'], { isLeftOutOfRows: true, isToldByGlueAlone: true }),
  DetectAnomalies: type([1, ANY], ['none']),
  DistinctValuesCount: measured,
  Entropy: measured,
  FileFreshness: type([0, 1], ['date'], { takesThreshold: true }),
  FileMatch: type([0, 2], ['string', 'none']),
  FileSize: type([0, 1], ['number'], { takesThreshold: true }),
  FileUniqueness: type([0, 1], ['number']),
  IsComplete: type([1, 1], ['none'], where),
  IsPrimaryKey: type([1, ANY], ['none'], where),
  IsUnique: type([1, ANY], ['none'], where),
  Mean: measured,
  ReferentialIntegrity: type([2, 2], ['number'], { isLeftOutOfRows: true, isToldByGlueAlone: true }),
  RowCount: type([0, 0], ['number'], where),
  RowCountMatch: type([1, 1], ['number']),
  SchemaMatch: type([1, 1], ['number']),
  StandardDeviation: measured,
  Sum: measured,
  UniqueValueRatio: measured,
  Uniqueness: type([1, ANY], ['number'], share),
  Variance: measured,
}

/** What is known of a type of rule; undefined where there is none of that name. */
export const ruleTypeOf = (name: string): RuleType | undefined =>
  Object.hasOwn(RULE_TYPES, name) ? RULE_TYPES[name] : undefined

/** Their names. */
export const ruleTypeNames: readonly string[] = Object.keys(RULE_TYPES)
