import type { DataFrame } from '@dryfit/spark'

/** Which reads of a connection type a test's data answers: options by name and value, or a function of them. */
export type SourceMatch =
  | string
  | Readonly<Record<string, unknown>>
  | ((options: Readonly<Record<string, unknown>>) => boolean)

/** Data that a test supplies for a connection that is neither S3 nor the catalog. */
export interface Source {
  readonly connectionType: string
  readonly match: SourceMatch
  readonly frame: DataFrame
}

/** A connection of the catalog: what `extract_jdbc_conf` tells of it. */
export interface Connection {
  readonly user?: string
  readonly password?: string
  readonly vendor?: string
  readonly url?: string
  readonly [name: string]: unknown
}

/** What the world holds beyond S3 and the catalog: databases, tables of DynamoDB, streams, connections. */
export class Sources {
  readonly #sources: Source[] = []
  readonly #written = new Map<string, DataFrame[]>()
  readonly #replaced = new Set<string>()
  readonly connections = new Map<string, Connection>()

  add(source: Source): void {
    this.#sources.unshift(source)
  }

  find(connectionType: string, options: Readonly<Record<string, unknown>>): Source | undefined {
    return this.#sources.find((s) => s.connectionType === connectionType.toLowerCase() && matches(s.match, options))
  }

  of(connectionType: string): readonly Source[] {
    return this.#sources.filter((s) => s.connectionType === connectionType.toLowerCase())
  }

  /** All that a test supplied, the latest first. */
  get all(): readonly Source[] {
    return this.#sources
  }

  clear(): void {
    this.#sources.length = 0
    this.#written.clear()
    this.#replaced.clear()
    this.connections.clear()
  }

  append(target: string, frame: DataFrame): void {
    const known = this.#written.get(target)
    if (known === undefined) this.#written.set(target, [frame])
    else known.push(frame)
  }
  /** What lies at a place: what a test supplied, unless the job replaced it, and what the job wrote there. */
  frameAt(target: string, connectionType: string, options: Readonly<Record<string, unknown>>): DataFrame | undefined {
    const supplied = this.#replaced.has(target) ? undefined : this.find(connectionType, options)?.frame
    const written = this.#written.get(target) ?? []
    const [first, ...others] = supplied === undefined ? written : [supplied, ...written]
    return first === undefined ? undefined : others.reduce((all, more) => all.unionByName(more, true), first)
  }

  /** A job's write that leaves nothing of what was there. */
  replace(target: string, frame: DataFrame): void {
    this.#replaced.add(target)
    this.#written.set(target, [frame])
  }
  written(target: string): readonly DataFrame[] | undefined {
    return this.#written.get(target)
  }
}

/** The options that name what a connection reads or writes, the most telling first. */
const NAMING = [
  'dbtable',
  'query',
  'dynamodb.input.tableName',
  'dynamodb.output.tableName',
  'dynamodb.tableArn',
  'topicName',
  'streamARN',
  'streamName',
  'collection',
  'tableName',
  'table',
  'subscribe',
  'topic',
  'path',
  'paths',
] as const

/** What a connection's options point at: a table, a topic, a stream. */
export function namedTarget(options: Readonly<Record<string, unknown>>): string | undefined {
  for (const name of NAMING) {
    const value = options[name]
    if (typeof value === 'string' && value !== '') return value
    if (Array.isArray(value) && value.length > 0) return value.join(',')
  }
  return undefined
}

function matches(match: SourceMatch, options: Readonly<Record<string, unknown>>): boolean {
  if (typeof match === 'function') return match(options)
  if (typeof match === 'string') return namedTarget(options) === match
  return Object.entries(match).every(([name, value]) => JSON.stringify(options[name]) === JSON.stringify(value))
}
