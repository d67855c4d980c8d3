import { type GlueError, notSupported } from '../errors/glue-error.ts'

const STEP = 'Do it on the DataFrame: toDF(), then fromDF().'

const refused = (name: string): GlueError => notSupported(`run DynamicFrame.${name}`, STEP)

/** The methods of a DynamicFrame that are known and not there yet. */
export class NotSupportedTransforms {
  assertErrorThreshold(): never {
    throw refused('assertErrorThreshold')
  }
  errorsAsDynamicFrame(): never {
    throw refused('errorsAsDynamicFrame')
  }
  getNumPartitions(): never {
    throw refused('getNumPartitions')
  }
  mapPartitions(): never {
    throw refused('mapPartitions')
  }
  mapPartitionsWithIndex(): never {
    throw refused('mapPartitionsWithIndex')
  }
  mergeDynamicFrame(): never {
    throw refused('mergeDynamicFrame')
  }
  relationalize(): never {
    throw refused('relationalize')
  }
  simplify_ddb_json(): never {
    throw refused('simplify_ddb_json')
  }
  spigot(): never {
    throw refused('spigot')
  }
  split_fields(): never {
    throw refused('split_fields')
  }
  split_rows(): never {
    throw refused('split_rows')
  }
  unbox(): never {
    throw refused('unbox')
  }
  unnest(): never {
    throw refused('unnest')
  }
  unnest_ddb_json(): never {
    throw refused('unnest_ddb_json')
  }
  with_frame_schema(): never {
    throw refused('with_frame_schema')
  }
}
