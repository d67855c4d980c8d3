import { GlueError } from '../errors/glue-error.ts'

const SCHEME = /^(s3[an]?|file|hdfs):\/\//

/** One spelling of a URI: `s3a://` and `s3n://` are `s3://`, no doubled or trailing slash; a file of the disk is `file:///…`. */
export function canonicalUri(uri: string): string {
  if (uri.startsWith('s3://') && !uri.endsWith('/') && !uri.includes('//', 's3://'.length)) return uri
  if (/^(?:file:)?\//.test(uri)) return localUri(uri)
  const rest = uri.replace(SCHEME, '')
  const scheme = SCHEME.exec(uri)?.[1] ?? ''
  const path = rest.replace(/\/{2,}/g, '/').replace(/\/+$/, '')
  if (scheme === '') return path
  return `${scheme.startsWith('s3') ? 's3' : scheme}://${path}`
}

/** A file of the disk. */
export const isLocal = (uri: string): boolean => uri.startsWith('file:')

/** `/tmp/a`, `file:/tmp/a`, `file:///tmp/../tmp//a/`: one URI, `file:///tmp/a`. */
export function localUri(path: string): string {
  const parts: string[] = []
  for (const part of localPath(path).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `file:///${parts.join('/')}`
}

/** The path on the disk. */
export const localPath = (uri: string): string => uri.replace(/^file:(?:\/\/(?=\/))?/, '')

/** A file of the disk as Hadoop prints it. */
export const shownLocal = (uri: string): string => `file:${localPath(uri)}`

/** The URI of a test's object, checked. */
export function s3Uri(uri: string, verb: string): string {
  if (typeof uri === 'string' && /^s3[an]?:\/\/[^/]+/.test(uri)) return canonicalUri(uri)
  throw new GlueError(
    'NOT_AN_S3_URI',
    `Failed to ${verb} ${JSON.stringify(uri)}: it is no S3 URI. Write it as 's3://bucket/prefix'.`,
  )
}

/** The URI of a test's file on the disk, checked. */
export function diskUri(path: string, verb: string): string {
  if (typeof path === 'string' && /^(?:file:\/*)?\/./.test(path)) return localUri(path)
  throw new GlueError(
    'NOT_A_PATH',
    `Failed to ${verb} ${JSON.stringify(path)}: it is no path of the disk. Write it as '/tmp/in.csv'.`,
  )
}

export const isBelow = (uri: string, folder: string): boolean => uri === folder || uri.startsWith(`${folder}/`)

/** `s3://lake/t/year=2024/m=1/part-0` below `s3://lake/t`: `['year=2024', 'm=1']`. */
export function partitionPath(uri: string, location: string): readonly string[] {
  return uri
    .slice(location.length + 1)
    .split('/')
    .slice(0, -1)
    .filter((part) => part.includes('='))
}
