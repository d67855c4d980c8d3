import { type PythonHost, startEmbedded, startedEmbedded } from '@dryfit/python'

/** Python, started once per worker: the host itself when it runs already. */
export function startPython(): PythonHost | Promise<PythonHost> {
  return startedEmbedded() ?? startEmbedded()
}
