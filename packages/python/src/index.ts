export { Bridge, connectBridge, type HandleKind } from './bridge/bridge.ts'
export { connectGlue } from './bridge/glue-ops.ts'
export type { OpContext, OpHandler } from './bridge/ops.ts'
export type {
  FileCoverage,
  LoadOptions,
  PythonHost,
  PythonModule,
  RunOptions,
  StandIn,
  StoodInCall,
  TakeRan,
  ValueConverter,
} from './host.ts'
export { deadlineOf, OutOfMemoryError } from './hosts/deadline.ts'
export { cacheFolder } from './hosts/embedded/cache-folder.ts'
export {
  type EmbeddedOptions,
  type StartReport,
  startAnother,
  startEmbedded,
  startedEmbedded,
} from './hosts/embedded/start.ts'
export { behindExports, type JobNames } from './job/misses.ts'
export { type JobFunction, type JobModule, type JobModuleOptions, jobModule, resetAll, standIns } from './job/stubs.ts'
export { HiddenRefusalError, JobExitError, JobTimeoutError, PythonError, type PythonFrame } from './protocol/errors.ts'
export { PythonObject } from './protocol/python-object.ts'
export { KeywordArguments, keywords, PythonDecimal } from './protocol/values.ts'
