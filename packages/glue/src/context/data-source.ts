import type { DataFrame } from '@dryfit/spark'
import { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import type { FrameCore } from '../dynamic-frame/frame-core.ts'
import { firstOf } from '../dynamic-frame/transforms/spigot.ts'
import { type BoundArguments, signature } from '../recorder/signature.ts'
import { requireNoBookmark } from './bookmarked.ts'
import { describeConnection } from './connection.ts'
import type { ContextCore } from './context-core.ts'
import { options, text } from './method.ts'
import { readConnection } from './read-connection.ts'

const NAMED: ReadonlySet<string> = new Set(['connection_type', 'format', 'transformation_ctx', 'push_down_predicate'])

/** What `getSource` gives: nothing is read before `getFrame`. */
export class DataSource {
  readonly kind: 'DataSource' | 'StreamingDataSource'
  readonly #context: ContextCore
  readonly #args: BoundArguments
  readonly #key: string
  #format: string | undefined
  #formatOptions: Readonly<Record<string, unknown>> = {}

  constructor(context: ContextCore, kind: 'DataSource' | 'StreamingDataSource', args: BoundArguments) {
    this.kind = kind
    this.#context = context
    this.#args = args
    this.#key = `${kind}#${context.runtime.nextId()}`
    const { recorder } = context.runtime
    recorder.watch(`${this.#key}.setFormat`, {
      name: `${kind}.setFormat`,
      signature: signature('format, **options'),
      direction: 'other',
      run: ({ format, ...rest }) => this.#setFormat(text(format), rest),
    })
    for (const [name, parameters] of [
      ['getFrame', '**options'],
      ['getSampleFrame', 'num, **options'],
      ['getDataFrame', ''],
    ] as const) {
      recorder.watch(`${this.#key}.${name}`, {
        name: `${kind}.${name}`,
        spelling: `${kind === 'DataSource' ? 'getSource' : 'getStreamingSource'}(...).${name}`,
        signature: signature(parameters),
        direction: 'read',
        describe: () => describeConnection(this.#request()),
        run: (given) => this.#read(kind, name, given),
      })
    }
  }

  get setFormat(): (format: string, options?: object) => void {
    return this.#spy('setFormat') as never
  }
  get getFrame(): (options?: object) => DynamicFrame {
    return this.#spy('getFrame') as never
  }
  get getSampleFrame(): (num: number) => DynamicFrame {
    return this.#spy('getSampleFrame') as never
  }
  get getDataFrame(): () => DataFrame {
    return this.#spy('getDataFrame') as never
  }

  /** Calls a method with bound arguments, as the guest does. */
  enter(name: string, args: BoundArguments): unknown {
    return this.#context.runtime.recorder.enter(`${this.#key}.${name}`, args)
  }

  #spy(name: string): unknown {
    return this.#context.runtime.recorder.spy(`${this.#key}.${name}`)
  }

  #setFormat(format: string, given: Readonly<Record<string, unknown>>): void {
    this.#format = format
    this.#formatOptions = given
  }

  #request(): BoundArguments {
    const given = Object.fromEntries(Object.entries(this.#args).filter(([name]) => !NAMED.has(name)))
    return {
      connection_type: this.#args['connection_type'],
      format: this.#format ?? this.#args['format'],
      format_options: options(this.#formatOptions),
      push_down_predicate: this.#args['push_down_predicate'],
      transformation_ctx: this.#args['transformation_ctx'],
      connection_options: given,
    }
  }

  #read(kind: string, name: string, given: BoundArguments): DynamicFrame | DataFrame {
    if (name !== 'getFrame' || kind === 'StreamingDataSource')
      requireNoBookmark(this.#context.runtime, `${kind}.${name}`, this.#args['transformation_ctx'])
    const core: FrameCore = readConnection(this.#context, this.#request())
    const frame = new DynamicFrame(core)
    if (name === 'getDataFrame' || kind === 'StreamingDataSource') return frame.toDF()
    const num = given['num']
    return typeof num === 'number' ? new DynamicFrame(firstOf(core, num)) : frame
  }
}
