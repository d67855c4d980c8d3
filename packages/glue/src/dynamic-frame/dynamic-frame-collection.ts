import { JobError } from '../errors/glue-error.ts'

/**
 * awsglue's DynamicFrameCollection: frames by name, as `relationalize`, `split_fields` and `split_rows` give them.
 *
 * @example
 * ```ts
 * import { createGlue } from '@dryfit/glue'
 *
 * const glue = createGlue()
 * const tables = glue.dynamicFrame([{ id: 1, tags: ['a', 'b'] }]).relationalize('root')
 * tables.keys() // ['root', 'root_tags']
 * tables.get('root_tags').count() // 2
 * ```
 */
export class DynamicFrameCollection<Frame extends { readonly name: string }> {
  readonly #frames: ReadonlyMap<string, Frame>
  readonly #empty: (name: string) => Frame

  constructor(frames: Iterable<readonly [string, Frame]>, empty: (name: string) => Frame) {
    this.#frames = new Map(frames)
    this.#empty = empty
  }

  get size(): number {
    return this.#frames.size
  }
  keys(): readonly string[] {
    return [...this.#frames.keys()]
  }
  values(): readonly Frame[] {
    return [...this.#frames.values()]
  }

  /**
   * The frame of a name, as `collection["name"]` in Python.
   * @throws JobError KeyError
   */
  get(key: string): Frame {
    const frame = this.#frames.get(key)
    if (frame === undefined) throw new JobError('builtins.KeyError', key)
    return frame
  }
  /** The frame of a name; an empty one when there is none, as in awsglue. */
  select(key: string, _transformation_ctx = ''): Frame {
    return this.#frames.get(key) ?? this.#empty(key)
  }

  /** Each frame replaced by what the function returns. */
  map(callable: (frame: Frame, transformation_ctx: string) => Frame, transformation_ctx = ''): this {
    return this.#with(
      [...this.#frames].map(([key, frame]) => [key, callable(frame, `${transformation_ctx}:${key}`)] as const),
    )
  }
  /** All frames that the function returns, by their own names. */
  flatmap(f: (frame: Frame, transformation_ctx: string) => Frame | this, transformation_ctx = ''): this {
    return this.#with(
      this.values().flatMap((frame): readonly (readonly [string, Frame])[] => {
        const made = f(frame, `${transformation_ctx}:${frame.name}`)
        return made instanceof DynamicFrameCollection
          ? made.keys().map((key) => [key, made.get(key)] as const)
          : [[made.name, made]]
      }),
    )
  }

  #with(frames: Iterable<readonly [string, Frame]>): this {
    return new DynamicFrameCollection(frames, this.#empty) as this
  }
}
