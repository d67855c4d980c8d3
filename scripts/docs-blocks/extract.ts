/** One ```ts block of a document or of a doc comment. */
export interface Block {
  /** The document or source file, relative to the top folder. */
  readonly source: string
  /** The line of its first line of code, from 1. */
  readonly line: number
  readonly code: string
  /** The file that it stands for, relative to the top folder: its relative imports start there. */
  readonly file: string | undefined
  /** Why it is not run. */
  readonly skip: string | undefined
}

/** What a document says, and what is wrong with how it says it. */
export interface Extracted {
  readonly blocks: readonly Block[]
  readonly problems: readonly string[]
}

/** Gives the ```ts blocks of a Markdown document, or of the doc comments when `source` is TypeScript. */
export function extract(source: string, text: string): Extracted {
  const lines = source.endsWith('.md') ? text.split('\n') : text.split('\n').map(commentText)
  const blocks: Block[] = []
  const problems: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (/^@example\b/.test(line) && !hasFence(lines, at + 1)) {
      problems.push(`${source}:${at + 1}: an @example holds its code in a \`\`\`ts block`)
    }
    const fence = /^(\s*)(`{3,})(\S*)\s*(.*)$/.exec(line)
    if (fence === null) continue
    const [, indent = '', ticks = '', language, info = ''] = fence
    const end = lines.findIndex((other, index) => index > at && other?.trim() === ticks)
    if (end < 0) {
      problems.push(`${source}:${at + 1}: a block without an end`)
      break
    }
    if (language === 'ts') {
      const code = lines.slice(at + 1, end).map((text) => (text ?? '').replace(indent, ''))
      blocks.push({ source, line: at + 2, code: code.join('\n'), file: word(info, 'file'), skip: word(info, 'skip') })
      const unknown = info.replace(/(file|skip)=("[^"]+"|\S+)/g, '').trim()
      if (unknown !== '')
        problems.push(`${source}:${at + 1}: \`${unknown}\` is neither file=<path> nor skip="<reason>"`)
    }
    at = end
  }
  return { blocks, problems }
}

// Undefined where the line stands outside a doc comment.
function commentText(line: string): string | undefined {
  return /^\s*(?:\/\*\*|\*(?!\/)) ?(.*?)(?:\s*\*\/)?$/.exec(line)?.[1]
}

function hasFence(lines: readonly (string | undefined)[], from: number): boolean {
  const next = lines.slice(from).find((line) => line === undefined || line.trim() !== '')
  return next !== undefined && /^\s*```ts\b/.test(next)
}

function word(info: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}=(?:"([^"]+)"|(\\S+))`).exec(info)
  return found?.[1] ?? found?.[2]
}
