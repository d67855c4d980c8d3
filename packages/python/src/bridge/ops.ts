import type { Cell, SparkSession } from '@dryfit/spark'
import type { PythonHost } from '../host.ts'
import type { FrameHandles } from './frame-handles.ts'
import type { Sessions } from './sessions.ts'
import type { WireReader } from './wire.ts'

/** What the bridge asks of the host. */
export type BridgeHost = Pick<PythonHost, 'invoke' | 'where'>

/** What an operation works with. */
export interface OpContext {
  /** The session that is asked: that of the current run, or one that it made. */
  readonly session: SparkSession
  /** Its number. */
  readonly number: number
  /** All of them. */
  readonly sessions: Sessions
  readonly frames: FrameHandles
  readonly wire: WireReader
  readonly host: BridgeHost
}

/** Answers one operation of the guest: what it gives is sent as JSON; a throw is raised in Python. */
export type OpHandler = (payload: Cell, context: OpContext) => unknown

/** An operation with what the bridge has to know of it. */
export interface Op {
  readonly answer: OpHandler
  /** It computes rows: what goes wrong there, Spark raises as the failure of a job. The others make plans. */
  readonly computes: boolean
}

/** Operations by name; one that is a mere function computes no rows. */
export type Ops = Readonly<Record<string, OpHandler | Op>>

/** Marks an operation as one that computes rows. */
export const computing = (answer: OpHandler): Op => ({ answer, computes: true })
