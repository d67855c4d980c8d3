import {
  type ConnectorRequest,
  type Connectors,
  type ConnectorTable,
  isKnownConnector,
  onlyAdds,
  type SparkSession,
} from '@dryfit/spark'
import { notSupported } from '../errors/glue-error.ts'
import { connectionTarget } from '../world/connection-target.ts'
import { namedTarget } from '../world/sources.ts'
import type { World } from '../world/world.ts'
import { noSource } from './unanswered.ts'

/** What `spark.read.format("jdbc")` and its kin find: the sources of the world, and what the job wrote there itself. */
export function connectorsOf(world: World, session: () => SparkSession): Connectors {
  const targetOf = ({ format, options }: ConnectorRequest): string =>
    connectionTarget(format, spelled(options)) ?? format
  return {
    has: (format) => isKnownConnector(format) || world.sources.of(format).length > 0,
    targetOf,
    find: (request) => tableOf(world, request, targetOf(request)),
    write: ({ frame: { schema, rows, from }, mode, ...request }) => {
      const target = targetOf(request)
      const frame = session().localFrame(schema, rows, target, from)
      if (mode === 'overwrite') world.sources.replace(target, frame)
      else world.sources.append(target, frame)
    },
    unanswered: ({ format, options }) => noSource(world, format, namedTarget(spelled(options))),
  }
}

function tableOf(
  { sources }: World,
  { format, options }: ConnectorRequest,
  target: string,
): ConnectorTable | undefined {
  if (sources.written(target) !== undefined && !onlyAdds(format)) {
    throw notSupported(
      `read ${target} after the job wrote there`,
      `What ${format} makes of rows that are there already is not known. Look at what was written: glue.written('${target}').`,
    )
  }
  const frame = sources.frameAt(target, format, spelled(options))
  if (frame === undefined) return undefined
  return { schema: frame.schema, rows: () => frame.traced() }
}

/** Spark does not look at the case of an option's name; a test that arranges its data writes one of two. */
const spelled = (options: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(options).map(([name, value]) => [name.toLowerCase(), value])),
  ...options,
})
