import { analysisError, SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import { BooleanType, IntegerType, LongType, StringType, VoidType } from '../types/data-type.ts'
import { add, divide, type Integer, negate, remainder, subtract, wrapLong } from '../types/integer.ts'
import { simpleString, sqlType } from '../types/print.ts'
import { type Argument, type Rewrite, type ScalarFunction, type SparkFunction, scalar } from './define.ts'
import { XorShiftRandom } from './math/random.ts'
import { argumentType } from './operator/operand.ts'

/** A RuntimeException of the JVM: PySpark has no class of its own for it. */
const javaRuntimeException = (message: string): SparkError =>
  new SparkError('Py4JJavaError', `java.lang.RuntimeException: ${message}`)

/** What Spark answers from its surroundings and this engine has none of: the call is refused when it runs. */
function refused(names: readonly [string, ...string[]], summary: string, reason: string, next: string): ScalarFunction {
  const [name, ...aliases] = names
  return scalar({
    name,
    aliases,
    summary,
    params: [],
    returns: StringType,
    nullable: false,
    kernel: () => {
      throw new UnsupportedError('FUNCTION_NOT_SUPPORTED', `Failed to evaluate ${name}(): ${reason}`, next)
    },
  })
}

function constant(name: string, aliases: readonly string[], summary: string, value: string): ScalarFunction {
  return scalar({
    name,
    aliases,
    summary,
    params: [],
    returns: StringType,
    nullable: false,
    kernel: () => () => value,
    sql: () => `${name}()`,
  })
}

function requireCondition(args: readonly Argument[]): void {
  const [condition, message] = args
  if (condition === undefined || condition.dataType.kind === 'boolean') return
  throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
    sqlExpr: `"(IF(${condition.sql}, NULL, raise_error(${message?.sql ?? ''})))"`,
    paramIndex: '1',
    requiredType: '"BOOLEAN"',
    inputSql: `"${condition.sql}"`,
    inputType: `"${sqlType(condition.dataType)}"`,
  })
}

/** Spark words the message before it resolves names, and marks such a name by an apostrophe. */
function notTrue(condition: Argument | undefined): string {
  const names = new Set(condition?.columns)
  const text = (condition?.plan ?? '').replace(/[A-Za-z_]\w*/g, (word) => (names.has(word) ? `'${word}` : word))
  return `'${text}' is not true!`
}

const assertion = (text: string): ScalarFunction =>
  scalar({
    name: 'assert_true',
    summary: 'Returns null where the condition is true, else raises.',
    params: ['col', 'errMsg'],
    coerce: ([condition]) => [condition?.dataType.kind === 'void' ? BooleanType : undefined, StringType],
    check: requireCondition,
    returns: VoidType,
    nullable: true,
    foldable: false,
    lazy:
      ([condition = () => null, message = () => null]) =>
      (row) => {
        if (condition(row) === true) return null
        throw javaRuntimeException(String(message(row)))
      },
    sql: () => text,
  })

const assertTrue = scalar({
  name: 'assert_true',
  summary: 'Returns null where the condition is true, else raises.',
  params: ['col', 'errMsg: col|str = None'],
  becomes: (args) => {
    const [condition, message] = args
    const text = message?.sql ?? notTrue(condition)
    const given: Rewrite = message === undefined ? { literal: text, dataType: StringType } : { argument: 1 }
    return { call: assertion(`assert_true(${condition?.sql ?? ''}, ${text})`), arguments: [{ argument: 0 }, given] }
  },
  returns: VoidType,
})

/** A bitmap of Spark covers this many numbers. */
const BITMAP_BITS = 32_768

