import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@dryfit/python'
import { type Finding, fine, wrong } from './finding.ts'

/** Whether what Python's start needs can be kept. */
export function cacheOf(folder = cacheFolder()): Finding {
  const file = join(folder, `.doctor.${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, '')
    rmSync(file)
    return fine(`cache: ${folder}`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return wrong(`cache: ${folder} can't be written: ${reason}`, 'Let DRYFIT_CACHE_DIR name a folder that can be.')
  }
}
