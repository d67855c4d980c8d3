export { Bridge, connectBridge, type HandleKind } from './bridge/bridge.ts'
export { connectGlue } from './bridge/glue-ops.ts'
export type { OpContext, OpHandler } from './bridge/ops.ts'
export { deadlineOf, OutOfMemoryError } from './deadline.ts'
export { cacheFolder } from './embedded/cache-folder.ts'
export {
  type EmbeddedOptions,
  type StartReport,
  startAnother,
  startEmbedded,
  startedEmbedded,
} from './embedded/start.ts'
export type { LoadOptions, PythonHost, PythonModule, Replacement, RunOptions, ValueConverter } from './host.ts'
export { HiddenRefusalError, JobExitError, JobTimeoutError, PythonError, type PythonFrame } from './job/python-error.ts'
export { type JobFunction, type JobModule, type JobModuleOptions, jobModule, resetAll } from './job/stubs.ts'
export { KeywordArguments, keywords, PythonDecimal, PythonObject } from './job/values.ts'
