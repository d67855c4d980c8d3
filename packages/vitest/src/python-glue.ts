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

/** A test without a glue gets no answers: least of all from the world of an earlier test. */
export function disconnectGlue(host: PythonHost): void {
  bridges.delete(host)
  served = undefined
  host.connect((op) => {
    throw new Error(
      `[NO_GLUE] Failed to answer the job's ${op}: this test has no glue. ` +
        "Write test('…', async ({ glue }) => …) with the test of dryfit.",
    )
  })
}
