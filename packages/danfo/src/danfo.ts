/** The part of a danfo DataFrame that the adapter reads. */
export interface DanfoFrame {
  readonly columns: readonly string[]
  readonly values: readonly unknown[]
}

/** The part of the danfojs module that the adapter calls: pass `import * as dfd from 'danfojs-node'`. */
export interface Danfo<F extends DanfoFrame> {
  readonly DataFrame: new (data: unknown[][], options: { columns: string[]; dtypes?: string[] }) => F
}
