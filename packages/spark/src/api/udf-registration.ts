import { parseDataType } from '../parser/data-type.ts'
import type { UserFunction } from '../plan/expression.ts'
import type { Session } from '../session/session.ts'
import type { DataType } from '../types/data-type.ts'
import { StringType } from '../types/data-type.ts'
import { fromExternal, toExternal } from '../types/external.ts'
import { Column, type ColumnOrName, columnExpression } from './column.ts'

/** PySpark's SQL_BATCHED_UDF. */
const BATCHED_UDF = 100
let lastHandle = 0

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
    const outputType = typeof returnType === 'string' ? parseDataType(returnType, this.#session.conf) : returnType
    lastHandle += 1
    const made: UserFunction = {
      name,
      outputType,
      nullable: true,
      deterministic: true,
      evalType: BATCHED_UDF,
      command: lastHandle,
      call: (values, types) => {
        const given = values.map((v, i) => toExternal(v, types[i] ?? StringType))
        return fromExternal(f(...given), outputType, `the result of ${name}()`)
      },
    }
    this.#session.execute({ kind: 'RegisterFunction', function: made })
    return (...columns) =>
      new Column({
        kind: 'CommonInlineUserDefinedFunction',
        function: made,
        arguments: columns.map(columnExpression),
      })
  }
}
