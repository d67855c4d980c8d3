import type { GuestVersion, LoadOptions } from '../../host.ts'
import { toGuestPath } from './guest-path.ts'
import { folderOf } from './job-files.ts'

/** What the guest is told of a file that it is to load or run: of this machine's paths as Python sees them. */
export function runRequest(
  guestFile: string,
  options: LoadOptions,
  root: string,
  version: GuestVersion | undefined,
): object {
  const folder = folderOf(guestFile)
  return {
    file: guestFile,
    path: [root, ...(options.path ?? []).map(toGuestPath)],
    // A module of a package may be a script elsewhere, to which what stands beside it is at hand.
    beside: root === folder ? [] : [folder],
    argv: [guestFile, ...(options.argv ?? [])],
    env: options.env ?? {},
    watched: options.watched ?? false,
    version: version ?? null,
  }
}

/** The folders that a run sees: its file's own and those of its path, of an archive the one that it lies in. */
export function foldersOf(guestFile: string, options: LoadOptions): readonly string[] {
  const path = (options.path ?? []).map(toGuestPath)
  return [folderOf(guestFile), ...path.map((entry) => (/\.(zip|whl|egg)$/.test(entry) ? folderOf(entry) : entry))]
}
