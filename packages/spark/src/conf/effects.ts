/** What dryfit does with a setting. */
export type Effect =
  /** Followed: what the engine does depends on it. */
  | 'used'
  /** Taken and kept: it cannot change a result here. */
  | 'accepted'
  /** It can change a result and is not followed: a value other than the default is refused. */
  | 'refused'

const inSql = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((name) => `spark.sql.${name}`)

/** What the engine reads. */
const USED: ReadonlySet<string> = new Set(
  inSql(`
    analyzer.failAmbiguousSelfJoin ansi.doubleQuotedIdentifiers ansi.enabled ansi.enforceReservedKeywords caseSensitive chunkBase64String.enabled columnNameOfCorruptRecord
    decimalOperations.allowPrecisionLoss files.ignoreCorruptFiles files.ignoreMissingFiles files.maxRecordsPerFile function.concatBinaryAsString function.eltOutputAsString
    groupByAliases groupByOrdinal jsonGenerator.ignoreNullFields legacy.allowHashOnMapType legacy.allowNullComparisonResultInArraySort
    legacy.allowParameterlessCount legacy.castComplexTypesToString.enabled legacy.createEmptyCollectionUsingStringType legacy.createHiveTableByDefault
    legacy.ctePrecedencePolicy
    legacy.exponentLiteralAsDecimal.enabled legacy.followThreeValuedLogicInArrayExists legacy.integerGroupingId legacy.json.allowEmptyString.enabled
    legacy.literal.pickMinimumPrecision
    legacy.lpadRpadAlwaysReturnString legacy.negativeIndexInArrayInsert legacy.parser.havingWithoutGroupByAsWhere
    legacy.percentileDiscCalculation legacy.setCommandRejectsSparkCoreConfs legacy.setopsPrecedence.enabled legacy.sizeOfNull
    legacy.statisticalAggregate
    legacy.timeParserPolicy mapKeyDedupPolicy orc.mergeSchema orderByOrdinal parquet.mergeSchema parser.escapedStringLiterals parser.quotedRegexColumnNames pivotMaxValues
    legacy.parquet.nanosAsLong parquet.binaryAsString parquet.datetimeRebaseModeInRead parquet.datetimeRebaseModeInWrite
    parquet.inferTimestampNTZ.enabled parquet.int96RebaseModeInRead parquet.int96RebaseModeInWrite parquet.outputTimestampType
    pyspark.inferNestedDictAsStruct.enabled pyspark.legacy.inferArrayTypeFromFirstElement.enabled repl.eagerEval.enabled
    repl.eagerEval.maxNumRows repl.eagerEval.truncate retainGroupColumns runSQLOnFiles
    readSideCharPadding session.timeZone sources.default sources.partitionColumnTypeInference.enabled sources.partitionOverwriteMode
    storeAssignmentPolicy timestampType variable.substitute
  `),
)

/** Values that mean what is done here anyway, of settings that are refused otherwise. */
const SAME_HERE: Readonly<Record<string, readonly string[]>> = {
  'spark.sql.avro.datetimeRebaseModeInRead': ['CORRECTED'],
  'spark.sql.avro.datetimeRebaseModeInWrite': ['CORRECTED'],
}

/** How a plan is made, run, shown and kept: one engine in one thread has none of it. Names, and beginnings that end in a dot. */
const ACCEPTED: readonly string[] = inSql(`
  adaptive. addPartitionInBatch. analyzer.canonicalization. autoBroadcastJoinThreshold
  avro.deflate.level avro.filterPushdown. broadcastExchange. broadcastTimeout bucketing. cache.
  cartesianProductExec. catalog.spark_catalog catalogImplementation cbo. cli. codegen. columnVector. constraintPropagation.
  csv.parser.inputBufferSize datetime.java8API. debug. defaultSizeInBytes
  defaultUrlStreamHandlerFactory. event. exchange. execution.arrow. execution.broadcastHashJoin.
  execution.fastFailOnFileFormatOutput execution.pandas.convertToArrowArraySafely execution.pandas.udf.
  execution.pyspark.python execution.rangeExchange.
  execution.removeRedundantProjects execution.removeRedundantSorts execution.replaceHashWithSortAgg
  execution.reuseSubquery execution.sortBeforeRepartition execution.topKSortFallbackThreshold
  execution.useObjectHashAggregateExec execution.usePartitionEvaluator extensions
  files.maxPartitionBytes files.maxPartitionNum files.minPartitionNum files.openCostInBytes
  filesourceTableRelationCacheSize hive.advancedPartitionPredicatePushdown. hive.convertCTAS
  hive.convertInsertingPartitionedTable hive.convertMetastoreCtas hive.convertMetastoreInsertDir
  hive.convertMetastoreOrc hive.convertMetastoreParquet hive.dropPartitionByName.
  hive.filesourcePartitionFileCacheSize hive.gatherFastStats hive.manageFilesourcePartitions hive.metastore.
  hive.metastorePartitionPruning hive.metastorePartitionPruningFallbackOnException
  hive.metastorePartitionPruningFastFallback hive.metastorePartitionPruningInSetThreshold
  hive.tablePropertyLengthThreshold hive.thriftServer. hive.useDelegateForSymlinkTextInputFormat hive.version
  inMemoryColumnarStorage. inMemoryTableScanStatistics. join. leafNodeDefaultParallelism
  legacy.addSingleFileInAddFile legacy.bucketedTableScan. legacy.emptyCurrentDBInCli
  legacy.sessionInitWithConfigDefaults limit.
  maven. maxConcurrentOutputFileWriters maxMetadataStringLength maxPlanStringLength
  maxSinglePartitionBytes metadataCacheTTLSeconds objectHashAggregate. optimizeNullAwareAntiJoin optimizer.
  orc.aggregatePushdown orc.columnarReaderBatchSize orc.columnarWriterBatchSize
  orc.enableNestedColumnVectorizedReader orc.enableVectorizedReader orc.filterPushdown orc.impl
  parquet.aggregatePushdown parquet.columnarReaderBatchSize parquet.compression.codec
  parquet.filterPushdown
  parquet.filterPushdown. parquet.output. parquet.pushdown. parquet.recordLevelFilter. parquet.respectSummaryFiles
  planChangeLog. planChangeValidation queryExecutionListeners redaction.string.regex
  requireAllClusterKeysForCoPartition requireAllClusterKeysForDistribution scriptTransformation.
  session.localRelationCacheThreshold sessionWindow. shuffle. shuffledHashJoinFactor sort. sortMergeJoinExec.
  sources.bucketing. sources.commitProtocolClass sources.disabledJdbcConnProviderList sources.fileCompressionFactor
  sources.ignoreDataLocality sources.outputCommitterClass sources.parallelPartitionDiscovery.
  sources.schemaStringLengthThreshold sources.useV1SourceList sources.v2. statistics. streaming. subexpressionElimination.
  subquery. thriftServer. thriftserver. truncateTable. ui. warehouse.dir windowExec.
`)

/** What dryfit does with one of Spark's settings. What is in no list can change a result, as far as is known here. */
export function effectOf(name: string): Effect {
  if (USED.has(name)) return 'used'
  const accepted = ACCEPTED.some((one) => (one.endsWith('.') ? name.startsWith(one) : name === one))
  return accepted ? 'accepted' : 'refused'
}

/** Whether a value of a setting that is not followed means what is done here. */
export const isSameHere = (name: string, value: string): boolean =>
  SAME_HERE[name]?.includes(value.trim().toUpperCase()) ?? false
