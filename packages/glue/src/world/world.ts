import { Arranged } from '../arrangement/arranged.ts'
import type { Machine } from '../machine.ts'
import { Arguments } from './arguments.ts'
import { Catalog } from './catalog.ts'
import { Clock } from './clock.ts'
import { ObjectStore } from './object-store.ts'
import { Services } from './services.ts'
import { Sources } from './sources.ts'

/** All that a job can see: S3, the catalog, other connections, its arguments, the time. */
export class World {
  readonly clock: Clock
  readonly store = new ObjectStore(() => this.clock.now())
  /** What a test has put there, whatever jobs have made of it since. */
  readonly arranged = new Arranged()
  readonly catalog: Catalog
  readonly sources = new Sources()
  /** What boto3 finds beyond S3 and the catalog. */
  readonly services = new Services()
  readonly args = new Arguments()

  constructor(machine: Machine) {
    this.clock = new Clock(() => machine.heldTime?.())
    this.catalog = new Catalog(this, machine)
  }

  /** An empty world again; arguments and the time stay. */
  clear(): void {
    for (const part of [this.store, this.catalog, this.sources, this.services, this.arranged]) part.clear()
  }
}
