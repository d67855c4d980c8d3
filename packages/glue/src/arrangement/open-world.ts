import { type DataFrame, fromExternal, type SparkSession } from '@dryfit/spark'
import type { World } from '../world/world.ts'
import type { Arrangement } from './arrangement.ts'
import { openFile } from './open.ts'

/** Adds all of an arrangement to a world. */
export function openArrangement(world: World, session: SparkSession, arrangement: Arrangement): void {
  world.args.set(arrangement.args)
  for (const name of arrangement.databases) world.catalog.database(name)
  for (const table of arrangement.tables) world.catalog.arrange(table)
  for (const file of arrangement.files) world.arranged.addFile(file, openFile(world.store, file))
  for (const source of [...arrangement.sources].reverse()) {
    const { connectionType, match } = source
    world.sources.add({ connectionType, match, frame: frameOf(session, source) })
  }
  for (const [name, connection] of Object.entries(arrangement.connections))
    world.sources.connections.set(name, connection)
  world.services.arrange(arrangement.services)
  world.clock.set(arrangement.clock)
}

function frameOf(session: SparkSession, { schema, rows }: Arrangement['sources'][number]): DataFrame {
  const cells = rows.map((row, i) =>
    schema.fields.map((f) =>
      fromExternal(Object.hasOwn(row, f.name) ? row[f.name] : null, f.dataType, `row ${i}.${f.name}`),
    ),
  )
  return session.localFrame(schema, cells)
}

/** What a world was arranged as, whatever has happened in it since. */
export function arrangementOf(world: World): Arrangement {
  const { args, clock, arranged, sources, services } = world
  return Object.freeze({
    args: Object.freeze({ ...args.entries }),
    clock: clock.arranged(),
    databases: Object.freeze([...arranged.databases]),
    tables: Object.freeze([...arranged.tables]),
    files: Object.freeze([...arranged.files]),
    sources: Object.freeze(
      sources.all.map(({ connectionType, match, frame }) =>
        Object.freeze({ connectionType, match, schema: frame.schema, rows: Object.freeze(frame.collect()) }),
      ),
    ),
    connections: Object.freeze(Object.fromEntries(sources.connections)),
    services: services.arranged,
  })
}
