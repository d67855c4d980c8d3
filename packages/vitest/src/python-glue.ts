import type { Glue } from '@dryfit/glue'
import { type Bridge, connectBridge, type PythonHost } from '@dryfit/python'

const bridges = new WeakMap<PythonHost, Bridge>()
let served: { readonly host: PythonHost; readonly glue: Glue } | undefined

/** Has Python answer for the world of a glue; frames of an earlier test are then gone. */
export function connectGlue(host: PythonHost, glue: Glue): void {
  if (served?.host === host && served.glue === glue) return
  const bridge = bridges.get(host) ?? connectBridge(host)
  bridges.set(host, bridge)
  bridge.use(glue.spark)
  served = { host, glue }
}
