import { origin, passing, StringType, type Trace } from '@dryfit/spark'
import { ownRecords, type StageError } from '../computation.ts'
import { FrameCore } from '../frame-core.ts'
import { type AtomDataType, atom, type Dynamic, type DynamicRecord, struct } from '../value.ts'

const text = (value: string): Dynamic => atom(StringType as AtomDataType, value)

/** The records that failed in all stages so far, each with what was raised and where, in one column `error`. */
export const errorsAsDynamicFrame = (frame: FrameCore): FrameCore =>
  new FrameCore(frame.host, {
    kind: 'records',
    origin: 'errors',
    compute: () => {
      const errors = frame.allErrors()
      const records = errors.map((error) => new Map([['error', errorOf(error)]]))
      return { records, trace: () => traceOf(errors, records) }
    },
  })

/** An error came from where its record came from. */
function traceOf(errors: readonly StageError[], records: readonly DynamicRecord[]): Trace {
  const traces = [...new Set(errors.flatMap(({ source }) => source?.trace ?? []))]
  const lineage = errors.map(({ source }, i) =>
    source === undefined ? origin(traces.length, i) : origin(traces.indexOf(source.trace), source.place),
  )
  return { inputs: [...traces.map((trace) => passing(trace())), ownRecords('errors', records)], lineage }
}

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
