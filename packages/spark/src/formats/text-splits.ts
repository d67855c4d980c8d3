import type { SessionConf } from '../conf/session-conf.ts'
import { SparkError } from '../errors/spark-error.ts'
import { OptionMap } from '../records/option-map.ts'
import { shownPath } from '../storage/paths.ts'
import type { Storage, StoredFile } from '../storage/storage.ts'
import { bytesIn, linesOf, textOf } from './content.ts'
import { listFiles } from './listing.ts'
import { contentFor } from './stored.ts'

/** Hadoop cuts no file into smaller pieces than it needs, nor leaves a last one that is a tenth of the others. */
const SLOP = 1.1
/** A block of a local file, and of s3a: no piece is larger. */
const BLOCK = 32 * 1024 * 1024
const LF = 10
const CR = 13

/** Where files are. */
interface Place {
  readonly storage: Storage
  readonly conf: SessionConf
}

/**
 * The lines of text files as Hadoop's `TextInputFormat` gives them to tasks: each file cut into pieces of about the same size.
 *
 * @param least - how many pieces the job asks for at least
 * @throws SparkError where a folder lies in one that is read, as Hadoop raises it
 */
export function textSplits(paths: readonly string[], least: number, place: Place): readonly (readonly string[])[] {
  const files = paths.flatMap((path) => filesOf(path, place)).map((file) => textFile(file, place))
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const goal = Math.floor(total / Math.max(least, 1))
  const piece = Math.max(1, Math.min(goal, BLOCK))
  return files.filter(({ size }) => size > 0).flatMap((file) => cut(file, piece))
}

/** The files of a folder itself, not of those in it. */
function filesOf(path: string, { storage, conf }: Place): readonly StoredFile[] {
  const { files, roots } = listFiles([path], { storage, conf }, new OptionMap([['recursiveFileLookup', 'true']]))
  return files.map(({ file }) => {
    const root = roots.find((each) => file.path.startsWith(`${each}/`)) ?? file.path
    const [inner, ...deeper] = file.path.slice(root.length + 1).split('/')
    if (deeper.length > 0) throw isFolder(`${root}/${inner}`)
    return file
  })
}

const isFolder = (path: string): SparkError =>
  new SparkError(
    'Py4JJavaError',
    `Path: ${shownPath(path).replace(/^file:\/*/, '/')} is a directory, which is not supported by the record reader when \`mapreduce.input.fileinputformat.input.dir.recursive\` is false.`,
    { javaClass: 'java.io.IOException' },
  )

interface TextFile {
  readonly lines: readonly string[]
  /** Where each line begins. */
  readonly starts: readonly number[]
  readonly size: number
  /** A file that is packed is read from its beginning. */
  readonly isWhole: boolean
}

function textFile(file: StoredFile, { conf }: Place): TextFile {
  const content = contentFor(file, { format: 'text', options: {}, conf })
  const bytes = bytesIn(content)
  const stored = file.content.kind === 'bytes' ? file.content.bytes : bytes
  return { lines: linesOf(textOf(content)), starts: startsOf(bytes), size: stored.length, isWhole: stored !== bytes }
}

/** Behind each end of a line: `\n`, `\r` or both. */
function startsOf(bytes: Uint8Array): readonly number[] {
  const starts = [0]
  for (let i = 0; i < bytes.length; i++) {
    const isEnd = bytes[i] === LF || (bytes[i] === CR && bytes[i + 1] !== LF)
    if (isEnd && i + 1 < bytes.length) starts.push(i + 1)
  }
  return starts
}

/** A task reads the lines that begin in its piece, and one that begins right behind it. */
function cut({ lines, starts, size, isWhole }: TextFile, piece: number): readonly (readonly string[])[] {
  if (isWhole) return [lines]
  const ends: number[] = []
  let at = 0
  for (; (size - at) / piece > SLOP; at += piece) ends.push(at + piece)
  if (at < size) ends.push(size)
  let line = 0
  return ends.map((end) => {
    const first = line
    while (line < lines.length && (starts[line] ?? size) <= end) line += 1
    return lines.slice(first, line)
  })
}
