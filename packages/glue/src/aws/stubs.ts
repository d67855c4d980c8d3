import type { SinonStub } from 'sinon'
import type { Runtime } from '../context/runtime.ts'
import { awsOf, requireOperation, requireService } from './aws.ts'
import type { OPERATION_NAMES, SERVICE_NAMES } from './operation-names.ts'

/** A stub of an operation: it sees the parameters by name, and gives the answer as boto3 does. */
export type AwsStub = SinonStub<[params?: Readonly<Record<string, unknown>>], unknown>

/** A service that dryfit knows no operations of. */
export type AwsService = { readonly [operation: string]: AwsStub }

type Described = typeof OPERATION_NAMES
type Names<Set> = Set extends ReadonlySet<infer Name extends string> ? Name : never
/** Methods of a client that are no operations. */
type ClientMethod = 'generate_presigned_url' | 'generate_presigned_post'

/** AWS's services by boto3's names: `glue.aws.s3.put_object`, `glue.aws['redshift-data'].execute_statement`. */
export type AwsStubs = {
  readonly [Service in Names<typeof SERVICE_NAMES>]: Service extends keyof Described
    ? { readonly [Operation in Names<Described[Service]> | ClientMethod]: AwsStub }
    : AwsService
}

/** Who prints it, or has it compared, asks for these. */
const isAsked = (name: string | symbol): name is string =>
  typeof name === 'string' &&
  !['then', 'toJSON', 'asymmetricMatch', 'constructor', 'nodeType', 'tagName', '$$typeof'].includes(name)

/** The stubs of a world's services. */
export function stubsOf(runtime: Runtime): AwsStubs {
  const services = proxyOf((service) => {
    requireService(service)
    return proxyOf((operation) => {
      requireOperation(service, operation)
      return runtime.recorder.spy(awsOf(runtime).watch(service, operation)) as unknown as AwsStub
    })
  })
  return services as unknown as AwsStubs
}

/** Each name is made once. */
function proxyOf<T extends object>(make: (name: string) => T): { readonly [name: string]: T } {
  const made = new Map<string, T>()
  return new Proxy(Object.freeze(Object.create(null)) as { readonly [name: string]: T }, {
    get: (_, name) => {
      if (!isAsked(name)) return undefined
      let found = made.get(name)
      if (found === undefined) {
        found = make(name)
        made.set(name, found)
      }
      return found
    },
  })
}