const bitmapFunctions: readonly ScalarFunction[] = [
  scalar({
    name: 'bitmap_bit_position',
    summary: 'Returns the place of a number in its bitmap.',
    params: ['col'],
    inputs: [LongType],
    returns: LongType,
    kernel: () => (x: Integer) => remainder(x > 0 ? subtract(x, 1) : wrapLong(negate(x)), BITMAP_BITS),
  }),
  scalar({
    name: 'bitmap_bucket_number',
    summary: 'Returns the number of the bitmap that a number falls in.',
    params: ['col'],
    inputs: [LongType],
    returns: LongType,
    kernel: () => (x: Integer) => (x > 0 ? add(1, divide(subtract(x, 1), BITMAP_BITS)) : divide(x, BITMAP_BITS)),
  }),
  scalar({
    name: 'bitmap_count',
    summary: 'Counts the bits set in a bitmap.',
    params: ['col'],
    check: ([bytes]) => {
      if (bytes === undefined || bytes.dataType.kind === 'binary') return
      throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
        sqlExpr: `"bitmap_count(${bytes.sql})"`,
        paramIndex: '0',
        requiredType: '"BINARY"',
        inputSql: `"${bytes.sql}"`,
        inputType: `"${sqlType(bytes.dataType)}"`,
      })
    },
    returns: LongType,
    kernel: () => (bytes: Uint8Array) => {
      let count = 0
      for (let byte of bytes) for (; byte !== 0; byte &= byte - 1) count++
      return count
    },
  }),
]

export const miscFunctions: readonly SparkFunction[] = [
  ...bitmapFunctions,
  assertTrue,
  scalar({
    name: 'raise_error',
    summary: 'Raises an error with a message.',
    params: ['errMsg: col|str'],
    inputs: [StringType],
    returns: VoidType,
    nullable: true,
    nulls: 'pass',
    foldable: false,
    kernel: () => (message: string | null) => {
      throw javaRuntimeException(String(message))
    },
  }),
  scalar({
    name: 'typeof',
    summary: 'Returns the type of the argument as a DDL text.',
    params: ['col'],
    returns: StringType,
    nullable: false,
    nulls: 'pass',
    kernel: ({ arguments: args }) => {
      const text = simpleString(argumentType(args))
      return () => text
    },
  }),
  scalar({
    name: 'monotonically_increasing_id',
    summary: 'Returns a number that grows from row to row, from that of the partition in the upper bits.',
    params: [],
    returns: LongType,
    nullable: false,
    deterministic: false,
    kernel: ({ partition }) => {
      let next = partition * 2 ** 33
      return () => next++
    },
  }),
  scalar({
    name: 'spark_partition_id',
    summary: 'Returns the number of the partition.',
    params: [],
    returns: IntegerType,
    nullable: false,
    deterministic: false,
    kernel:
      ({ partition }) =>
      () =>
        partition,
    sql: () => 'SPARK_PARTITION_ID()',
  }),
  scalar({
    name: 'uuid',
    summary: 'Returns a random UUID.',
    params: [],
    python: false,
    returns: StringType,
    nullable: false,
    deterministic: false,
    seeded: true,
    kernel: ({ seed = 0n }) => {
      const random = new XorShiftRandom(seed)
      return () => random.nextUuid()
    },
  }),
  scalar({
    name: 'current_database',
    aliases: ['current_schema'],
    summary: 'Returns the current database.',
    params: [],
    returns: StringType,
    nullable: false,
    kernel:
      ({ currentDatabase }) =>
      () =>
        currentDatabase,
    sql: () => 'current_database()',
  }),
  constant('current_catalog', [], 'Returns the current catalog: spark_catalog.', 'spark_catalog'),
  refused(
    ['current_user', 'user'],
    'Returns the name of the user that runs the job.',
    'a test has no cluster user',
    'Pass the name to the job as an argument, or use lit().',
  ),
  refused(
    ['version'],
    "Returns Spark's version and revision.",
    'the revision depends on the build that Glue runs',
    'Use spark.version, or lit().',
  ),
  scalar({
    name: 'input_file_name',
    summary: 'Returns the file that a row was read from; an empty text after a shuffle.',
    params: [],
    returns: StringType,
    nullable: false,
    deterministic: false,
    kernel: () => () => '',
    sql: () => 'input_file_name()',
  }),
  ...(['input_file_block_start', 'input_file_block_length'] as const).map((name) =>
    scalar({
      name,
      summary: `Returns ${name === 'input_file_block_start' ? 'where the part of the file begins' : 'how long the part of the file is'} that a row was read from, in bytes; -1 after a shuffle.`,
      params: [],
      returns: LongType,
      nullable: false,
      deterministic: false,
      kernel: () => () => -1,
      sql: () => `${name}()`,
    }),
  ),
]
