import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@dryfit/python'
import { type Finding, fine, wrong } from './finding.ts'

/**
 * Whether what a start of Python makes can be kept for the next one.
 *
 * @param isNeeded - whether that is Python itself, or only what saves a moment
 */
export function cacheOf(isNeeded: boolean, folder = cacheFolder()): Finding {
  const file = join(folder, `.doctor.${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, '')
    rmSync(file)
    return fine(`cache: ${folder}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const text = `cache: ${folder} can't be written: ${reason}`
    return isNeeded
      ? wrong(text, 'Each start of Python takes seconds until DRYFIT_CACHE_DIR names a folder that can be.')
      : fine(text, 'Python starts without it, a tenth of a second later.')
  }
}
