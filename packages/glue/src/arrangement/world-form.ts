import type { SparkSession } from '@dryfit/spark'
import type { World } from '../world/world.ts'
import type { Arrangement } from './arrangement.ts'
import { arrangementAsCode } from './code.ts'
import { arrangementAsJson, arrangementFromJson } from './json.ts'
import { arrangementOf, openArrangement } from './open-world.ts'
import type { WorldJson } from './world-json.ts'

/** A world that stands open, and how it begins again. */
interface Opened {
  readonly world: World
  readonly session: SparkSession
  restart(): void
}

/**
 * The world that a test arranged, as a value: as code, as JSON, and to be opened again. What jobs do does not change it.
 *
 * @example
 * ```ts
 * import { createGlue } from '@dryfit/glue'
 *
 * const glue = createGlue()
 * glue.s3.put('s3://lake/books', [{ title: 't' }])
 * glue.s3.list('s3://lake/books').forEach((uri) => glue.context.purge_s3_path(uri, { retentionPeriod: 0 }))
 * glue.world.toCode() // glue.s3.put('s3://lake/books', [{ title: 't' }])
 *
 * const again = createGlue()
 * again.world.arrange(JSON.parse(JSON.stringify(glue.world)))
 * again.s3.get('s3://lake/books') // [{ title: 't' }]
 * ```
 */
export class ArrangedWorld {
  readonly #opened: Opened

  constructor(opened: Opened) {
    this.#opened = opened
  }

  /** What has been arranged so far; it does not change any more. */
  get arrangement(): Arrangement {
    return arrangementOf(this.#opened.world)
  }

  /** Lines of test code that arrange it again. */
  toCode(): string {
    return arrangementAsCode(this.arrangement)
  }

  /**
   * The form that `JSON.stringify(glue.world)` writes; `@dryfit/glue/world.schema.json` describes it.
   * @throws GlueError NOT_JSON for a source that a function picks
   */
  toJSON(): WorldJson {
    return arrangementAsJson(this.arrangement)
  }

  /**
   * Adds a world to this one: its arrangement, or its JSON.
   * @throws GlueError NOT_A_WORLD
   */
  arrange(world: Arrangement | WorldJson): void {
    const arrangement = isArrangement(world) ? world : arrangementFromJson(world)
    openArrangement(this.#opened.world, this.#opened.session, arrangement)
  }

  /** Takes the world back to what was arranged: what jobs have written, deleted, read and recorded is gone. */
  restart(): void {
    const arrangement = this.arrangement
    this.#opened.restart()
    openArrangement(this.#opened.world, this.#opened.session, arrangement)
  }
}

/** JSON tells times as text. */
const isArrangement = (world: Arrangement | WorldJson): world is Arrangement => typeof world.clock === 'number'
