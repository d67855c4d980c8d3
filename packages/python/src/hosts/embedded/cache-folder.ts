import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where snapshots are kept: DRYFIT_CACHE_DIR, or `dryfit` in the folder that the system has for caches. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): string {
  if (env['DRYFIT_CACHE_DIR']) return env['DRYFIT_CACHE_DIR']
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'dryfit')
  if (platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'dryfit', 'Cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'dryfit')
  return join(homedir(), '.cache', 'dryfit')
}
