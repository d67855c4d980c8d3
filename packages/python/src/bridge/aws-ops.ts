import { awsOf } from '@dryfit/glue'
import type { GlueWorlds } from './glue-worlds.ts'
import type { Ops } from './ops.ts'

/** The operations behind the guest's boto3. */
export function awsOps(to: { readonly worlds: GlueWorlds }): Ops {
  const list = (payload: unknown): readonly unknown[] => payload as readonly unknown[]
  return {
    call: (payload, { number }) => {
      const [service, operation, params, region] = list(payload)
      const aws = awsOf(to.worlds.of(number).runtime)
      return aws.answer(String(service), String(operation), params, region === null ? undefined : String(region))
    },
    region: (_, { number }) => to.worlds.of(number).runtime.world.services.region,
    refuse: (payload, { number }) => {
      const [service, operation, members] = list(payload)
      return awsOf(to.worlds.of(number).runtime).refuse(String(service), String(operation), list(members).map(String))
    },
  }
}
