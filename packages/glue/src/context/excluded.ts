import { notSupported } from '../errors/glue-error.ts'
import type { WorldFile } from '../world/world-file.ts'

/** The files that no pattern of the option `exclusions` matches: AWS's globs, a JSON list of them as text. */
export function withoutExcluded(files: readonly WorldFile[], exclusions: unknown): readonly WorldFile[] {
  if (exclusions === undefined) return files
  const patterns = patternsOf(exclusions).map(globPattern)
  return files.filter(({ path }) => !patterns.some((pattern) => pattern.test(path)))
}

function patternsOf(exclusions: unknown): readonly string[] {
  const list = typeof exclusions === 'string' ? parsed(exclusions) : exclusions
  if (Array.isArray(list) && list.every((each) => typeof each === 'string' && /^(?:\*\*|s3:)/.test(each))) return list
  throw notSupported(
    `read from S3 with exclusions ${JSON.stringify(exclusions)}`,
    'Give a JSON list of patterns that begin with ** or s3://: from where Glue matches others is not known for sure.',
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const PART = /\*\*|\*|\?|\{|\}|,|\[!?[^\]]*\]|\\.|./gsu

/** `*` stays within a folder, `**` crosses folders. */
function globPattern(glob: string): RegExp {
  let depth = 0
  const source = glob.replace(PART, (part) => {
    if (part === '{') depth += 1
    if (part === '}') depth -= 1
    if (part === '{') return '(?:'
    if (part === '}') return ')'
    if (part === ',' && depth > 0) return '|'
    return WILD[part] ?? (part.length > 2 ? part.replace('[!', '[^') : escaped(part.at(-1) ?? ''))
  })
  return new RegExp(`^${source}$`, 'su')
}

const WILD: Readonly<Record<string, string>> = { '**': '.*', '*': '[^/]*', '?': '[^/]' }
const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
