import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { StructType } from '../types/data-type.ts'
import type { Row } from '../types/value.ts'
import type { Engine } from './engine.ts'

interface Written {
  readonly schema: StructType
  readonly rows: () => readonly Row[]
}

/** `df.write`: format, mode, options, then where to. */
export class DataFrameWriter {
  readonly #engine: Engine
  readonly #frame: Written

  constructor(engine: Engine, frame: Written) {
    this.#engine = engine
    this.#frame = frame
  }

  save(path: string): void {
    throw new UnsupportedError('WRITER_NOT_IMPLEMENTED', `Failed to write ${this.#frame.schema.fields.length} columns to ${path}: ${String(this.#engine.storage)}`)
  }
}
