import type { FrameHost } from '../dynamic-frame/frame-host.ts'
import type { Runtime } from './runtime.ts'

/** What the methods of a context see of it. */
export interface ContextCore {
  readonly runtime: Runtime
  readonly frames: FrameHost
}
