import { StringType } from '@dryfit/spark'
import { FrameCore, type StageError } from '../frame-core.ts'
import { type AtomDataType, atom, type Dynamic, struct } from '../value.ts'

const text = (value: string): Dynamic => atom(StringType as AtomDataType, value)

/** The records that failed in all stages so far, each with what was raised and where, in one column `error`. */
export const errorsAsDynamicFrame = (frame: FrameCore): FrameCore =>
  new FrameCore(frame.host, {
    kind: 'records',
    origin: 'errors',
    compute: () => ({ records: frame.allErrors().map((error) => new Map([['error', errorOf(error)]])) }),
  })

const errorOf = ({ message, trace, record, info, site }: StageError): Dynamic =>
  struct(
    new Map<string, Dynamic>([
      [
        'callsite',
        struct(
          new Map([
            ['site', text(site)],
            ['info', text(info)],
          ]),
        ),
      ],
      ['msg', text(message)],
      ['stackTrace', text(trace ?? message)],
      ['dynamicRecord', struct(record)],
    ]),
  )
