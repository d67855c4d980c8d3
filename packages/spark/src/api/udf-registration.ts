import { parseDataType } from '../parser/data-type.ts'
import type { SessionFunction } from '../plan/command.ts'
import type { Session } from '../session/session.ts'
import type { DataType } from '../types/data-type.ts'
import { StringType } from '../types/data-type.ts'
import { fromExternal, toExternal } from '../types/external.ts'
import { Column, type ColumnOrName, columnExpression } from './column.ts'

/** `spark.udf`. */
export class UDFRegistration {
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /**
   * Makes a function known to SQL expressions under a name. It gets plain values, as `collect()` gives them.
   *
   * @param returnType - a type, or DDL text. @defaultValue string
   * @returns the function over columns
   * @example
   * ```ts
   * import { SparkSession } from '@dryfit/spark'
   *
   * const spark = new SparkSession()
   * spark.udf.register('twice', (x) => Number(x) * 2, 'int')
   * spark.createDataFrame([{ a: 3 }], 'a int').selectExpr('twice(a) AS b').collect() // [{ b: 6 }]
   * ```
   */
  register(
    name: string,
    f: (...values: readonly unknown[]) => unknown,
    returnType: DataType | string = StringType,
  ): (...columns: readonly ColumnOrName[]) => Column {
    const outputType = typeof returnType === 'string' ? parseDataType(returnType) : returnType
    const made: SessionFunction = {
      name,
      deterministic: true,
      outputType,
      command: (values, types) => {
        const given = values.map((v, i) => toExternal(v, types[i] ?? StringType))
        return fromExternal(f(...given), outputType, `the result of ${name}()`)
      },
    }
    this.#session.execute({ kind: 'RegisterFunction', function: made })
    return (...columns) =>
      new Column({
        kind: 'CommonInlineUserDefinedFunction',
        functionName: name,
        deterministic: made.deterministic,
        arguments: columns.map(columnExpression),
        outputType,
        command: made.command,
      })
  }
}
