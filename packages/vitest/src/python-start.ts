import { type PythonHost, startEmbedded, startedEmbedded } from '@dryfit/python'
import { awaitStart } from './worker.ts'

/** Python, started once per worker: the host itself when it runs already. */
export function startPython(): PythonHost | Promise<PythonHost> {
  const running = startedEmbedded()
  if (running !== undefined) return running
  const starting = startEmbedded()
  awaitStart(starting)
  return starting
}
