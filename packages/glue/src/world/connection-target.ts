import { isFiles } from './connection-types.ts'
import { namedTarget } from './sources.ts'
import { canonicalUri } from './uri.ts'

/** What a connection type and its options point at. */
export function connectionTarget(connectionType: string, given: Readonly<Record<string, unknown>>): string | undefined {
  const type = connectionType.toLowerCase()
  if (isFiles(type)) {
    const paths = given['paths'] ?? given['path']
    return Array.isArray(paths)
      ? paths.map((p) => canonicalUri(String(p))).join(',')
      : typeof paths === 'string'
        ? canonicalUri(paths)
        : undefined
  }
  const name = namedTarget(given)
  return name === undefined ? type : `${type}:${name}`
}
