import { Arguments } from './arguments.ts'
import { Catalog } from './catalog.ts'
import { Clock } from './clock.ts'
import { ObjectStore } from './object-store.ts'
import { Sources } from './sources.ts'

/** All that a job can see: S3, the catalog, other connections, its arguments, the time. */
export class World {
  readonly clock = new Clock()
  readonly store = new ObjectStore(() => this.clock.now())
  readonly catalog = new Catalog(this.store)
  readonly sources = new Sources()
  readonly args = new Arguments()
}
