import { bytesOf } from '../formats/stored.ts'
import { qualifiedPath } from '../storage/paths.ts'
import type { Storage } from '../storage/storage.ts'
import type { CommandContext } from './handler.ts'
import { requireStorage } from './write-operation.ts'

/** A file: its path, its bytes where it has any, and when it was written. */
export type FileBelow = readonly [path: string, size: number | null, modified: number]

interface At {
  readonly storage: Storage
  readonly root: string
}

const at = (path: string, { storage }: CommandContext): At => {
  const place = requireStorage(storage, path)
  return { storage: place, root: qualifiedPath(path, place).replace(/\/+$/, '') }
}

/** The files at or below a path, as Hadoop's file system lists them. */
export function filesBelow(path: string, context: CommandContext): readonly FileBelow[] {
  const { storage, root } = at(path, context)
  return storage
    .list(root)
    .filter((file) => !file.path.endsWith('/'))
    .map((file) => [file.path, bytesOf(file.content, context.conf)?.length ?? null, file.modified])
}

/** Deletes what is at or below a path, and tells the record. */
export function removeFiles(path: string, context: CommandContext): void {
  const { storage, root } = at(path, context)
  storage.remove(root)
  told('FileSystem.delete', root, context)
}

/** Moves what is at or below a path to where nothing is. */
export function moveFiles(from: string, to: string, context: CommandContext): void {
  const { storage, root } = at(from, context)
  const target = at(to, context).root
  for (const { path, content } of storage.list(root)) storage.write(target + path.slice(root.length), content)
  storage.remove(root)
  told('FileSystem.rename', root, context)
  context.kept.changed(target)
}

function told(call: string, location: string, { tell, kept }: CommandContext): void {
  tell({ direction: 'purge', call, format: '', target: location, location, options: {} })
  kept.changed(location)
}
