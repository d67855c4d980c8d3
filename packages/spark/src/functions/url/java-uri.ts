/** The parts of a text that Java's `new URI(text)` accepts, as written. */
export interface JavaUri {
  readonly scheme: string | undefined
  readonly authority: string | undefined
  readonly userInfo: string | undefined
  readonly host: string | undefined
  readonly path: string | undefined
  readonly query: string | undefined
  readonly fragment: string | undefined
}

// Characters beyond ASCII are allowed unless they are controls or spaces.
const OTHER = '[^\\x00-\\x7f]'
const BAD_OTHER = /[\u0080-\u009f\p{Z}]/u
const ESCAPED = '%[0-9A-Fa-f]{2}'
const UNRESERVED = "A-Za-z0-9_.!~*'()\\-"
const part = (extra: string): string => `(?:[${UNRESERVED}${extra}]|${ESCAPED}|${OTHER})*`
const PATH = new RegExp(`^${part(':@&=+$,;/')}$`)
const QUERY = new RegExp(`^${part(';/?:@&=+$,\\[\\]')}$`)
const REGISTRY = new RegExp(`^${part('$,;:@&=+')}$`)
const USER_INFO = new RegExp(`^${part(';:&=+$,')}$`)
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const HOST_NAME = new RegExp(`^(?:${LABEL}\\.)*(?:[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?)\\.?$`)
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/
const IPV6 = /^\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9_.~-]+)?\]$/

interface Server {
  readonly userInfo: string | undefined
  readonly host: string
}

/** `user@host:port`, where the authority has that form. */
function serverOf(authority: string): Server | undefined {
  const at = authority.indexOf('@')
  const userInfo = at < 0 ? undefined : authority.slice(0, at)
  if (userInfo !== undefined && !USER_INFO.test(userInfo)) return undefined
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority.slice(at + 1))
  const host = match?.[1]
  if (host === undefined || host === '') return undefined
  if (match?.[2] !== undefined && Number(match[2]) > 0x7fffffff) return undefined
  const known =
    IPV6.test(host) || HOST_NAME.test(host) || (IPV4.test(host) && host.split('.').every((n) => Number(n) < 256))
  return known ? { userInfo, host } : undefined
}

/** Undefined where Java raises URISyntaxException. */
export function parseJavaUri(text: string): JavaUri | undefined {
  if (BAD_OTHER.test(text)) return undefined
  const hash = text.indexOf('#')
  const fragment = hash < 0 ? undefined : text.slice(hash + 1)
  if (fragment !== undefined && !QUERY.test(fragment)) return undefined
  const main = hash < 0 ? text : text.slice(0, hash)
  const colon = /^[^:/?]*:/.exec(main)?.[0]
  const scheme = colon?.slice(0, -1)
  if (scheme !== undefined && !SCHEME.test(scheme)) return undefined
  const rest = main.slice(colon?.length ?? 0)
  if (scheme !== undefined && !rest.startsWith('/'))
    return rest !== '' && QUERY.test(rest) ? opaque(scheme, fragment) : undefined
  return hierarchical(rest, scheme, fragment)
}

const opaque = (scheme: string, fragment: string | undefined): JavaUri => ({
  scheme,
  fragment,
  authority: undefined,
  userInfo: undefined,
  host: undefined,
  path: undefined,
  query: undefined,
})

function hierarchical(rest: string, scheme: string | undefined, fragment: string | undefined): JavaUri | undefined {
  const mark = rest.indexOf('?')
  const query = mark < 0 ? undefined : rest.slice(mark + 1)
  const front = mark < 0 ? rest : rest.slice(0, mark)
  const [, slashes, authorityText = '', path = ''] = /^(?:(\/\/)([^/]*))?(.*)$/s.exec(front) ?? []
  if (!PATH.test(path) || (query !== undefined && !QUERY.test(query))) return undefined
  if (slashes === undefined || authorityText === '') {
    // `//` alone names nothing unless a path follows.
    if (slashes !== undefined && path === '' && query === undefined && fragment === undefined) return undefined
    return { scheme, authority: undefined, userInfo: undefined, host: undefined, path, query, fragment }
  }
  const server = serverOf(authorityText)
  if (server === undefined && !REGISTRY.test(authorityText)) return undefined
  return { scheme, authority: authorityText, userInfo: server?.userInfo, host: server?.host, path, query, fragment }
}
