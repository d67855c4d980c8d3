import type { Cell, SparkSession } from '@dryfit/spark'
import type { PythonHost } from '../host.ts'
import type { FrameHandles } from './frame-handles.ts'
import type { WireReader } from './wire.ts'

/** What the bridge asks of the host. */
export type BridgeHost = Pick<PythonHost, 'invoke' | 'where'>

/** What an operation works with. */
export interface OpContext {
  /** The session that is asked: that of the current run, or one that it made. */
  readonly session: SparkSession
  /** All of them, by number. */
  readonly sessions: SparkSession[]
  readonly frames: FrameHandles
  readonly wire: WireReader
  readonly host: BridgeHost
}

/** Answers one operation of the guest: what it gives is sent as JSON; a throw is raised in Python. */
export type OpHandler = (payload: Cell, context: OpContext) => unknown
