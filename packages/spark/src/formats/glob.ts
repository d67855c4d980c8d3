/** Whether a path has wildcards. */
export const isGlob = (path: string): boolean => /[*?{[]/.test(path)

/** A path or name with `*`, `?`, `{a,b}` or `[ab]` as a pattern for the whole of it. */
export function globPattern(glob: string): RegExp {
  const body = glob.replace(/[.+^$()|\\]|\*|\?|\{[^}]*\}/g, (part) => {
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (!part.startsWith('{')) return `\\${part}`
    const choices = part.slice(1, -1).split(',')
    return `(?:${choices.map((choice) => choice.replaceAll('.', '\\.').replaceAll('*', '[^/]*')).join('|')})`
  })
  return new RegExp(`^${body}$`)
}
