import type { BoundArguments } from '../recorder/signature.ts'

/** One method of a fluent helper, and the method of the context that it calls. */
export interface FluentMethod {
  readonly name: string
  readonly calls: string
  readonly translate?: (args: BoundArguments) => BoundArguments
}

/** `glueContext.create_dynamic_frame` and its like. */
export const fluentHelpers: Readonly<Record<string, readonly FluentMethod[]>> = {
  create_dynamic_frame: [
    {
      name: 'from_rdd',
      calls: 'create_dynamic_frame_from_rdd',
      translate: ({ sampleRatio, ...rest }) => ({ ...rest, sample_ratio: sampleRatio ?? null, transformation_ctx: '' }),
    },
    { name: 'from_options', calls: 'create_dynamic_frame_from_options' },
    { name: 'from_catalog', calls: 'create_dynamic_frame_from_catalog' },
  ],
  create_data_frame: [
    { name: 'from_options', calls: 'create_data_frame_from_options' },
    { name: 'from_catalog', calls: 'create_data_frame_from_catalog' },
  ],
  write_dynamic_frame: [
    { name: 'from_options', calls: 'write_dynamic_frame_from_options' },
    { name: 'from_catalog', calls: 'write_dynamic_frame_from_catalog' },
    {
      name: 'from_jdbc_conf',
      calls: 'write_dynamic_frame_from_jdbc_conf',
      translate: (args) => ({ ...args, catalog_id: null }),
    },
  ],
  write_data_frame: [{ name: 'from_catalog', calls: 'write_data_frame_from_catalog' }],
}
