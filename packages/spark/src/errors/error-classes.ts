/** One row of Spark's table of error classes. */
export interface ErrorClass {
  readonly message: string
  readonly sqlState?: string
}

/**
 * The error classes that the engine raises, with the words of Spark 3.5.6 (`error/error-classes.json`, Apache-2.0):
 * what a job can catch or print has to read as it does on Spark.
 */
export const ERROR_CLASSES: Readonly<Record<string, ErrorClass>> = {
  AGGREGATE_FUNCTION_WITH_NONDETERMINISTIC_EXPRESSION: { message: 'Non-deterministic expression <sqlExpr> should not appear in the arguments of an aggregate function.' },
  ALL_PARTITION_COLUMNS_NOT_ALLOWED: { message: "Cannot use all columns for partition columns." },
  AMBIGUOUS_ALIAS_IN_NESTED_CTE: {
    message:
      "Name <name> is ambiguous in nested CTE.\nPlease set <config> to \"CORRECTED\" so that name defined in inner CTE takes precedence. If set it to \"LEGACY\", outer CTE definitions will take precedence.\nSee '<docroot>/sql-migration-guide.html#query-engine'.",
  },
  AMBIGUOUS_COLUMN_OR_FIELD: { message: 'Column or field <name> is ambiguous and has <n> matches.', sqlState: '42702' },
  AMBIGUOUS_LATERAL_COLUMN_ALIAS: { message: "Lateral column alias <name> is ambiguous and has <n> matches.", sqlState: "42702" },
  AMBIGUOUS_REFERENCE: { message: 'Reference <name> is ambiguous, could be: <referenceNames>.', sqlState: '42704' },
  AMBIGUOUS_REFERENCE_TO_FIELDS: { message: 'Ambiguous reference to the field <field>. It appears <count> times in the schema.', sqlState: '42000' },
  ARITHMETIC_OVERFLOW: {
    message: '<message>.<alternative> If necessary set <config> to "false" to bypass this error.',
    sqlState: '22003',
  },
  BINARY_ARITHMETIC_OVERFLOW: { message: '<value1> <symbol> <value2> caused overflow.', sqlState: '22003' },
  CANNOT_DECODE_URL: {
    message:
      'The provided URL cannot be decoded: <url>. Please ensure that the URL is properly formatted and try again.',
    sqlState: '22546',
  },
  CANNOT_MODIFY_CONFIG: {
    message: "Cannot modify the value of the Spark config: <key>.\nSee also '<docroot>/sql-migration-guide.html#ddl-statements'.",
    sqlState: '46110',
  },
  CANNOT_PARSE_INTERVAL: {
    message:
      'Unable to parse <intervalString>. Please ensure that the value provided is in a valid format for defining an interval. You can reference the documentation for the correct format. If the issue persists, please double check that the input value is not null or empty and try again.',
  },
  CANNOT_PARSE_TIMESTAMP: {
    message: '<message>. If necessary set <ansiConfig> to "false" to bypass this error.',
    sqlState: '22007',
  },
  CANNOT_RESOLVE_STAR_EXPAND: {
    message:
      'Cannot resolve <targetString>.* given input columns <columns>. Please check that the specified table or struct exists and is accessible in the input columns.',
  },
  CANNOT_READ_FILE_FOOTER: {
    message:
      'Could not read footer for file: <file>. Please ensure that the file is in either ORC or Parquet format. If not, please convert it to a valid format. If the file is in the valid format, please check if it is corrupt. If it is, you can choose to either ignore it or fix the corruption.',
  },
  CAST_INVALID_INPUT: {
    message:
      'The value <expression> of the type <sourceType> cannot be cast to <targetType> because it is malformed. Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead. If necessary set <ansiConfig> to "false" to bypass this error.',
    sqlState: '22018',
  },
  CAST_OVERFLOW: {
    message:
      'The value <value> of the type <sourceType> cannot be cast to <targetType> due to an overflow. Use `try_cast` to tolerate overflow and return NULL instead. If necessary set <ansiConfig> to "false" to bypass this error.',
    sqlState: '22003',
  },
  CAST_OVERFLOW_IN_TABLE_INSERT: { message: "Fail to insert a value of <sourceType> type into the <targetType> type column <columnName> due to an overflow. Use `try_cast` on the input value to tolerate overflow and return NULL instead.", sqlState: '22003' },
  COLUMN_ALREADY_EXISTS: {
    message: 'The column <columnName> already exists. Consider to choose another name or rename the existing column.',
    sqlState: '42711',
  },
  COLUMN_NOT_DEFINED_IN_TABLE: { message: "<colType> column <colName> is not defined in table <tableName>, defined table columns are: <tableCols>." },
  COLUMN_NOT_FOUND: {
    message:
      'The column <colName> cannot be found. Verify the spelling and correctness of the column name according to the SQL config <caseSensitiveConfig>.',
    sqlState: '42703',
  },
  COMPARATOR_RETURNS_NULL: {
    message:
      'The comparator has returned a NULL for a comparison between <firstValue> and <secondValue>. It should return a positive integer for "greater than", 0 for "equal" and a negative integer for "less than". To revert to deprecated behavior where NULL is treated as 0 (equal), you must set "spark.sql.legacy.allowNullComparisonResultInArraySort" to "true".',
  },
  CONVERSION_INVALID_INPUT: {
    message:
      'The value <str> (<fmt>) cannot be converted to <targetType> because it is malformed. Correct the value as per the syntax, or change its format. Use <suggestion> to tolerate malformed input and return NULL instead.',
    sqlState: '22018',
  },
  'DATATYPE_MISMATCH.ARRAY_FUNCTION_DIFF_TYPES': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: Input to <functionName> should have been <dataType> followed by a value with same element type, but it's [<leftType>, <rightType>].",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.BINARY_ARRAY_DIFF_TYPES': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: Input to function <functionName> should have been two <arrayType> with same element type, but it's [<leftType>, <rightType>].",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: the left and right operands of the binary operator have incompatible types (<left> and <right>).',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: the binary operator requires the input type <inputType>, not <actualDataType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.BLOOM_FILTER_BINARY_OP_WRONG_TYPE': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: The Bloom filter binary input to <functionName> should be either a constant value or a scalar subquery expression, but it's <actual>.",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.BLOOM_FILTER_WRONG_TYPE': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: Input to function <functionName> should have been <expectedLeft> followed by value with <expectedRight>, but it's [<actual>].",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CANNOT_CONVERT_TO_JSON': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Unable to convert column <name> of type <type> to JSON.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CANNOT_DROP_ALL_FIELDS': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: Cannot drop all fields in struct.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: cannot cast <srcType> to <targetType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CAST_WITH_CONF_SUGGESTION': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: cannot cast <srcType> to <targetType> with ANSI mode on.\nIf you have to cast <srcType> to <targetType>, you can set <config> as <configVal>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CAST_WITH_FUNC_SUGGESTION': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: cannot cast <srcType> to <targetType>.\nTo convert values from <srcType> to <targetType>, you can use the functions <functionNames> instead.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CREATE_MAP_KEY_DIFF_TYPES': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The given keys of function <functionName> should all be the same type, but they are <dataType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CREATE_MAP_VALUE_DIFF_TYPES': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The given values of function <functionName> should all be the same type, but they are <dataType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.CREATE_NAMED_STRUCT_WITHOUT_FOLDABLE_STRING': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Only foldable `STRING` expressions are allowed to appear at odd position, but they are <inputExprs>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.DATA_DIFF_TYPES': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: Input to <functionName> should all be the same type, but it's <dataType>.",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Filter expression <filter> of type <type> is not a boolean.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.HASH_MAP_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Input to the function <functionName> cannot contain elements of the "MAP" type. In Spark, same maps may have different hashcode, thus hash expressions are prohibited on "MAP" elements. To restore previous behavior set "spark.sql.legacy.allowHashOnMapType" to "true".',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.INPUT_SIZE_NOT_ONE': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: Length of <exprName> should be 1.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.INVALID_ARG_VALUE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The <inputName> value must to be a <requireType> literal of <validValues>, but got <inputValue>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.INVALID_JSON_MAP_KEY_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Input schema <schema> can only contain STRING as a key type for a MAP.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.INVALID_JSON_SCHEMA': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Input schema <schema> must be a struct, an array or a map.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.INVALID_MAP_KEY_TYPE': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: The key of map cannot be/contain <keyType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.INVALID_ORDERING_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The <functionName> does not support ordering on type <dataType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.INVALID_ROW_LEVEL_OPERATION_ASSIGNMENTS': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: <errors>',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The data type of one or more elements in the left hand side of an IN subquery is not compatible with the data type of the output of the subquery. Mismatched columns: [<mismatchedColumns>], left side: [<leftType>], right side: [<rightType>].',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The number of columns in the left hand side of an IN subquery does not match the number of columns in the output of subquery. Left hand side columns(length: <leftLength>): [<leftColumns>], right hand side columns(length: <rightLength>): [<rightColumns>].',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.MAP_CONCAT_DIFF_TYPES': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: The <functionName> should all be of type map, but it's <dataType>.",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: Input to <functionName> should have been <dataType> followed by a value with same key type, but it's [<leftType>, <rightType>].",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.MAP_ZIP_WITH_DIFF_TYPES': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: Input to the <functionName> should have been two maps with compatible key types, but it's [<leftType>, <rightType>].",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.NON_FOLDABLE_INPUT': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: the input <inputName> should be a foldable <inputType> expression; however, got <inputExpr>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.NON_STRING_TYPE': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: all arguments must be strings.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.NULL_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Null typed values cannot be used as arguments of <functionName>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.PARAMETER_CONSTRAINT_VIOLATION': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The <leftExprName>(<leftExprValue>) must be <constraint> the <rightExprName>(<rightExprValue>).',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.RANGE_FRAME_INVALID_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The data type <orderSpecType> used in the order specification does not match the data type <valueBoundaryType> which is used in the range frame.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.RANGE_FRAME_MULTI_ORDER': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: A range window frame with value boundaries cannot be used in a window specification with multiple order by expressions: <orderSpec>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.RANGE_FRAME_WITHOUT_ORDER': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: A range window frame cannot be used in an unordered window specification.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.SEQUENCE_WRONG_INPUT_TYPES': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: <functionName> uses the wrong parameter type. The parameter type must conform to:\n1. The start and stop expressions must resolve to the same type.\n2. If start and stop expressions resolve to the <startType> type, then the step expression must resolve to the <stepType> type.\n3. Otherwise, if start and stop expressions resolve to the <otherStartType> type, then the step expression must resolve to the same type.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_DIFF_TYPES': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Window frame bounds <lower> and <upper> do not have the same type: <lowerType> <> <upperType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_INVALID_BOUND': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Window frame upper bound <upper> does not follow the lower bound <lower>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The data type of the <location> bound <exprType> does not match the expected data type <expectedType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WITHOUT_FOLDABLE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Window frame <location> bound <expression> is not a literal.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The lower bound of a window frame must be <comparison> to the upper bound.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.STACK_COLUMN_DIFF_TYPES': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The data type of the column (<columnIndex>) do not have the same type: <leftType> (<leftParamIndex>) <> <rightType> (<rightParamIndex>).',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.TYPE_CHECK_FAILURE_WITH_HINT': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: <msg><hint>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.UNEXPECTED_CLASS_TYPE': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: class <className> not found.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: Parameter <paramIndex> requires the <requiredType> type, however <inputSql> has the type <inputType>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.UNEXPECTED_NULL': {
    message: 'Cannot resolve <sqlExpr> due to data type mismatch: The <exprName> must not be null.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.UNEXPECTED_RETURN_TYPE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The <functionName> requires return <expectedType> type, but the actual is <actualType> type.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.UNEXPECTED_STATIC_METHOD': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: cannot find a static method <methodName> that matches the argument types in <className>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.UNSUPPORTED_INPUT_TYPE': {
    message:
      "Cannot resolve <sqlExpr> due to data type mismatch: The input of <functionName> can't be <dataType> type data.",
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The <exprName> must be between <valueRange> (current value = <currentValue>).',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.WRONG_NUM_ARG_TYPES': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The expression requires <expectedNum> argument types but the actual number is <actualNum>.',
    sqlState: '42K09',
  },
  'DATATYPE_MISMATCH.WRONG_NUM_ENDPOINTS': {
    message:
      'Cannot resolve <sqlExpr> due to data type mismatch: The number of endpoints must be >= 2 to construct intervals but the actual number is <actualNumber>.',
    sqlState: '42K09',
  },
  DATATYPE_MISSING_SIZE: { message: 'DataType <type> requires a length parameter, for example <type>(10). Please specify the length.', sqlState: '42K01' },
  DATA_SOURCE_NOT_FOUND: {
    message:
      'Failed to find the data source: <provider>. Please find packages at `https://spark.apache.org/third-party-projects.html`.',
    sqlState: '42K02',
  },
  DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION: {
    message: 'Decimal precision <precision> exceeds max precision <maxPrecision>.',
    sqlState: '22003',
  },
  DISTINCT_WINDOW_FUNCTION_UNSUPPORTED: { message: 'Distinct window functions are not supported: <windowExpr>.' },
  DIVIDE_BY_ZERO: {
    message:
      'Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead. If necessary set <config> to "false" to bypass this error.',
    sqlState: '22012',
  },
  DUPLICATED_MAP_KEY: {
    message:
      'Duplicate map key <key> was found, please check the input data. If you want to remove the duplicated keys, you can set <mapKeyDedupPolicy> to "LAST_WIN" so that the key inserted at last takes precedence.',
    sqlState: '23505',
  },
  'DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.BOTH_POSITIONAL_AND_NAMED': {
    message:
      'Call to function <functionName> is invalid because it includes multiple argument assignments to the same parameter name <parameterName>. A positional argument and named argument both referred to the same parameter. Please remove the named argument referring to this parameter.',
    sqlState: '4274K',
  },
  'DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE': {
    message:
      'Call to function <functionName> is invalid because it includes multiple argument assignments to the same parameter name <parameterName>. More than one named argument referred to the same parameter. Please assign a value only once.',
    sqlState: '4274K',
  },
  FAILED_FUNCTION_CALL: {
    message: "Failed preparing of the function <funcName> for call. Please, double check function's arguments.",
    sqlState: '38000',
  },
  FIELD_NOT_FOUND: { message: 'No such struct field <fieldName> in <fields>.', sqlState: '42704' },
  FORBIDDEN_OPERATION: {
    message: 'The operation <statement> is not allowed on the <objectType>: <objectName>.',
    sqlState: '42809',
  },
  GROUPING_COLUMN_MISMATCH: { message: "Column of grouping (<grouping>) can't be found in grouping columns <groupingColumns>.", sqlState: '42803' },
  GROUPING_ID_COLUMN_MISMATCH: {
    message: 'Columns of grouping_id (<groupingIdColumn>) does not match grouping columns (<groupByColumns>).',
    sqlState: '42803',
  },
  GROUP_BY_AGGREGATE: {
    message: 'Aggregate functions are not allowed in GROUP BY, but found <sqlExpr>.',
    sqlState: '42903',
  },
  GROUP_BY_POS_AGGREGATE: {
    message:
      'GROUP BY <index> refers to an expression <aggExpr> that contains an aggregate function. Aggregate functions are not allowed in GROUP BY.',
    sqlState: '42903',
  },
  GROUP_BY_POS_OUT_OF_RANGE: {
    message: 'GROUP BY position <index> is not in select list (valid range is [1, <size>]).',
    sqlState: '42805',
  },
  GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE: {
    message:
      'The expression <sqlExpr> cannot be used as a grouping expression because its data type <dataType> is not an orderable data type.',
  },
  HLL_INVALID_LG_K: {
    message: 'Invalid call to <function>; the `lgConfigK` value must be between <min> and <max>, inclusive: <value>.',
  },
  HLL_UNION_DIFFERENT_LG_K: {
    message:
      'Sketches have different `lgConfigK` values: <left> and <right>. Set the `allowDifferentLgConfigK` parameter to true to call <function> with different `lgConfigK` values.',
  },
  IDENTIFIER_TOO_MANY_NAME_PARTS: {
    message: '<identifier> is not a valid identifier as it has more than 2 name parts.',
    sqlState: '42601',
  },
  INCOMPARABLE_PIVOT_COLUMN: {
    message: 'Invalid pivot column <columnName>. Pivot columns must be comparable.',
    sqlState: '42818',
  },
  INCOMPATIBLE_COLUMN_TYPE: {
    message:
      '<operator> can only be performed on tables with compatible column types. The <columnOrdinalNumber> column of the <tableOrdinalNumber> table is <dataType1> type which is not compatible with <dataType2> at the same column of the first table.<hint>.',
    sqlState: '42825',
  },
  'INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST': { message: "Cannot write incompatible data for the table <tableName>: Cannot safely cast <colName> <srcType> to <targetType>.", sqlState: 'KD000' },
  INCOMPATIBLE_JOIN_TYPES: {
    message: 'The join types <joinType1> and <joinType2> are incompatible.',
    sqlState: '42613',
  },
  INCOMPATIBLE_VIEW_SCHEMA_CHANGE: {
    message:
      'The SQL query of view <viewName> has an incompatible schema change and column <colName> cannot be resolved. Expected <expectedNum> columns named <colName> but got <actualCols>.\nPlease try to re-create the view by running: <suggestion>.',
  },
  'INCOMPLETE_TYPE_DEFINITION.ARRAY': { message: 'Incomplete complex type: The definition of "ARRAY" type is incomplete. You must provide an element type. For example: "ARRAY<elementType>".', sqlState: '42K01' },
  'INCOMPLETE_TYPE_DEFINITION.MAP': { message: 'Incomplete complex type: The definition of "MAP" type is incomplete. You must provide a key type and a value type. For example: "MAP<TIMESTAMP, INT>".', sqlState: '42K01' },
  'INCOMPLETE_TYPE_DEFINITION.STRUCT': { message: 'Incomplete complex type: The definition of "STRUCT" type is incomplete. You must provide at least one field type. For example: "STRUCT<name STRING, phone DECIMAL(10, 0)>".', sqlState: '42K01' },
  'INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION': {
    message:
      "You may get a different result due to the upgrading to Spark >= 3.0:\nFail to recognize <pattern> pattern in the DateTimeFormatter. 1) You can set <config> to \"LEGACY\" to restore the behavior before Spark 3.0. 2) You can form a valid datetime pattern with the guide from '<docroot>/sql-ref-datetime-pattern.html'.",
    sqlState: '42K0B',
  },
  'INCONSISTENT_BEHAVIOR_CROSS_VERSION.PARSE_DATETIME_BY_NEW_PARSER': {
    message:
      'You may get a different result due to the upgrading to Spark >= 3.0:\nFail to parse <datetime> in the new parser. You can set <config> to "LEGACY" to restore the behavior before Spark 3.0, or set to "CORRECTED" and treat it as an invalid datetime string.',
    sqlState: '42K0B',
  },
  'INCONSISTENT_BEHAVIOR_CROSS_VERSION.READ_ANCIENT_DATETIME': {
    message:
      'You may get a different result due to the upgrading to Spark >= 3.0:\nreading dates before 1582-10-15 or timestamps before 1900-01-01T00:00:00Z\nfrom <format> files can be ambiguous, as the files may be written by\nSpark 2.x or legacy versions of Hive, which uses a legacy hybrid calendar\nthat is different from Spark 3.0+\'s Proleptic Gregorian calendar.\nSee more details in SPARK-31404. You can set the SQL config <config> or\nthe datasource option <option> to "LEGACY" to rebase the datetime values\nw.r.t. the calendar difference during reading. To read the datetime values\nas it is, set the SQL config or the datasource option to "CORRECTED".',
    sqlState: '42K0B',
  },
  'INCONSISTENT_BEHAVIOR_CROSS_VERSION.WRITE_ANCIENT_DATETIME': {
    message:
      'You may get a different result due to the upgrading to Spark >= 3.0:\nwriting dates before 1582-10-15 or timestamps before 1900-01-01T00:00:00Z\ninto <format> files can be dangerous, as the files may be read by Spark 2.x\nor legacy versions of Hive later, which uses a legacy hybrid calendar that\nis different from Spark 3.0+\'s Proleptic Gregorian calendar. See more\ndetails in SPARK-31404. You can set <config> to "LEGACY" to rebase the\ndatetime values w.r.t. the calendar difference during writing, to get maximum\ninteroperability. Or set the config to "CORRECTED" to write the datetime\nvalues as it is, if you are sure that the written files will only be read by\nSpark 3.0+ or other systems that use Proleptic Gregorian calendar.',
    sqlState: '42K0B',
  },
  'INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS': { message: "Cannot write to <tableName>, the reason is not enough data columns:\nTable columns: <tableColumns>.\nData columns: <dataColumns>.", sqlState: '21S01' },
  'INSERT_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS': { message: "Cannot write to <tableName>, the reason is too many data columns:\nTable columns: <tableColumns>.\nData columns: <dataColumns>.", sqlState: '21S01' },
  INTERNAL_ERROR: { message: '<message>', sqlState: 'XX000' },
  INTERVAL_ARITHMETIC_OVERFLOW: { message: '<message>.<alternative>', sqlState: '22015' },
  INTERVAL_DIVIDED_BY_ZERO: {
    message: 'Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead.',
    sqlState: '22012',
  },
  INVALID_ARRAY_INDEX: {
    message:
      'The index <indexValue> is out of bounds. The array has <arraySize> elements. Use the SQL function `get()` to tolerate accessing element at invalid index and return NULL instead. If necessary set <ansiConfig> to "false" to bypass this error.',
    sqlState: '22003',
  },
  INVALID_ARRAY_INDEX_IN_ELEMENT_AT: {
    message:
      'The index <indexValue> is out of bounds. The array has <arraySize> elements. Use `try_element_at` to tolerate accessing element at invalid index and return NULL instead. If necessary set <ansiConfig> to "false" to bypass this error.',
    sqlState: '22003',
  },
  'INVALID_BOUNDARY.END': { message: "The boundary <boundary> is invalid: <invalidValue>. Expected the value is '0', '<longMaxValue>', '[<intMinValue>, <intMaxValue>]'." },
  'INVALID_BOUNDARY.START': { message: "The boundary <boundary> is invalid: <invalidValue>. Expected the value is '0', '<longMinValue>', '[<intMinValue>, <intMaxValue>]'." },
  INVALID_BITMAP_POSITION: {
    message:
      'The 0-indexed bitmap position <bitPosition> is out of bounds. The bitmap has <bitmapNumBits> bits (<bitmapNumBytes> bytes).',
    sqlState: '22003',
  },
  INVALID_COLUMN_OR_FIELD_DATA_TYPE: {
    message: "Column or field <name> is of type <type> while it's required to be <expectedType>.",
    sqlState: '42000',
  },
  INVALID_ESC: {
    message: 'Found an invalid escape string: <invalidEscape>. The escape string must contain only one character.',
    sqlState: '42604',
  },
  INVALID_ESCAPE_CHAR: { message: '`EscapeChar` should be a string literal of length one, but got <sqlExpr>.' },
  INVALID_EXTRACT_BASE_FIELD_TYPE: {
    message: "Can't extract a value from <base>. Need a complex type [STRUCT, ARRAY, MAP] but got <other>.",
    sqlState: '42000',
  },
  INVALID_EXTRACT_FIELD: { message: 'Cannot extract <field> from <expr>.', sqlState: '42601' },
  INVALID_EXTRACT_FIELD_TYPE: { message: "Field name should be a non-null string literal, but it's <extraction>.", sqlState: '42000' },
  'INVALID_FORMAT.CONT_THOUSANDS_SEPS': {
    message:
      'The format is invalid: <format>. Thousands separators (, or G) must have digits in between them in the number format.',
    sqlState: '42601',
  },
  'INVALID_FORMAT.CUR_MUST_BEFORE_DEC': { message: 'The format is invalid: <format>. Currency characters must appear before any decimal point in the number format.', sqlState: '42601' },
  'INVALID_FORMAT.CUR_MUST_BEFORE_DIGIT': {
    message: 'The format is invalid: <format>. Currency characters must appear before digits in the number format.',
    sqlState: '42601',
  },
  'INVALID_FORMAT.EMPTY': { message: 'The format is invalid: <format>. The number format string cannot be empty.', sqlState: '42601' },
  'INVALID_FORMAT.ESC_AT_THE_END': { message: 'The format is invalid: <format>. The escape character is not allowed to end with.', sqlState: '42601' },
  'INVALID_FORMAT.ESC_IN_THE_MIDDLE': {
    message: 'The format is invalid: <format>. The escape character is not allowed to precede <char>.',
    sqlState: '42601',
  },
  'INVALID_FORMAT.MISMATCH_INPUT': {
    message: 'The format is invalid: <format>. The input <inputType> <input> does not match the format.',
    sqlState: '42601',
  },
  'INVALID_FORMAT.THOUSANDS_SEPS_MUST_BEFORE_DEC': {
    message:
      'The format is invalid: <format>. Thousands separators (, or G) may not appear after the decimal point in the number format.',
    sqlState: '42601',
  },
  'INVALID_FORMAT.UNEXPECTED_TOKEN': {
    message:
      'The format is invalid: <format>. Found the unexpected <token> in the format string; the structure of the format string must match: `[MI|S]` `[$]` `[0|9|G|,]*` `[.|D]` `[0|9]*` `[$]` `[PR|MI|S]`.',
    sqlState: '42601',
  },
  'INVALID_FORMAT.WRONG_NUM_DIGIT': {
    message: 'The format is invalid: <format>. The format string requires at least one number digit.',
    sqlState: '42601',
  },
  'INVALID_FORMAT.WRONG_NUM_TOKEN': {
    message: 'The format is invalid: <format>. At most one <token> is allowed in the number format.',
    sqlState: '42601',
  },
  INVALID_FRACTION_OF_SECOND: {
    message:
      'The fraction of sec must be zero. Valid range is [0, 60]. If necessary set <ansiConfig> to "false" to bypass this error.',
    sqlState: '22023',
  },
  INVALID_IDENTIFIER: { message: 'The identifier <ident> is invalid. Please, consider quoting it with back-quotes as `<ident>`.', sqlState: '42602' },
  INVALID_INDEX_OF_ZERO: {
    message: 'The index 0 is invalid. An index shall be either < 0 or > 0 (the first element has index 1).',
    sqlState: '22003',
  },
  'INVALID_INLINE_TABLE.CANNOT_EVALUATE_EXPRESSION_IN_INLINE_TABLE': {
    message: 'Invalid inline table. Cannot evaluate the expression <expr> in inline table definition.',
  },
  'INVALID_INLINE_TABLE.FAILED_SQL_EXPRESSION_EVALUATION': {
    message:
      'Invalid inline table. Failed to evaluate the SQL expression <sqlExpr>. Please check your syntax and ensure all required tables and columns are available.',
    sqlState: '42000',
  },
  'INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE': {
    message: 'Invalid inline table. Found incompatible types in the column <colName> for inline table.',
  },
  'INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH': {
    message:
      'Invalid inline table. Inline table expected <expectedNumCols> columns but found <actualNumCols> columns in row <rowIndex>.',
  },
  INVALID_JSON_SCHEMA_MAP_TYPE: { message: 'Input schema <jsonSchema> can only contain STRING as a key type for a MAP.', sqlState: '22032' },
  'INVALID_LAMBDA_FUNCTION_CALL.DUPLICATE_ARG_NAMES': {
    message:
      'Invalid lambda function call. The lambda function has duplicate arguments <args>. Please, consider to rename the argument names or set <caseSensitiveConfig> to "true".',
  },
  'INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION': {
    message:
      'Invalid lambda function call. A lambda function should only be used in a higher order function. However, its class is <class>, which is not a higher order function.',
  },
  'INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH': {
    message:
      'Invalid lambda function call. A higher order function expects <expectedNumArgs> arguments, but got <actualNumArgs>.',
  },
  INVALID_LATERAL_JOIN_TYPE: { message: "The <joinType> JOIN with LATERAL correlation is not allowed because an OUTER subquery cannot correlate to its join partner. Remove the LATERAL correlation or use an INNER JOIN, or LEFT OUTER JOIN instead.", sqlState: "42613" },
  'INVALID_LIMIT_LIKE_EXPRESSION.DATA_TYPE': {
    message:
      'The limit like expression <expr> is invalid. The <name> expression must be integer type, but got <dataType>.',
  },
  'INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE': {
    message:
      'The limit like expression <expr> is invalid. The <name> expression must be equal to or greater than 0, but got <v>.',
  },
  'INVALID_LIMIT_LIKE_EXPRESSION.IS_NULL': {
    message: 'The limit like expression <expr> is invalid. The evaluated <name> expression must not be null.',
  },
  'INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE': {
    message: 'The limit like expression <expr> is invalid. The <name> expression must evaluate to a constant value.',
  },
  INVALID_NON_DETERMINISTIC_EXPRESSIONS: {
    message: 'The operator expects a deterministic expression, but the actual expression is <sqlExprs>.',
    sqlState: '42K0E',
  },
  'INVALID_OBSERVED_METRICS.AGGREGATE_EXPRESSION_WITH_DISTINCT_UNSUPPORTED': {
    message:
      'Invalid observed metrics. Aggregate expression with distinct are not allowed in observed metrics, but found: <expr>.',
  },
  'INVALID_OBSERVED_METRICS.MISSING_NAME': {
    message: 'Invalid observed metrics. The observed metrics should be named: <operator>.',
  },
  'INVALID_OBSERVED_METRICS.NON_AGGREGATE_FUNC_ARG_IS_ATTRIBUTE': {
    message: 'Invalid observed metrics. Attribute <expr> can only be used as an argument to an aggregate function.',
  },
  'INVALID_OBSERVED_METRICS.NON_AGGREGATE_FUNC_ARG_IS_NON_DETERMINISTIC': {
    message:
      'Invalid observed metrics. Non-deterministic expression <expr> can only be used as an argument to an aggregate function.',
  },
  'INVALID_OBSERVED_METRICS.WINDOW_EXPRESSIONS_UNSUPPORTED': {
    message: 'Invalid observed metrics. Window expressions are not allowed in observed metrics, but found: <expr>.',
  },
  INVALID_NUMERIC_LITERAL_RANGE: {
    message:
      'Numeric literal <rawStrippedQualifier> is outside the valid range for <typeName> with minimum value of <minValue> and maximum value of <maxValue>. Please adjust the value accordingly.',
  },
  'INVALID_OPTIONS.NON_MAP_FUNCTION': {
    message: 'Invalid options: Must use the `map()` function for options.',
    sqlState: '42K06',
  },
  'INVALID_OPTIONS.NON_STRING_TYPE': {
    message: 'Invalid options: A type of keys and values in `map()` must be string, but got <mapType>.',
    sqlState: '42K06',
  },
  'INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR': {
    message: 'The value of parameter(s) <parameter> in <functionName> is invalid: detail message: <detailMessage>',
    sqlState: '22023',
  },
  'INVALID_PARAMETER_VALUE.AES_IV_LENGTH': {
    message:
      'The value of parameter(s) <parameter> in <functionName> is invalid: supports 16-byte CBC IVs and 12-byte GCM IVs, but got <actualLength> bytes for <mode>.',
    sqlState: '22023',
  },
  'INVALID_PARAMETER_VALUE.AES_KEY_LENGTH': {
    message:
      'The value of parameter(s) <parameter> in <functionName> is invalid: expects a binary value with 16, 24 or 32 bytes, but got <actualLength> bytes.',
    sqlState: '22023',
  },
  'INVALID_PARAMETER_VALUE.DATETIME_UNIT': {
    message:
      'The value of parameter(s) <parameter> in <functionName> is invalid: expects one of the units without quotes YEAR, QUARTER, MONTH, WEEK, DAY, DAYOFYEAR, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, but got the string literal <invalidValue>.',
    sqlState: '22023',
  },
  'INVALID_PARAMETER_VALUE.PATTERN': {
    message: 'The value of parameter(s) <parameter> in <functionName> is invalid: <value>.',
    sqlState: '22023',
  },
  'INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX': {
    message:
      'The value of parameter(s) <parameter> in <functionName> is invalid: Expects group index between 0 and <groupCount>, but got <groupIndex>.',
    sqlState: '22023',
  },
  'INVALID_PARAMETER_VALUE.ZERO_INDEX': {
    message:
      'The value of parameter(s) <parameter> in <functionName> is invalid: expects %1$, %2$ and so on, but got %0$.',
    sqlState: '22023',
  },
  INVALID_SCHEMA: { message: 'The input schema <inputSchema> is not a valid schema string.', sqlState: '42K07' },
  'INVALID_SCHEMA.NON_STRING_LITERAL': {
    message:
      'The input schema <inputSchema> is not a valid schema string. The input expression must be string literal and not null.',
    sqlState: '42K07',
  },
  'INVALID_SCHEMA.NON_STRUCT_TYPE': {
    message:
      'The input schema <inputSchema> is not a valid schema string. The input expression should be evaluated to struct type, but got <dataType>.',
    sqlState: '42K07',
  },
  'INVALID_SCHEMA.PARSE_ERROR': {
    message: 'The input schema <inputSchema> is not a valid schema string. Cannot parse the schema:\n<reason>',
    sqlState: '42K07',
  },
  INVALID_SQL_ARG: { message: "The argument <name> of `sql()` is invalid. Consider to replace it by a SQL literal." },
  'INVALID_SQL_SYNTAX.EMPTY_PARTITION_VALUE': {
    message: 'Invalid SQL syntax: Partition key <partKey> must set value.',
    sqlState: '42000',
  },
  'INVALID_SQL_SYNTAX.INVALID_TABLE_FUNCTION_IDENTIFIER_ARGUMENT_MISSING_PARENTHESES': {
    message:
      'Invalid SQL syntax: Syntax error: call to table-valued function is invalid because parentheses are missing around the provided TABLE argument <argumentName>; please surround this with parentheses and try again.',
    sqlState: '42000',
  },
  'INVALID_SQL_SYNTAX.INVALID_TABLE_VALUED_FUNC_NAME': {
    message: 'Invalid SQL syntax: Table valued function cannot specify database name: <funcName>.',
    sqlState: '42000',
  },
  'INVALID_SQL_SYNTAX.LATERAL_WITHOUT_SUBQUERY_OR_TABLE_VALUED_FUNC': { message: "Invalid SQL syntax: LATERAL can only be used with subquery and table-valued functions.", sqlState: "42000" },
  'INVALID_SQL_SYNTAX.MULTI_PART_NAME': {
    message: 'Invalid SQL syntax: <statement> with multiple part function name(<funcName>) is not allowed.',
    sqlState: '42000',
  },
  'INVALID_SQL_SYNTAX.REPETITIVE_WINDOW_DEFINITION': {
    message: 'Invalid SQL syntax: The definition of window <windowName> is repetitive.',
    sqlState: '42000',
  },
  'INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN': { message: "Invalid subquery: Scalar subquery must return only one column, but got <number>.", sqlState: "42823" },
  INVALID_TYPED_LITERAL: {
    message: 'The value of the typed literal <valueType> is invalid: <value>.',
    sqlState: '42604',
  },
  INVALID_URL: { message: 'The url is invalid: <url>. If necessary set <ansiConfig> to "false" to bypass this error.' },
  INVALID_USAGE_OF_STAR_OR_REGEX: { message: 'Invalid usage of <elem> in <prettyName>.', sqlState: '42000' },
  INVALID_WHERE_CONDITION: {
    message:
      'The WHERE condition <condition> contains invalid expressions: <expressionList>.\nRewrite the query to avoid window functions, aggregate functions, and generator functions in the WHERE clause.',
    sqlState: '42903',
  },
  INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC: { message: 'Cannot specify ORDER BY or a window frame for <aggFunc>.' },
  JOIN_CONDITION_IS_NOT_BOOLEAN_TYPE: {
    message: 'The join condition <joinCondition> has the invalid type <conditionType>, expected "BOOLEAN".',
  },
  LOCATION_ALREADY_EXISTS: { message: "Cannot name the managed table as <identifier>, as its associated location <location> already exists. Please pick a different table name, or remove the existing location first.", sqlState: '42710' },
  MALFORMED_RECORD_IN_PARSING: {
    message:
      "Malformed records are detected in record parsing: <badRecord>.\nParse Mode: <failFastMode>. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'.",
    sqlState: '22023',
  },
  'MALFORMED_RECORD_IN_PARSING.CANNOT_PARSE_JSON_ARRAYS_AS_STRUCTS': {
    message:
      "Malformed records are detected in record parsing: <badRecord>.\nParse Mode: <failFastMode>. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'. Parsing JSON arrays as structs is forbidden.",
    sqlState: '22023',
  },
  'MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION': {
    message:
      "Malformed records are detected in record parsing: <badRecord>.\nParse Mode: <failFastMode>. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'. ",
    sqlState: '22023',
  },
  MISSING_AGGREGATION: {
    message:
      'The non-aggregating expression <expression> is based on columns which are not participating in the GROUP BY clause.\nAdd the columns or the expression to the GROUP BY, aggregate the expression, or use <expressionAnyValue> if you do not care which of the values within a group is returned.',
    sqlState: '42803',
  },
  'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_APPEAR_IN_OPERATION': {
    message:
      'Resolved attribute(s) <missingAttributes> missing from <input> in operator <operator>. Attribute(s) with the same name appear in the operation: <operation>.\nPlease check if the right attribute(s) are used.',
  },
  'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT': {
    message: 'Resolved attribute(s) <missingAttributes> missing from <input> in operator <operator>. ',
  },
  MISSING_GROUP_BY: {
    message:
      'The query does not include a GROUP BY clause. Add GROUP BY or turn it into the window functions using OVER clauses.',
    sqlState: '42803',
  },
  NAMED_PARAMETERS_NOT_SUPPORTED: {
    message:
      'Named parameters are not supported for function <functionName>; please retry the query with positional arguments to the function call instead.',
    sqlState: '4274K',
  },
  NESTED_AGGREGATE_FUNCTION: {
    message:
      'It is not allowed to use an aggregate function in the argument of another aggregate function. Please use the inner aggregate function in a sub-query.',
    sqlState: '42607',
  },
  NON_LITERAL_PIVOT_VALUES: {
    message: 'Literal expressions required for pivot values, found <expression>.',
    sqlState: '42K08',
  },
  'NOT_A_CONSTANT_STRING.NOT_CONSTANT': {
    message:
      'The expression <expr> used for the routine or clause <name> must be a constant STRING which is NOT NULL. To be considered constant the expression must not depend on any columns, contain a subquery, or invoke a non deterministic function such as rand().',
    sqlState: '42601',
  },
  'NOT_A_CONSTANT_STRING.NULL': {
    message:
      'The expression <expr> used for the routine or clause <name> must be a constant STRING which is NOT NULL. The expression evaluates to NULL.',
    sqlState: '42601',
  },
  'NOT_A_CONSTANT_STRING.WRONG_TYPE': {
    message:
      'The expression <expr> used for the routine or clause <name> must be a constant STRING which is NOT NULL. The data type of the expression is <dataType>.',
    sqlState: '42601',
  },
  NOT_A_PARTITIONED_TABLE: {
    message: 'Operation <operation> is not allowed for <tableIdentWithDB> because it is not a partitioned table.',
  },
  NOT_SUPPORTED_CHANGE_COLUMN: {
    message:
      "ALTER TABLE ALTER/CHANGE COLUMN is not supported for changing <table>'s column <originName> with type <originType> to <newName> with type <newType>.",
  },
  NULLABLE_COLUMN_OR_FIELD: {
    message: "Column or field <name> is nullable while it's required to be non-nullable.",
    sqlState: '42000',
  },
  NULL_MAP_KEY: { message: 'Cannot use null as map key.', sqlState: '2200E' },
  NUMERIC_OUT_OF_SUPPORTED_RANGE: { message: 'The value <value> cannot be interpreted as a numeric since it has more than 38 digits.', sqlState: '22003' },
  NUMERIC_VALUE_OUT_OF_RANGE: {
    message:
      '<value> cannot be represented as Decimal(<precision>, <scale>). If necessary set <config> to "false" to bypass this error, and return NULL instead.',
    sqlState: '22003',
  },
  NUM_COLUMNS_MISMATCH: {
    message:
      '<operator> can only be performed on inputs with the same number of columns, but the first input has <firstNumColumns> columns and the <invalidOrdinalNum> input has <invalidNumColumns> columns.',
    sqlState: '42826',
  },
  NUM_TABLE_VALUE_ALIASES_MISMATCH: {
    message:
      'Number of given aliases does not match number of output columns. Function name: <funcName>; number of aliases: <aliasesNum>; number of output columns: <outColsNum>.',
  },
  ORDER_BY_POS_OUT_OF_RANGE: {
    message: 'ORDER BY position <index> is not in select list (valid range is [1, <size>]).',
    sqlState: '42805',
  },
  PARSE_EMPTY_STATEMENT: { message: 'Syntax error, unexpected empty statement.', sqlState: '42617' },
  PARSE_SYNTAX_ERROR: { message: 'Syntax error at or near <error><hint>.', sqlState: '42601' },
  PARTITIONS_NOT_FOUND: {
    message:
      'The partition(s) <partitionList> cannot be found in table <tableName>.\nVerify the partition specification and table name.\nTo tolerate the error on drop use ALTER TABLE … DROP IF EXISTS PARTITION.',
    sqlState: '428FT',
  },
  PATH_ALREADY_EXISTS: {
    message: 'Path <outputPath> already exists. Set mode as "overwrite" to overwrite the existing path.',
    sqlState: '42K04',
  },
  PATH_NOT_FOUND: { message: 'Path does not exist: <path>.', sqlState: '42K03' },
  PIVOT_VALUE_DATA_TYPE_MISMATCH: {
    message:
      "Invalid pivot value '<value>': value data type <valueType> does not match pivot column data type <pivotType>.",
    sqlState: '42K09',
  },
  REPEATED_CLAUSE: {
    message: 'The <clause> clause may be used at most once per <operation> operation.',
    sqlState: '42614',
  },
  REQUIRED_PARAMETER_NOT_FOUND: {
    message:
      'Cannot invoke function <functionName> because the parameter named <parameterName> is required, but the function call did not supply a value. Please update the function call to supply an argument value (either positionally at index <index> or by name) and retry the query again.',
    sqlState: '4274K',
  },
  REQUIRES_SINGLE_PART_NAMESPACE: {
    message: '<sessionCatalog> requires a single-part namespace, but got <namespace>.',
    sqlState: '42K05',
  },
  SCALAR_SUBQUERY_IS_IN_GROUP_BY_OR_AGGREGATE_FUNCTION: { message: "The correlated scalar subquery '<sqlExpr>' is neither present in GROUP BY, nor in an aggregate function. Add it to GROUP BY using ordinal position or wrap it in `first()` (or `first_value`) if you don't care which value you get." },
  SCALAR_SUBQUERY_TOO_MANY_ROWS: {
    message: 'More than one row returned by a subquery used as an expression.',
    sqlState: '21000',
  },
  SCHEMA_NOT_FOUND: {
    message:
      'The schema <schemaName> cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a catalog, verify the current_schema() output, or qualify the name with the correct catalog.\nTo tolerate the error on drop use DROP SCHEMA IF EXISTS.',
    sqlState: '42704',
  },
  SECOND_FUNCTION_ARGUMENT_NOT_INTEGER: {
    message: 'The second argument of <functionName> function needs to be an integer.',
    sqlState: '22023',
  },
  SEED_EXPRESSION_IS_UNFOLDABLE: { message: 'The seed expression <seedExpr> of the expression <exprWithSeed> must be foldable.' },
  STAR_GROUP_BY_POS: {
    message: 'Star (*) is not allowed in a select list when GROUP BY an ordinal position is used.',
    sqlState: '0A000',
  },
  SUM_OF_LIMIT_AND_OFFSET_EXCEEDS_MAX_INT: { message: "The sum of the LIMIT clause and the OFFSET clause must not be greater than the maximum 32-bit integer value (2,147,483,647) but found limit = <limit>, offset = <offset>." },
  TABLE_OR_VIEW_ALREADY_EXISTS: {
    message:
      'Cannot create table or view <relationName> because it already exists.\nChoose a different name, drop or replace the existing object, or add the IF NOT EXISTS clause to tolerate pre-existing objects.',
    sqlState: '42P07',
  },
  TABLE_OR_VIEW_NOT_FOUND: {
    message:
      'The table or view <relationName> cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP VIEW IF EXISTS or DROP TABLE IF EXISTS.',
    sqlState: '42P01',
  },
  TEMP_TABLE_OR_VIEW_ALREADY_EXISTS: { message: "Cannot create the temporary view <relationName> because it already exists.\nChoose a different name, drop or replace the existing view,  or add the IF NOT EXISTS clause to tolerate pre-existing views.", sqlState: '42P07' },
  TEMP_VIEW_NAME_TOO_MANY_NAME_PARTS: {
    message:
      'CREATE TEMPORARY VIEW or the corresponding Dataset APIs only accept single-part view names, but got: <actualName>.',
    sqlState: '428EK',
  },
  UDTF_ALIAS_NUMBER_MISMATCH: { message: 'The number of aliases supplied in the AS clause does not match the number of columns output by the UDTF. Expected <aliasesSize> aliases, but got <aliasesNames>. Please ensure that the number of aliases provided matches the number of columns output by the UDTF.' },
  UNABLE_TO_INFER_SCHEMA: {
    message: 'Unable to infer schema for <format>. It must be specified manually.',
    sqlState: '42KD9',
  },
  UNCLOSED_BRACKETED_COMMENT: {
    message: 'Found an unclosed bracketed comment. Please, append */ at the end of the comment.',
    sqlState: '42601',
  },
  UNEXPECTED_INPUT_TYPE: {
    message:
      'Parameter <paramIndex> of function <functionName> requires the <requiredType> type, however <inputSql> has the type <inputType>.',
    sqlState: '42K09',
  },
  UNEXPECTED_POSITIONAL_ARGUMENT: {
    message:
      'Cannot invoke function <functionName> because it contains positional argument(s) following the named argument assigned to <parameterName>; please rearrange them so the positional arguments come first and then retry the query again.',
    sqlState: '4274K',
  },
  UNPIVOT_REQUIRES_ATTRIBUTES: { message: 'UNPIVOT requires all given <given> expressions to be columns when no <empty> expressions are given. These are not columns: [<expressions>].', sqlState: '42K0A' },
  UNPIVOT_REQUIRES_VALUE_COLUMNS: {
    message: 'At least one value column needs to be specified for UNPIVOT, all columns specified as ids.',
    sqlState: '42K0A',
  },
  UNPIVOT_VALUE_DATA_TYPE_MISMATCH: {
    message: 'Unpivot value columns must share a least common type, some types do not: [<types>].',
    sqlState: '42K09',
  },
  UNPIVOT_VALUE_SIZE_MISMATCH: { message: "All unpivot value columns must have the same size as there are value column names (<names>).", sqlState: "428C4" },
  UNRECOGNIZED_PARAMETER_NAME: {
    message:
      'Cannot invoke function <functionName> because the function call included a named argument reference for the argument named <argumentName>, but this function does not include any signature containing an argument with this name. Did you mean one of the following? [<proposal>].',
    sqlState: '4274K',
  },
  UNRESOLVABLE_TABLE_VALUED_FUNCTION: {
    message:
      'Could not resolve <name> to a table-valued function. Please make sure that <name> is defined as a table-valued function and that all required parameters are provided correctly. If <name> is not defined, please create the table-valued function before using it. For more information about defining table-valued functions, please refer to the Apache Spark documentation.',
  },
  UNRESOLVED_ALL_IN_GROUP_BY: {
    message:
      'Cannot infer grouping columns for GROUP BY ALL based on the select clause. Please explicitly specify the grouping columns.',
    sqlState: '42803',
  },
  'UNRESOLVED_COLUMN.WITHOUT_SUGGESTION': {
    message: 'A column or function parameter with name <objectName> cannot be resolved. ',
    sqlState: '42703',
  },
  'UNRESOLVED_COLUMN.WITH_SUGGESTION': {
    message:
      'A column or function parameter with name <objectName> cannot be resolved. Did you mean one of the following? [<proposal>].',
    sqlState: '42703',
  },
  'UNRESOLVED_FIELD.WITHOUT_SUGGESTION': {
    message: 'A field with name <fieldName> cannot be resolved with the struct-type column <columnPath>. ',
    sqlState: '42703',
  },
  'UNRESOLVED_FIELD.WITH_SUGGESTION': {
    message:
      'A field with name <fieldName> cannot be resolved with the struct-type column <columnPath>. Did you mean one of the following? [<proposal>].',
    sqlState: '42703',
  },
  'UNRESOLVED_MAP_KEY.WITHOUT_SUGGESTION': {
    message:
      "Cannot resolve column <objectName> as a map key. If the key is a string literal, add the single quotes '' around it. ",
    sqlState: '42703',
  },
  'UNRESOLVED_MAP_KEY.WITH_SUGGESTION': {
    message:
      "Cannot resolve column <objectName> as a map key. If the key is a string literal, add the single quotes '' around it. Otherwise did you mean one of the following column(s)? [<proposal>].",
    sqlState: '42703',
  },
  UNRESOLVED_ROUTINE: {
    message: 'Cannot resolve function <routineName> on search path <searchPath>.',
    sqlState: '42883',
  },
  UNRESOLVED_USING_COLUMN_FOR_JOIN: {
    message:
      'USING column <colName> cannot be resolved on the <side> side of the join. The <side>-side columns: [<suggestion>].',
    sqlState: '42703',
  },
  UNSUPPORTED_CHAR_OR_VARCHAR_AS_STRING: { message: 'The char/varchar type can\'t be used in the table schema. If you want Spark treat them as string type as same as Spark 3.0 and earlier, please set "spark.sql.legacy.charVarcharAsString" to "true".' },
  UNSUPPORTED_DATATYPE: { message: 'Unsupported data type <typeName>.', sqlState: '0A000' },
  UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE: { message: "The <format> datasource doesn't support the column <columnName> of the type <columnType>." },
  UNSUPPORTED_EXPR_FOR_OPERATOR: { message: 'A query operator contains one or more unsupported expressions. Consider to rewrite it to avoid window functions, aggregate functions, and generator functions in the WHERE clause.\nInvalid expressions: [<invalidExprSqls>]' },
  UNSUPPORTED_EXPR_FOR_WINDOW: {
    message: 'Expression <sqlExpr> not supported within a window function.',
    sqlState: '42P20',
  },
  'UNSUPPORTED_FEATURE.AES_MODE': {
    message: 'The feature is not supported: AES-<mode> with the padding <padding> by the <functionName> function.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.AES_MODE_AAD': {
    message:
      'The feature is not supported: <functionName> with AES-<mode> does not support additional authenticate data (AAD).',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.AES_MODE_IV': {
    message:
      'The feature is not supported: <functionName> with AES-<mode> does not support initialization vectors (IVs).',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.ANALYZE_UNCACHED_TEMP_VIEW': {
    message:
      'The feature is not supported: The ANALYZE TABLE FOR COLUMNS command can operate on temporary views that have been cached already. Consider to cache the view <viewName>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.ANALYZE_UNSUPPORTED_COLUMN_TYPE': {
    message:
      'The feature is not supported: The ANALYZE TABLE FOR COLUMNS command does not support the type <columnType> of the column <columnName> in the table <tableName>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.ANALYZE_VIEW': {
    message: 'The feature is not supported: The ANALYZE TABLE command does not support views.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.CATALOG_OPERATION': {
    message: 'The feature is not supported: Catalog <catalogName> does not support <operation>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES': {
    message: 'The feature is not supported: Combination of ORDER BY/SORT BY/DISTRIBUTE BY/CLUSTER BY.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.COMMENT_NAMESPACE': {
    message: 'The feature is not supported: Attach a comment to the namespace <namespace>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.DESC_TABLE_COLUMN_PARTITION': {
    message: 'The feature is not supported: DESC TABLE COLUMN for a specific partition.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.DROP_DATABASE': {
    message: 'The feature is not supported: Drop the default database <database>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.DROP_NAMESPACE': {
    message: 'The feature is not supported: Drop the namespace <namespace>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.HIVE_TABLE_TYPE': {
    message: 'The feature is not supported: The <tableName> is hive <tableType>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.HIVE_WITH_ANSI_INTERVALS': {
    message: 'The feature is not supported: Hive table <tableName> with ANSI intervals.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.INSERT_PARTITION_SPEC_IF_NOT_EXISTS': {
    message: 'The feature is not supported: INSERT INTO <tableName> with IF NOT EXISTS in the PARTITION spec.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_AGGREGATE_FUNC': {
    message:
      'The feature is not supported: Referencing a lateral column alias <lca> in the aggregate function <aggFunc>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_AGGREGATE_WITH_WINDOW_AND_HAVING': {
    message:
      'The feature is not supported: Referencing lateral column alias <lca> in the aggregate query both with window expressions and with having clause. Please rewrite the aggregate query by removing the having clause or removing lateral alias reference in the SELECT list.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_GROUP_BY': {
    message:
      'The feature is not supported: Referencing a lateral column alias via GROUP BY alias/ALL is not supported yet.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_WINDOW': {
    message:
      'The feature is not supported: Referencing a lateral column alias <lca> in window expression <windowExpr>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.LATERAL_JOIN_USING': {
    message: 'The feature is not supported: JOIN USING with LATERAL correlation.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.LITERAL_TYPE': {
    message: "The feature is not supported: Literal for '<value>' of <type>.",
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.MULTIPLE_BUCKET_TRANSFORMS': {
    message: 'The feature is not supported: Multiple bucket TRANSFORMs.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.MULTI_ACTION_ALTER': {
    message:
      'The feature is not supported: The target JDBC server hosting table <tableName> does not support ALTER TABLE with multiple actions. Split the ALTER TABLE up into individual actions to avoid this error.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.ORC_TYPE_CAST': {
    message: 'The feature is not supported: Unable to convert <orcType> of Orc to data type <toType>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.PANDAS_UDAF_IN_PIVOT': {
    message: 'The feature is not supported: Pandas user defined aggregate function in the PIVOT clause.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.PARAMETER_MARKER_IN_UNEXPECTED_STATEMENT': {
    message: 'The feature is not supported: Parameter markers are not allowed in <statement>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.PARTITION_WITH_NESTED_COLUMN_IS_UNSUPPORTED': {
    message: 'The feature is not supported: Invalid partitioning: <cols> is missing or is in a map or array.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.PIVOT_AFTER_GROUP_BY': {
    message:
      'The feature is not supported: PIVOT clause following a GROUP BY clause. Consider pushing the GROUP BY into a subquery.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.PIVOT_TYPE': {
    message: "The feature is not supported: Pivoting by the value '<value>' of the column data type <type>.",
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.PURGE_PARTITION': {
    message: 'The feature is not supported: Partition purge.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.PURGE_TABLE': { message: 'The feature is not supported: Purge table.', sqlState: '0A000' },
  'UNSUPPORTED_FEATURE.PYTHON_UDF_IN_ON_CLAUSE': {
    message:
      'The feature is not supported: Python UDF in the ON clause of a <joinType> JOIN. In case of an INNNER JOIN consider rewriting to a CROSS JOIN with a WHERE clause.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.REMOVE_NAMESPACE_COMMENT': {
    message: 'The feature is not supported: Remove a comment from the namespace <namespace>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.REPLACE_NESTED_COLUMN': {
    message: 'The feature is not supported: The replace function does not support nested column <colName>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.SET_NAMESPACE_PROPERTY': {
    message: 'The feature is not supported: <property> is a reserved namespace property, <msg>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE': {
    message:
      'The feature is not supported: Cannot have MAP type columns in DataFrame which calls set operations (INTERSECT, EXCEPT, etc.), but the type of column <colName> is <dataType>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.SET_PROPERTIES_AND_DBPROPERTIES': {
    message: 'The feature is not supported: set PROPERTIES and DBPROPERTIES at the same time.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.SET_TABLE_PROPERTY': {
    message: 'The feature is not supported: <property> is a reserved table property, <msg>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.TABLE_OPERATION': {
    message:
      'The feature is not supported: Table <tableName> does not support <operation>. Please check the current catalog and namespace to make sure the qualified table name is expected, and also check the catalog implementation which is configured by "spark.sql.catalog".',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.TIME_TRAVEL': {
    message: 'The feature is not supported: Time travel on the relation: <relationId>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.TOO_MANY_TYPE_ARGUMENTS_FOR_UDF_CLASS': {
    message: 'The feature is not supported: UDF class with <num> type arguments.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.TRANSFORM_DISTINCT_ALL': {
    message: 'The feature is not supported: TRANSFORM with the DISTINCT/ALL clause.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_FEATURE.TRANSFORM_NON_HIVE': {
    message: 'The feature is not supported: TRANSFORM with SERDE is only supported in hive mode.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_GENERATOR.MULTI_GENERATOR': {
    message:
      'The generator is not supported: only one generator allowed per SELECT clause but found <num>: <generators>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS': {
    message: 'The generator is not supported: nested in expressions <expression>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_GENERATOR.NOT_GENERATOR': {
    message:
      'The generator is not supported: <functionName> is expected to be a generator. However, its class is <classCanonicalName>, which is not a generator.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_GENERATOR.OUTSIDE_SELECT': {
    message: 'The generator is not supported: outside the SELECT clause, found: <plan>.',
    sqlState: '0A000',
  },
  UNSUPPORTED_GROUPING_EXPRESSION: {
    message: 'grouping()/grouping_id() can only be used with GroupingSets/Cube/Rollup.',
  },
  'UNSUPPORTED_INSERT.RDD_BASED': { message: "Can't insert into the target. An RDD-based table is not allowed." },
  'UNSUPPORTED_OVERWRITE.TABLE': { message: "Can't overwrite the target that is also being read from. The target table is <table>." },
  'UNSUPPORTED_SAVE_MODE.NON_EXISTENT_PATH': { message: 'The save mode <saveMode> is not supported for: a non-existent path.' },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED': {
    message:
      'Unsupported subquery expression: Accessing outer query column is not allowed in this location<treeNode>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.AGGREGATE_FUNCTION_MIXED_OUTER_LOCAL_REFERENCES': { message: "Unsupported subquery expression: Found an aggregate function in a correlated predicate that has both outer and local references, which is not supported: <function>.", sqlState: "0A000" },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_COLUMN_IS_NOT_ALLOWED_IN_PREDICATE': { message: "Unsupported subquery expression: Correlated column is not allowed in predicate: <treeNode>.", sqlState: "0A000" },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.CORRELATED_REFERENCE': {
    message:
      'Unsupported subquery expression: Expressions referencing the outer query are not supported outside of WHERE/HAVING clauses: <sqlExprs>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.LATERAL_JOIN_CONDITION_NON_DETERMINISTIC': {
    message: 'Unsupported subquery expression: Lateral join condition cannot be non-deterministic: <condition>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY': { message: "Unsupported subquery expression: Correlated scalar subqueries must be aggregated to return at most one row.", sqlState: "0A000" },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_CORRELATED_COLUMNS_IN_GROUP_BY': { message: "Unsupported subquery expression: A GROUP BY clause in a scalar correlated subquery cannot contain non-correlated columns: <value>.", sqlState: "0A000" },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_DETERMINISTIC_LATERAL_SUBQUERIES': {
    message:
      'Unsupported subquery expression: Non-deterministic lateral subqueries are not supported when joining with outer relations that produce more than one row<treeNode>.',
    sqlState: '0A000',
  },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_CORRELATED_SCALAR_SUBQUERY': { message: "Unsupported subquery expression: Correlated scalar subqueries can only be used in filters, aggregations, projections, and UPDATE/MERGE/DELETE commands<treeNode>.", sqlState: "0A000" },
  'UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_IN_EXISTS_SUBQUERY': { message: "Unsupported subquery expression: IN/EXISTS predicate subqueries can only be used in filters, joins, aggregations, window functions, projections, and UPDATE/MERGE/DELETE commands<treeNode>.", sqlState: "0A000" },
  UNSUPPORTED_TYPED_LITERAL: {
    message: 'Literals of the type <unsupportedType> are not supported. Supported types are <supportedTypes>.',
    sqlState: '0A000',
  },
  WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE: { message: 'Window function <funcName> requires an OVER clause.' },
  WRONG_COMMAND_FOR_OBJECT_TYPE: { message: "The operation <operation> requires a <requiredType>. But <objectName> is a <foundType>. Use <alternative> instead." },
  'WRONG_NUM_ARGS.WITHOUT_SUGGESTION': {
    message:
      "The <functionName> requires <expectedNum> parameters but the actual number is <actualNum>. Please, refer to '<docroot>/sql-ref-functions.html' for a fix.",
    sqlState: '42605',
  },
  'WRONG_NUM_ARGS.WITH_SUGGESTION': {
    message:
      'The <functionName> requires <expectedNum> parameters but the actual number is <actualNum>. If you have to call this function with <legacyNum> parameters, set the legacy configuration <legacyConfKey> to <legacyConfValue>.',
    sqlState: '42605',
  },
  _LEGACY_ERROR_TEMP_0024: { message: 'Can only have a single from-to unit in the interval literal syntax.' },
  _LEGACY_ERROR_TEMP_0026: {
    message:
      'Can only use numbers in the interval value part for multiple unit value pairs interval form, but got invalid value: <value>.',
  },
  _LEGACY_ERROR_TEMP_0027: { message: 'The value of from-to unit must be a string.' },
  _LEGACY_ERROR_TEMP_0028: { message: 'Intervals FROM <from> TO <to> are not supported.' },
  _LEGACY_ERROR_TEMP_0029: { message: 'Cannot mix year-month and day-time fields: <literal>.' },
  _LEGACY_ERROR_TEMP_0035: { message: 'Operation not allowed: <message>.' },
  _LEGACY_ERROR_TEMP_0038: { message: "CTE definition can't have duplicate names: <duplicateNames>." },
  _LEGACY_ERROR_TEMP_0044: {
    message: 'The interval value must be in the range of [-18, +18] hours with second precision.',
  },
  _LEGACY_ERROR_TEMP_0043: { message: "Expected format is 'RESET' or 'RESET key'. If you want to include special characters in key, please use quotes, e.g., RESET `key`." },
  _LEGACY_ERROR_TEMP_0045: { message: 'Invalid time zone displacement value.' },
  _LEGACY_ERROR_TEMP_0051: { message: 'Empty set in <element> grouping sets is not supported.' },
  _LEGACY_ERROR_TEMP_0061: { message: '<msg>.' },
  _LEGACY_ERROR_TEMP_0062: { message: '<msg>.' },
  _LEGACY_ERROR_TEMP_0063: { message: '<msg>.' },
  _LEGACY_ERROR_TEMP_0064: { message: '<msg>.' },
  _LEGACY_ERROR_TEMP_1039: {
    message:
      'Multiple time/session window expressions would result in a cartesian product of rows, therefore they are currently not supported.',
  },
  _LEGACY_ERROR_TEMP_1040: { message: 'Gap duration expression used in session window must be CalendarIntervalType, but got <dt>.' },
  _LEGACY_ERROR_TEMP_1104: { message: 'The second argument should be a double literal.' },
  _LEGACY_ERROR_TEMP_1004: { message: 'Window specification <windowName> is not defined in the WINDOW clause.' },
  _LEGACY_ERROR_TEMP_1006: {
    message: "Aggregate expression required for pivot, but '<sql>' did not appear in any aggregate function.",
  },
  _LEGACY_ERROR_TEMP_1012: { message: "Cannot write into v1 table: <identifier>." },
  _LEGACY_ERROR_TEMP_1013: { message: "<nameParts> is a <viewStr>. '<cmd>' expects a table.<hintStr>." },
  _LEGACY_ERROR_TEMP_1021: {
    message:
      'count(<targetString>.*) is not allowed. Please use count(*) or expand the columns manually, e.g. count(col1, col2).',
  },
  _LEGACY_ERROR_TEMP_1023: { message: 'Function <prettyName> does not support <syntax>.' },
  _LEGACY_ERROR_TEMP_1024: { message: 'FILTER expression is non-deterministic, it cannot be used in aggregate functions.' },
  _LEGACY_ERROR_TEMP_1025: { message: 'FILTER expression is not of type boolean. It cannot be used in an aggregate function.' },
  _LEGACY_ERROR_TEMP_1026: { message: 'FILTER expression contains aggregate. It cannot be used in an aggregate function.' },
  _LEGACY_ERROR_TEMP_1027: { message: 'FILTER expression contains window function. It cannot be used in an aggregate function.' },
  _LEGACY_ERROR_TEMP_1028: {
    message:
      'Number of column aliases does not match number of columns. Number of column aliases: <columnSize>; number of columns: <outputSize>.',
  },
  _LEGACY_ERROR_TEMP_1030: { message: 'Window aggregate function with filter predicate is not supported yet.' },
  _LEGACY_ERROR_TEMP_1031: { message: 'It is not allowed to use a window function inside an aggregate function. Please use the inner window function in a sub-query.' },
  _LEGACY_ERROR_TEMP_1035: {
    message: 'Cannot specify window frame for <prettyName> function.',
  },
  _LEGACY_ERROR_TEMP_1034: { message: 'It is not allowed to use window functions inside <clauseName> clause.' },
  _LEGACY_ERROR_TEMP_1036: { message: 'Window Frame <wf> must match the required frame <required>.' },
  _LEGACY_ERROR_TEMP_1037: {
    message:
      'Window function <wf> requires window to be ordered, please add ORDER BY clause. For example SELECT <wf>(value_expr) OVER (PARTITION BY window_partition ORDER BY window_ordering) from table.',
  },
  _LEGACY_ERROR_TEMP_1050: { message: 'Can only star expand struct data types. Attribute: `<attributes>`.' },
  _LEGACY_ERROR_TEMP_1049: { message: 'Syntax error in attribute name: <name>.' },
  _LEGACY_ERROR_TEMP_1057: { message: "SHOW COLUMNS with conflicting databases: '<dbA>' != '<dbB>'." },
  _LEGACY_ERROR_TEMP_1065: { message: "`<name>` is not a valid name for tables/databases. Valid names only contain alphabet characters, numbers and _." },
  _LEGACY_ERROR_TEMP_1068: { message: "<database> is a system preserved database, you cannot use it as current database. To access global temporary views, you should use qualified name with the GLOBAL_TEMP_DATABASE, e.g. SELECT * FROM <database>.viewName." },
  _LEGACY_ERROR_TEMP_1060: { message: 'DESC TABLE COLUMN does not support nested column: <column>.' },
  _LEGACY_ERROR_TEMP_1076: { message: 'Partition spec is invalid. <details>.' },
  _LEGACY_ERROR_TEMP_1097: { message: 'The field for corrupt records must be string type and nullable.' },
  _LEGACY_ERROR_TEMP_1098: { message: "DataType '<x>' is not supported by <className>." },
  _LEGACY_ERROR_TEMP_1099: {
    message:
      "<funcName>() doesn't support the <mode> mode. Acceptable modes are <permissiveMode> and <failFastMode>.",
  },
  _LEGACY_ERROR_TEMP_1100: {
    message: "The '<argName>' parameter of function '<funcName>' needs to be a <requiredType> literal.",
  },
  _LEGACY_ERROR_TEMP_1133: {
    message:
      "The user-specified schema doesn't match the actual schema:\nuser-specified: <schema>, actual: <actualSchema>. If you're using\nDataFrameReader.schema API or creating a table, please do not specify the schema.\nOr if you're scanning an existed table, please drop it and re-create it.",
  },
  _LEGACY_ERROR_TEMP_1136: { message: 'Cannot save interval data type into external storage.' },
  _LEGACY_ERROR_TEMP_1142: {
    message:
      'Datasource does not support writing empty or nested empty schemas. Please make sure the data schema has at least one or more column(s).',
  },
  _LEGACY_ERROR_TEMP_1153: { message: 'Cannot use <field> for partition column.' },
  _LEGACY_ERROR_TEMP_1155: { message: 'Partition column `<col>` not found in schema <schemaCatalog>.' },
  _LEGACY_ERROR_TEMP_1286: { message: 'User-defined partition column <columnName> not found in the JDBC relation: <schema>.' },
  _LEGACY_ERROR_TEMP_1287: { message: 'Partition column type should be <numericType>, <dateType>, or <timestampType>, but <dataType> found.' },
  _LEGACY_ERROR_TEMP_1288: { message: "Table or view '<name>' already exists. SaveMode: ErrorIfExists." },
  _LEGACY_ERROR_TEMP_1290: {
    message: 'Text data source supports only a single column, and you have <schemaSize> columns.',
  },
  _LEGACY_ERROR_TEMP_1294: { message: "The timestamp provided for the '<strategy>' option is invalid. The expected format is 'YYYY-MM-DDTHH:mm:ss', but the provided timestamp: <timeString>." },
  _LEGACY_ERROR_TEMP_1306: {
    message:
      "There is a 'path' or 'paths' option set and load() is called with path parameters. Either remove the path option if it's the same as the path parameter, or add it to the load() parameter if you do want to read multiple paths. To ignore this check, set '<config>' to 'true'.",
  },
  _LEGACY_ERROR_TEMP_1307: {
    message:
      "There is a 'path' option set and save() is called with a path parameter. Either remove the path option, or call save() without the parameter. To ignore this check, set '<config>' to 'true'.",
  },
  _LEGACY_ERROR_TEMP_1156: { message: 'Column <colName> not found in schema <tableSchema>.' },
  _LEGACY_ERROR_TEMP_1159: { message: "The format of the existing table <tableName> is `<existingProvider>`. It doesn't match the specified format `<specifiedProvider>`." },
  _LEGACY_ERROR_TEMP_1161: { message: "The column number of the existing table <tableName> (<existingTableSchema>) doesn't match the data schema (<querySchema>)." },
  _LEGACY_ERROR_TEMP_1162: { message: "Cannot resolve '<col>' given input columns: [<inputColumns>]." },
  _LEGACY_ERROR_TEMP_1163: { message: "Specified partitioning does not match that of the existing table <tableName>.\nSpecified partition columns: [<specifiedPartCols>].\nExisting partition columns: [<existingPartCols>]." },
  _LEGACY_ERROR_TEMP_1182: { message: "Column <ambiguousAttrs> are ambiguous. It's probably because you joined several Datasets together, and some of these Datasets are the same. This column points to one of the Datasets but Spark is unable to figure out which one. Please alias the Datasets with different names via `Dataset.as` before joining them, and specify the column using qualified name, e.g. `df.as(\"a\").join(df.as(\"b\"), $\"a.id\" > $\"b.id\")`. You can also set <config> to false to disable this check." },
  _LEGACY_ERROR_TEMP_1201: { message: 'Cannot resolve column name "<colName>" among (<fieldNames>).' },
  _LEGACY_ERROR_TEMP_1207: {
    message: 'The duration and time inputs to window must be an integer, long or string literal.',
  },
  _LEGACY_ERROR_TEMP_1226: {
    message: "The SQL config '<configName>' was removed in the version <version>. <comment>",
  },
  _LEGACY_ERROR_TEMP_1228: { message: 'Decimal scale (<scale>) cannot be greater than precision (<precision>).' },
  _LEGACY_ERROR_TEMP_1231: { message: '<key> is not a valid partition column in table <tblName>.' },
  _LEGACY_ERROR_TEMP_1232: {
    message:
      "Partition spec is invalid. The spec (<specKeys>) must match the partition spec (<partitionColumnNames>) defined in table '<tableName>'.",
  },
  _LEGACY_ERROR_TEMP_1241: { message: "CREATE-TABLE-AS-SELECT cannot create table with location to a non-empty directory <tablePath>. To allow overwriting the existing non-empty directory, set '<config>' to true." },
  _LEGACY_ERROR_TEMP_1285: { message: 'Since Spark 2.3, the queries from raw JSON/CSV files are disallowed when the\nreferenced columns only include the internal corrupt record column\n(named _corrupt_record by default). For example:\nspark.read.schema(schema).csv(file).filter($"_corrupt_record".isNotNull).count()\nand spark.read.schema(schema).csv(file).select("_corrupt_record").show().\nInstead, you can cache or save the parsed results and then send the same query.\nFor example, val df = spark.read.schema(schema).csv(file).cache() and then\ndf.filter($"_corrupt_record".isNotNull).count().' },
  _LEGACY_ERROR_TEMP_1309: { message: "insertInto() can't be used together with partitionBy(). Partition columns have already been defined for the table. It is not necessary to use partitionBy()." },
  _LEGACY_ERROR_TEMP_1310: { message: "Couldn't find a catalog to handle the identifier <quote>." },
  _LEGACY_ERROR_TEMP_1321: { message: "Invalid view name: <viewName>." },
  _LEGACY_ERROR_TEMP_1323: {
    message: '"<colName>" is not a numeric column. Aggregation function can only be applied on a numeric column.',
  },
  _LEGACY_ERROR_TEMP_1324: {
    message:
      'The pivot column <pivotColumn> has more than <maxValues> distinct values, this could indicate an error. If this was intended, set spark.sql.pivotMaxValues to at least the number of distinct values of the pivot column.',
  },
  _LEGACY_ERROR_TEMP_1325: { message: 'Cannot modify the value of a static config: <key>.' },
  _LEGACY_ERROR_TEMP_1331: { message: 'Missing field <fieldName> in table <table> with schema:\n<schema>.' },
  _LEGACY_ERROR_TEMP_1332: { message: '<errorMessage>' },
  _LEGACY_ERROR_TEMP_1210: { message: 'The second argument in <funcName> should be a boolean literal.' },
  _LEGACY_ERROR_TEMP_2000: { message: '<message>. If necessary set <ansiConfig> to false to bypass this error.' },
  _LEGACY_ERROR_TEMP_2013: { message: 'Negative values found in <frequencyExpression>' },
  _LEGACY_ERROR_TEMP_2043: { message: '- <sqlValue> caused overflow.' },
  _LEGACY_ERROR_TEMP_2050: { message: 'Expected exactly one path to be specified, but got: <paths>.' },
  _LEGACY_ERROR_TEMP_2052: { message: '<className> was removed in Spark 2.0. Please check if your library is compatible with Spark 2.0.' },
  _LEGACY_ERROR_TEMP_2055: {
    message:
      "<message>\nIt is possible the underlying files have been updated. You can explicitly invalidate the cache in Spark by running 'REFRESH TABLE tableName' command in SQL or by recreating the Dataset/DataFrame involved.",
  },
  _LEGACY_ERROR_TEMP_2058: { message: 'Failed to cast value `<value>` to `<dataType>` for partition column `<columnName>`.' },
  _LEGACY_ERROR_TEMP_2064: { message: 'Encountered error while reading file <path>. Details:' },
  _LEGACY_ERROR_TEMP_2075: { message: 'Write is not supported for binary file data source.' },
  _LEGACY_ERROR_TEMP_2078: { message: "Both '<jdbcTableName>' and '<jdbcQueryString>' can not be specified at the same time." },
  _LEGACY_ERROR_TEMP_2079: { message: "Option '<jdbcTableName>' or '<jdbcQueryString>' is required." },
  _LEGACY_ERROR_TEMP_2080: { message: 'Option `<optionName>` can not be empty.' },
  _LEGACY_ERROR_TEMP_2081: { message: 'Invalid value `<value>` for parameter `<jdbcTxnIsolationLevel>`. This can be `NONE`, `READ_UNCOMMITTED`, `READ_COMMITTED`, `REPEATABLE_READ` or `SERIALIZABLE`.' },
  _LEGACY_ERROR_TEMP_2082: { message: "Can't get JDBC type for <catalogString>." },
  _LEGACY_ERROR_TEMP_2096: { message: '<ddl> is not supported temporarily.' },
  _LEGACY_ERROR_TEMP_2102: { message: 'Unsupported type: <catalogString>.' },
  _LEGACY_ERROR_TEMP_2114: { message: '<stats> is not a recognised statistic.' },
  _LEGACY_ERROR_TEMP_2116: { message: 'Unexpected: <o>.' },
  _LEGACY_ERROR_TEMP_2128: { message: 'The key array and value array of MapData must have the same length.' },
  _LEGACY_ERROR_TEMP_2130: { message: "Fail to recognize '<pattern>' pattern in the DateTimeFormatter. You can form a valid datetime pattern with the guide from '<docroot>/sql-ref-datetime-pattern.html'." },
  _LEGACY_ERROR_TEMP_2145: { message: '<paramName> cannot be more than one character.' },
  _LEGACY_ERROR_TEMP_2146: { message: '<paramName> should be an integer. Found <value>.' },
  _LEGACY_ERROR_TEMP_2147: { message: '<paramName> flag can be true or false.' },
  _LEGACY_ERROR_TEMP_2157: {
    message: 'Unexpected value for start in function <prettyName>: SQL array indices start at 1.',
  },
  _LEGACY_ERROR_TEMP_2158: {
    message: 'Unexpected value for length in function <prettyName>: length must be greater than or equal to 0.',
  },
  _LEGACY_ERROR_TEMP_2159: { message: 'Unsuccessful try to concat arrays with <numberOfElements> elements due to exceeding the array size limit <maxRoundedArrayLength>.' },
  _LEGACY_ERROR_TEMP_2161: {
    message:
      'Unsuccessful try to create array with <count> elements due to exceeding the array size limit <maxRoundedArrayLength>.',
  },
  _LEGACY_ERROR_TEMP_2165: { message: 'Malformed records are detected in schema inference. Parse Mode: <failFastMode>.' },
  _LEGACY_ERROR_TEMP_2167: { message: 'Malformed records are detected in schema inference. Parse Mode: <failFastMode>. Reasons: Failed to infer a common schema. Struct types are expected, but `<dataType>` was found.' },
  _LEGACY_ERROR_TEMP_1147: { message: "The ordering of partition columns is <partColumns>. All partition columns having constant values need to appear before other partition columns that do not have an assigned constant value." },
  _LEGACY_ERROR_TEMP_1066: { message: "<database> is a system preserved database, you cannot create a database with this name." },
  _LEGACY_ERROR_TEMP_1069: { message: "CREATE EXTERNAL TABLE must be accompanied by LOCATION." },
  _LEGACY_ERROR_TEMP_1073: { message: "RENAME TABLE source and destination databases do not match: '<db>' != '<newDb>'." },
  _LEGACY_ERROR_TEMP_1251: { message: "<action> is not allowed on <tableName> since its partition metadata is not stored in the Hive metastore. To import this information into the metastore, run `msck repair table <tableName>`." },
  _LEGACY_ERROR_TEMP_1047: { message: "<hintName> Hint parameter should include columns, but <invalidParams> found." },
  _LEGACY_ERROR_TEMP_1048: { message: "<hintName> Hint expects a partition number as a parameter." },
  _LEGACY_ERROR_TEMP_1052: { message: "ADD COLUMN with v1 tables cannot specify NOT NULL." },
  _LEGACY_ERROR_TEMP_1015: { message: "<identifier> is a table. '<cmd>' expects a view.<hintStr>." },
  _LEGACY_ERROR_TEMP_1169: { message: "Requested partitioning does not match the table <tableName>:\nRequested partitions: <normalizedPartSpec>.\nTable partitions: <partColNames>." },
  PARTITIONS_ALREADY_EXIST: { message: "Cannot ADD or RENAME TO partition(s) <partitionList> in table <tableName> because they already exist.\nChoose a different name, drop the existing partition, or add the IF NOT EXISTS clause to tolerate a pre-existing partition.", sqlState: '428FT' },
  INSERT_PARTITION_COLUMN_ARITY_MISMATCH: { message: "Cannot write to '<tableName>', <reason>:\nTable columns: <tableColumns>.\nPartition columns with static values: <staticPartCols>.\nData columns: <dataColumns>.", sqlState: '21S01' },
  'INVALID_PARTITION_OPERATION.PARTITION_SCHEMA_IS_EMPTY': { message: "The partition command is invalid. Table <name> is not partitioned." },
  UNSET_NONEXISTENT_PROPERTIES: { message: "Attempted to unset non-existent properties [<properties>] in table <table>." },
  SCHEMA_NOT_EMPTY: { message: "Cannot drop a schema <schemaName> because it contains objects.\nUse DROP SCHEMA ... CASCADE to drop the schema and all its objects.", sqlState: '2BP01' },
  SCHEMA_ALREADY_EXISTS: { message: "Cannot create schema <schemaName> because it already exists.\nChoose a different name, drop the existing schema, or add the IF NOT EXISTS clause to tolerate pre-existing schema.", sqlState: '42P06' },
  DUPLICATE_KEY: { message: "Found duplicate keys <keyColumn>.", sqlState: '23505' },
  DUPLICATE_CLAUSES: { message: "Found duplicate clauses: <clauseName>. Please, remove one of them." },
  INVALID_EMPTY_LOCATION: { message: "The location name cannot be empty string, but `<location>` was given.", sqlState: '42K05' },
  _LEGACY_ERROR_TEMP_1014: { message: "<nameParts> is a temp view. '<cmd>' expects a permanent view." },
  _LEGACY_ERROR_TEMP_1278: { message: "<name> is not a view." },
  INVALID_TEMP_OBJ_REFERENCE: { message: "Cannot create the persistent object <objName> of the type <obj> because it references to the temporary object <tempObjName> of the type <tempObj>. Please make the temporary object <tempObjName> persistent, or make the persistent object <objName> temporary." },
  'CREATE_VIEW_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS': { message: "Cannot create view <viewName>, the reason is not enough data columns:\nView columns: <viewColumns>.\nData columns: <dataColumns>.", sqlState: '21S01' },
  'CREATE_VIEW_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS': { message: "Cannot create view <viewName>, the reason is too many data columns:\nView columns: <viewColumns>.\nData columns: <dataColumns>.", sqlState: '21S01' },
  INVALID_SET_SYNTAX: {
    message: "Expected format is 'SET', 'SET key', or 'SET key=value'. If you want to include special characters in key, or include semicolon in value, please use backquotes, e.g., SET `key`=`value`.",
    sqlState: '42000',
  },
  INVALID_PROPERTY_VALUE: { message: '<value> is an invalid property value, please use quotes, e.g. SET <key>=<value>', sqlState: '42602' },
  SPECIFY_PARTITION_IS_NOT_ALLOWED: {
    message: 'It is not allowed to specify partition columns when the table schema is not defined. When the table schema is not provided, schema and partition columns will be inferred.',
    sqlState: '42601',
  },
  RECURSIVE_VIEW: { message: "Recursive view <viewIdent> detected (cycle: <newPath>)." },
  _LEGACY_ERROR_TEMP_0052: { message: "CREATE VIEW with both IF NOT EXISTS and REPLACE is not allowed." },
  _LEGACY_ERROR_TEMP_1010: { message: "Inserting into a view is not allowed. View: <identifier>." },
  _LEGACY_ERROR_TEMP_1016: { message: "<nameParts> is a temp view. '<cmd>' expects a table or permanent view." },
  _LEGACY_ERROR_TEMP_1266: { message: "Operation not allowed: TRUNCATE TABLE on external tables: <tableIdentWithDB>." },
  _LEGACY_ERROR_TEMP_1267: { message: "Operation not allowed: TRUNCATE TABLE ... PARTITION is not supported for tables that are not partitioned: <tableIdentWithDB>." },
  _LEGACY_ERROR_TEMP_0032: { message: "Duplicated table paths found: '<pathOne>' and '<pathTwo>'. LOCATION and the case insensitive key 'path' in OPTIONS are all used to indicate the custom table path, you can only specify one of them." },
  _LEGACY_ERROR_TEMP_0053: { message: "It is not allowed to define a TEMPORARY view with IF NOT EXISTS." },
  STATIC_PARTITION_COLUMN_IN_INSERT_COLUMN_LIST: { message: "Static partition column <staticName> is also specified in the column list." },


  CANNOT_LOAD_FUNCTION_CLASS: { message: "Cannot load class <className> when registering the function <functionName>, please make sure it is on the classpath." },
  CREATE_PERMANENT_VIEW_WITHOUT_ALIAS: { message: "Not allowed to create the permanent view <name> without explicitly assigning an alias for the expression <attr>." },
  CREATE_TABLE_COLUMN_DESCRIPTOR_DUPLICATE: { message: "CREATE TABLE column <columnName> specifies descriptor \"<optionName>\" more than once, which is invalid.", sqlState: '42710' },
  EXCEED_LIMIT_LENGTH: { message: "Exceeds char/varchar type length limitation: <limit>." },
  'INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_FIND_DATA': { message: "Cannot write incompatible data for the table <tableName>: Cannot find data for the output column <colName>.", sqlState: 'KD000' },
  'INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_COLUMNS': { message: "Cannot write incompatible data for the table <tableName>: Cannot write extra columns <extraColumns>.", sqlState: 'KD000' },
  'INCOMPATIBLE_DATA_FOR_TABLE.EXTRA_STRUCT_FIELDS': { message: "Cannot write incompatible data for the table <tableName>: Cannot write extra fields <extraFields> to the struct <colName>.", sqlState: 'KD000' },
  'INCOMPATIBLE_DATA_FOR_TABLE.STRUCT_MISSING_FIELDS': { message: "Cannot write incompatible data for the table <tableName>: Struct <colName> missing fields: <missingFields>.", sqlState: 'KD000' },
  'INVALID_DEFAULT_VALUE.DATA_TYPE': { message: "Failed to execute <statement> command because the destination table column <colName> has a DEFAULT value <defaultValue>, which requires <expectedType> type, but the statement provided a value of incompatible <actualType> type." },
  'INVALID_DEFAULT_VALUE.NOT_CONSTANT': { message: "Failed to execute <statement> command because the destination table column <colName> has a DEFAULT value <defaultValue>, which is not a constant expression whose equivalent value is known at query planning time." },
  'INVALID_DEFAULT_VALUE.SUBQUERY_EXPRESSION': { message: "Failed to execute <statement> command because the destination table column <colName> has a DEFAULT value <defaultValue>, which contains subquery expressions." },
  'INVALID_DEFAULT_VALUE.UNRESOLVED_EXPRESSION': { message: "Failed to execute <statement> command because the destination table column <colName> has a DEFAULT value <defaultValue>, which fails to resolve as a valid expression." },
  INVALID_FIELD_NAME: { message: "Field name <fieldName> is invalid: <path> is not a struct.", sqlState: '42000' },
  'INVALID_SQL_SYNTAX.ANALYZE_TABLE_UNEXPECTED_NOSCAN': { message: "Invalid SQL syntax: ANALYZE TABLE(S) ... COMPUTE STATISTICS ... <ctx> must be either NOSCAN or empty.", sqlState: '42000' },
  'INVALID_SQL_SYNTAX.CREATE_FUNC_WITH_IF_NOT_EXISTS_AND_REPLACE': { message: "Invalid SQL syntax: CREATE FUNCTION with both IF NOT EXISTS and REPLACE is not allowed.", sqlState: '42000' },
  'INVALID_SQL_SYNTAX.CREATE_TEMP_FUNC_WITH_DATABASE': { message: "Invalid SQL syntax: CREATE TEMPORARY FUNCTION with specifying a database(<database>) is not allowed.", sqlState: '42000' },
  'INVALID_SQL_SYNTAX.CREATE_TEMP_FUNC_WITH_IF_NOT_EXISTS': { message: "Invalid SQL syntax: CREATE TEMPORARY FUNCTION with IF NOT EXISTS is not allowed.", sqlState: '42000' },
  'INVALID_SQL_SYNTAX.SHOW_FUNCTIONS_INVALID_SCOPE': { message: "Invalid SQL syntax: SHOW <scope> FUNCTIONS not supported.", sqlState: '42000' },
  LOAD_DATA_PATH_NOT_EXISTS: { message: "LOAD DATA input path does not exist: <path>." },
  ROUTINE_NOT_FOUND: { message: "The function <routineName> cannot be found. Verify the spelling and correctness of the schema and catalog.\nIf you did not qualify the name with a schema and catalog, verify the current_schema() output, or qualify the name with the correct schema and catalog.\nTo tolerate the error on drop use DROP FUNCTION IF EXISTS.", sqlState: '42883' },
  UNBOUND_SQL_PARAMETER: { message: "Found the unbound parameter: <name>. Please, fix `args` and provide a mapping of the parameter to a SQL literal.", sqlState: '42P02' },
  'UNSUPPORTED_DEFAULT_VALUE.WITH_SUGGESTION': { message: "DEFAULT column values is not supported. Enable it by setting \"spark.sql.defaultColumn.enabled\" to \"true\"." },
  _LEGACY_ERROR_TEMP_0008: { message: "There must be at least one WHEN clause in a MERGE statement." },
  _LEGACY_ERROR_TEMP_0034: { message: "<operation> is not supported in Hive-style <command><msg>." },
  _LEGACY_ERROR_TEMP_0037: { message: "It is not allowed to add catalog/namespace prefix <quoted> to the table name in CACHE TABLE AS SELECT." },
  _LEGACY_ERROR_TEMP_0049: { message: "Directory path and 'path' in OPTIONS should be specified one, but not both." },
  _LEGACY_ERROR_TEMP_1017: { message: "<name> is a built-in/temporary function. '<cmd>' expects a persistent function.<hintStr>." },
  _LEGACY_ERROR_TEMP_1053: { message: "ALTER COLUMN with v1 tables cannot specify NOT NULL." },
  _LEGACY_ERROR_TEMP_1059: { message: "STORED AS with file format '<serdeInfo>' is invalid." },
  _LEGACY_ERROR_TEMP_1083: { message: "Number of buckets should be greater than 0 but less than or equal to bucketing.maxBuckets (`<bucketingMaxBuckets>`). Got `<numBuckets>`." },
  _LEGACY_ERROR_TEMP_1126: { message: "Nested databases are not supported by v1 session catalog: <catalog>." },
  _LEGACY_ERROR_TEMP_1237: { message: "The list of partition columns with values in partition specification for table '<table>' in database '<database>' is not a prefix of the list of partition columns defined in the table schema. Expected a prefix of [<schemaColumns>], but got [<specColumns>]." },
  _LEGACY_ERROR_TEMP_1246: { message: "Can't find column `<name>` given table data columns <fieldNames>." },
  _LEGACY_ERROR_TEMP_1247: { message: "Operation not allowed: ALTER TABLE SET [SERDE | SERDEPROPERTIES] for a specific partition is not supported for tables created with the datasource API." },
  _LEGACY_ERROR_TEMP_1248: { message: "Operation not allowed: ALTER TABLE SET SERDE is not supported for tables created with the datasource API." },
  _LEGACY_ERROR_TEMP_1252: { message: "Cannot alter a view with ALTER TABLE. Please use ALTER VIEW instead." },
  _LEGACY_ERROR_TEMP_1253: { message: "Cannot alter a table with ALTER VIEW. Please use ALTER TABLE instead." },
  _LEGACY_ERROR_TEMP_1255: { message: "Cannot drop built-in function '<functionName>'." },
  _LEGACY_ERROR_TEMP_1339: { message: "Failed to execute INSERT INTO command because the VALUES list contains a DEFAULT column reference as part of another expression; this is not allowed." },
  _LEGACY_ERROR_TEMP_1345: { message: "Failed to execute <statementType> command because DEFAULT values are not supported for target data source with table provider: \"<dataSource>\"." },
  _LEGACY_ERROR_TEMP_2038: { message: "Unable to rename table <oldName> to <newName> as failed to rename its directory <oldDir>." },
  _LEGACY_ERROR_TEMP_2067: { message: "Unsupported partition transform: <transform>." },
  _LEGACY_ERROR_TEMP_1274: { message: "<table> is a Spark data source table. Use `SHOW CREATE TABLE` without `AS SERDE` instead." },
  _LEGACY_ERROR_TEMP_1340: { message: "Failed to execute UPDATE command because the SET list contains a DEFAULT column reference as part of another expression; this is not allowed." },

}
