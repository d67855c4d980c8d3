import { FrameCore } from '../dynamic-frame/frame-core.ts'
import { JobError, notSupported } from '../errors/glue-error.ts'
import type { BoundArguments } from '../recorder/signature.ts'
import { connectionTarget } from '../world/connection-target.ts'
import { isFiles } from '../world/connection-types.ts'
import { namedTarget } from '../world/sources.ts'
import { newFiles, newRows } from './bookmarked.ts'
import type { ContextCore } from './context-core.ts'
import { options, text } from './method.ts'
import { readS3 } from './read-files.ts'
import { noSource } from './unanswered.ts'

/** Reads what a connection and its options name. */
export function readConnection(context: ContextCore, args: BoundArguments): FrameCore {
  const { runtime } = context
  const connectionType = text(args['connection_type'])
  const given = options(args['connection_options'])
  const format =
    args['format'] == null
      ? connectionType === 's3'
        ? null
        : isFiles(connectionType)
          ? connectionType
          : null
      : text(args['format'])
  if (given['compressionType'] === 'lzo' && !format)
    throw new JobError('builtins.Exception', 'When using compressionType lzo, the format parameter must be specified.')
  if (text(args['push_down_predicate']) !== '')
    throw notSupported('push a predicate down into a read that is no catalog table', 'Filter after the read.')
  const transformationCtx = text(args['transformation_ctx'])
  if (isFiles(connectionType)) {
    const request = { options: given, format, formatOptions: options(args['format_options']) }
    return readS3(runtime, request, newFiles(runtime, transformationCtx, given))
  }
  const target = connectionTarget(connectionType, given) ?? ''
  const frame = runtime.world.sources.frameAt(target, connectionType, given)
  if (frame === undefined) throw noSource(runtime.world, connectionType, namedTarget(given))
  const rows = newRows(runtime, frame, { connectionType, transformationCtx, options: given })
  return new FrameCore(runtime, { kind: 'plan', frame: rows })
}
