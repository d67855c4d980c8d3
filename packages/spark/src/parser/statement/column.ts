import { CURRENT_DEFAULT, DECLARED, EXISTS_DEFAULT } from '../../types/column-metadata.ts'
import { type StructField, structField } from '../../types/data-type.ts'
import type { Cursor } from '../cursor.ts'
import { type DeclaredType, declaredType } from '../data-type.ts'
import { Parser } from '../expression.ts'
import { parseQuery } from '../query.ts'
import { takeString } from './clauses.ts'
import { unsupportedClause } from './statement-parser.ts'

/** The type of a column of a table. */
export const tableType = (cursor: Cursor): DeclaredType => declaredType(cursor)

/** `a INT NOT NULL DEFAULT 1 COMMENT 'x'`; the name may have been read before. */
export function column(cursor: Cursor, known?: string): StructField {
  const name = known ?? cursor.takeName()
  const { type, declared } = tableType(cursor)
  const metadata: Record<string, string> = declared === undefined ? {} : { [DECLARED]: declared }
  const seen = new Set<string>()
  const once = (descriptor: string): void => {
    if (seen.has(descriptor)) {
      const parameters = { columnName: name, optionName: descriptor }
      cursor.fail(cursor.error('CREATE_TABLE_COLUMN_DESCRIPTOR_DUPLICATE', parameters, cursor.ahead(-1)))
    }
    seen.add(descriptor)
  }
  for (;;) {
    if (cursor.takeWords('NOT', 'NULL')) once('NOT NULL')
    else if (cursor.isWord('COMMENT') && cursor.takeWords('COMMENT')) {
      once('COMMENT')
      metadata['comment'] = takeString(cursor)
    } else if (cursor.takeWords('DEFAULT')) {
      once('DEFAULT')
      const text = columnDefault(cursor)
      metadata[CURRENT_DEFAULT] = text
      metadata[EXISTS_DEFAULT] = text
    } else if (cursor.isWord('GENERATED')) throw unsupportedClause(`GENERATED ALWAYS AS of the column ${name}`)
    else return structField(name, type, !seen.has('NOT NULL'), metadata)
  }
}

/** The text of the expression that stands here. */
export function columnDefault(cursor: Cursor): string {
  const { start } = cursor.token
  if (!cursor.settings.flag('spark.sql.defaultColumn.enabled')) {
    const at = cursor.ahead(-1)
    cursor.fail(cursor.error('UNSUPPORTED_DEFAULT_VALUE.WITH_SUGGESTION', {}, at))
  }
  const first = cursor.token
  const refusal = (): Error =>
    cursor.error('UNSUPPORTED_FEATURE.PARAMETER_MARKER_IN_UNEXPECTED_STATEMENT', { statement: 'DEFAULT' }, first)
  const args = { ...cursor.args, refusal }
  new Parser(cursor, args, () => parseQuery(cursor, args)).value()
  return cursor.source.slice(start, cursor.ahead(-1).end)
}
