import type { PythonHost } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs } from './toy.ts'

/** A host that the tests of this folder hold to the port in `src/host.ts`. */
interface HostUnderTest {
  readonly name: string
  /** Starts it with a folder of guest packages. */
  readonly start: (options: { readonly guest: string }) => Promise<PythonHost>
}

/** All hosts: a new one adds a line here, and the tests of this folder run it too. */
export const hosts: readonly HostUnderTest[] = [
  { name: 'embedded', start: (options) => startEmbedded({ ...options, timeLimit: endsHangs }) },
]
