import { quoteName } from '../../lexer/quoting.ts'
import type { Statement } from '../../plan/command.ts'
import type { Cursor } from '../cursor.ts'
import { ifExists, ifNotExists, nameParts, takeString } from './clauses.ts'
import { command, unsupportedStatement } from './statement-parser.ts'

interface Words {
  readonly replace: boolean
  readonly isTemporary: boolean
}

/** `FUNCTION f AS 'com.example.F' USING JAR 's3://…'`, from the name's clause on: a class is nothing to run here. */
export function createFunction(cursor: Cursor, { replace, isTemporary }: Words): Statement {
  const isNew = ifNotExists(cursor)
  const name = nameParts(cursor)
  if (!cursor.takeWords('AS')) throw cursor.syntaxError()
  takeString(cursor)
  if (cursor.takeWords('USING')) {
    do {
      cursor.takeName()
      takeString(cursor)
    } while (cursor.takeSymbol(','))
  }
  const refuse = (reason: string, parameters: Readonly<Record<string, string>> = {}): never => {
    throw cursor.error(`INVALID_SQL_SYNTAX.${reason}`, parameters, cursor.ahead(-cursor.position))
  }
  cursor.expectEnd()
  if (replace && isNew) refuse('CREATE_FUNC_WITH_IF_NOT_EXISTS_AND_REPLACE')
  if (isTemporary && isNew) refuse('CREATE_TEMP_FUNC_WITH_IF_NOT_EXISTS')
  if (isTemporary && name.length === 2)
    refuse('CREATE_TEMP_FUNC_WITH_DATABASE', { database: quoteName(name.slice(0, -1)) })
  throw unsupportedStatement('CREATE FUNCTION', 'Its code would run in a JVM: use spark.udf.register.')
}

/** `FUNCTION IF EXISTS f`, from the name's clause on. */
export function dropFunction(cursor: Cursor, isTemporary: boolean): Statement {
  const may = ifExists(cursor)
  const name = nameParts(cursor)
  if (isTemporary && name.length > 1) {
    const parameters = { statement: 'DROP TEMPORARY FUNCTION', funcName: quoteName(name) }
    cursor.fail(cursor.error('INVALID_SQL_SYNTAX.MULTI_PART_NAME', parameters, cursor.ahead(-cursor.position)))
  }
  return command({ kind: 'DropFunction', name, ifExists: may, isTemporary })
}
