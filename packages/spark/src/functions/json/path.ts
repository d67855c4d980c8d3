import type { JsonNode } from '../../records/json/lexer.ts'
import { writeNode } from '../../records/json/node-text.ts'

type Step = 'key' | 'subscript' | 'wildcard' | { readonly name: string } | { readonly index: number }
type Style = 'raw' | 'quoted' | 'flatten'

/** What a path found: the texts to write, and whether any counts as a match. */
interface Found {
  readonly texts: readonly string[]
  readonly matched: boolean
}
const NOTHING: Found = { texts: [], matched: false }

const WILDCARD = /\.\*|\s*\['\*'\]/y
const NAME = /\.\s*([^.[]+)|\s*\['([^'?]+)'\]/y
const SUBSCRIPT = /\[(?:(\*)|\s*(\d+))\]/y

/** The steps of `$.a[0]['b'][*]`; undefined for a malformed path. */
export function parseJsonPath(text: string): readonly Step[] | undefined {
  if (!text.startsWith('$')) return undefined
  const steps: Step[] = []
  let at = 1
  const match = (sticky: RegExp): RegExpExecArray | null => {
    sticky.lastIndex = at
    const found = sticky.exec(text)
    if (found !== null) at += found[0].length
    return found
  }
  while (at < text.length) {
    if (match(WILDCARD) !== null) {
      steps.push('wildcard')
      continue
    }
    const name = match(NAME)
    if (name !== null) {
      steps.push('key', { name: name[1] ?? name[2] ?? '' })
      continue
    }
    const subscript = match(SUBSCRIPT)
    if (subscript === null) return text.slice(at).trim() === '' ? steps : undefined
    steps.push('subscript', subscript[1] === '*' ? 'wildcard' : { index: Number(subscript[2]) })
  }
  return steps
}

/** The text at a path, as Hive's get_json_object gives it; undefined where nothing matches. */
export function readJsonPath(node: JsonNode, steps: readonly Step[]): string | undefined {
  const { texts, matched } = evaluate(node, steps, 'raw', true)
  return matched ? texts.join(' ') : undefined
}

function evaluate(node: JsonNode, steps: readonly Step[], style: Style, bytes: boolean): Found {
  const [step, next, ...rest] = steps
  if (step === undefined) return whole(node, style, bytes)
  if (step === 'key' && node.kind === 'object') return field(node, steps, style, bytes)
  if (step !== 'subscript' || node.kind !== 'array') return NOTHING
  if (next !== 'wildcard') return element(node, steps, style, bytes)
  if (rest[0] === 'subscript' && rest[1] === 'wildcard') return listed(node, rest.slice(2), 'flatten', bytes)
  if (style === 'quoted') return listed(node, rest, 'quoted', bytes)
  return unwrapped(node, rest, style === 'raw' ? 'quoted' : 'flatten')
}

function whole(node: JsonNode, style: Style, bytes: boolean): Found {
  if (style === 'raw' && node.kind === 'string') return { texts: [node.text], matched: true }
  if (style === 'flatten' && node.kind === 'array')
    return collected(node.items.map((item) => evaluate(item, [], style, bytes)))
  return { texts: [writeNode(node, bytes)], matched: true }
}

const collected = (found: readonly Found[]): Found => ({
  texts: found.flatMap((f) => f.texts),
  matched: found.some((f) => f.matched),
})

type ArrayNode = Extract<JsonNode, { kind: 'array' }>

/** The first field of the name that matches; a null does not. */
function field(
  node: Extract<JsonNode, { kind: 'object' }>,
  steps: readonly Step[],
  style: Style,
  bytes: boolean,
): Found {
  const named = steps[1]
  const rest = steps.slice(2)
  const texts: string[] = []
  for (const [name, value] of node.entries) {
    if (typeof named !== 'object' || !('name' in named) || named.name !== name || value.kind === 'null') continue
    const found = evaluate(value, rest, style, bytes)
    for (const text of found.texts) texts.push(text)
    if (found.matched) return { texts, matched: true }
  }
  return { texts, matched: false }
}

function element(node: ArrayNode, steps: readonly Step[], style: Style, bytes: boolean): Found {
  const at = steps[1]
  const rest = steps.slice(2)
  const item = typeof at === 'object' && 'index' in at ? node.items[at.index] : undefined
  if (item === undefined) return NOTHING
  return evaluate(item, rest, rest[0] === 'subscript' && rest[1] === 'wildcard' ? 'quoted' : style, bytes)
}

function listed(node: ArrayNode, rest: readonly Step[], style: Style, bytes: boolean): Found {
  const { texts, matched } = collected(node.items.map((item) => evaluate(item, rest, style, bytes)))
  return { texts: [`[${texts.join(',')}]`], matched }
}

/** One match stands alone, several make an array. Written to a text of its own: nothing is escaped for bytes. */
function unwrapped(node: ArrayNode, rest: readonly Step[], style: Style): Found {
  const found = node.items.map((item) => evaluate(item, rest, style, false))
  const count = found.filter((f) => f.matched).length
  if (count === 0) return NOTHING
  const body = found.flatMap((f) => f.texts).join(',')
  return { texts: [count > 1 ? `[${body}]` : body], matched: true }
}
