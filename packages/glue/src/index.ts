export type {
  ArrangedContent,
  ArrangedFile,
  ArrangedSource,
  ArrangedTable,
  Arrangement,
  RowObject,
} from './arrangement/arrangement.ts'
export { parseYaml } from './arrangement/from-template.ts'
export { printName, printValue } from './arrangement/print-value.ts'
export type { DynamoTableOptions, ParameterValue, ServicesOptions } from './arrangement/service-options.ts'
export type { ArrangedWorld } from './arrangement/world-form.ts'
export type { WorldJson } from './arrangement/world-json.ts'
export { awsOf } from './aws/aws.ts'
export { AwsError, type AwsErrorOptions } from './aws/aws-error.ts'
export type { AwsService, AwsStub, AwsStubs } from './aws/stubs.ts'
export type {
  FluentHelpers,
  FromCatalog,
  FromOptions,
  GlueMethod,
  PurgePath,
  PurgeTable,
  SpiedMethods,
  WriteCatalog,
  WriteJdbc,
  WriteOptions,
} from './context/context-types.ts'
export { DataSink } from './context/data-sink.ts'
export { DataSource } from './context/data-source.ts'
export { GlueContext } from './context/glue-context.ts'
export { Logger, type LogLine } from './context/logger.ts'
export { checkRuleset } from './data-quality/check.ts'
export { evaluateRows, evaluateRules, type RuleSources } from './data-quality/evaluate.ts'
export { evaluatedRuleTypes } from './data-quality/evaluators.ts'
export { DynamicFrame } from './dynamic-frame/dynamic-frame.ts'
export { DynamicFrameCollection } from './dynamic-frame/dynamic-frame-collection.ts'
export type { StageOptions } from './dynamic-frame/frame-core.ts'
export type { RecordObject } from './dynamic-frame/record-function.ts'
export { answerFrame, type CallBack, type FrameRequest } from './dynamic-frame/remote.ts'
export { GlueError, JobError } from './errors/glue-error.ts'
export { nearMisses } from './errors/listing.ts'
export { type OptionKind, type OptionTable, oneOf, optionKinds, requireOptions } from './errors/options.ts'
export { createGlue, Glue, type GlueOptions } from './glue.ts'
export type { Bookmarks } from './job/bookmarks.ts'
export { Job } from './job/job.ts'
export { getResolvedOptions, type ResolvedOptions } from './job/resolved-options.ts'
export { type Machine, thisMachine } from './machine.ts'
export type { Direction, RecordedCall } from './recorder/call.ts'
export { withMockFace } from './recorder/mock-face.ts'
export { nextCallId } from './recorder/spied-method.ts'
export type { Unshown } from './unshown.ts'
export type { ArgumentValue } from './world/arguments.ts'
export type { Catalog } from './world/catalog.ts'
export type { Clock } from './world/clock.ts'
export type { Disk } from './world/disk.ts'
export type { LocalDisk } from './world/local-disk.ts'
export type { PutOptions } from './world/put-files.ts'
export type { S3 } from './world/s3.ts'
export type { Connection, SourceMatch } from './world/sources.ts'
export type { TableOptions } from './world/table.ts'
export type { StorageClass } from './world/world-file.ts'
