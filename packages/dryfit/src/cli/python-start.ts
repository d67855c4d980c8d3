import { startAnother } from '@dryfit/python'
import { type Finding, fine, wrong } from './finding.ts'

/** Starts Python as a test run does, and says how that went. */
export async function pythonStart(): Promise<Finding & { readonly needsCache: boolean }> {
  try {
    const { host, report } = await startAnother()
    await host.stop()
    const seconds = (report.milliseconds / 1000).toFixed(1)
    const finding =
      report.from === 'cold'
        ? fine(`Python started in ${seconds} s, without a snapshot`, 'The next start on this machine is shorter.')
        : fine(`Python started in ${seconds} s, from its snapshot`)
    return { ...finding, needsCache: report.from !== 'package' }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      ...wrong(`Python does not start: ${reason}`, 'Reinstall dryfit: rm -r node_modules && npm i'),
      needsCache: false,
    }
  }
}
