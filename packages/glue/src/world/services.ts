import { frozen } from '../arrangement/arrangement.ts'
import type { DynamoTableOptions, ServicesOptions } from '../arrangement/service-options.ts'
import { GlueError } from '../errors/glue-error.ts'
import { type OptionTable, optionKinds, requireOptions } from '../errors/options.ts'

const { text, texts, object } = optionKinds
const OPTIONS: OptionTable<ServicesOptions> = {
  account: text,
  region: text,
  buckets: texts,
  parameters: object,
  secrets: object,
  topics: texts,
  queues: object,
  dynamodb: object,
  jobs: object,
  workflows: object,
  crawlers: object,
}
const TABLE: OptionTable<DynamoTableOptions> = { key: optionKinds.anything, items: optionKinds.anything }

/** The account and the region of a world that names none. */
export const HOME = { account: '123456789012', region: 'us-east-1' } as const

/** The services of a world: what a test arranged, and what its jobs have made of them since. */
export class Services {
  #arranged: ServicesOptions = {}
  readonly #live = new Map<string, { readonly of: unknown; readonly state: unknown }>()

  readonly #kept = new Map<string, unknown>()

  get arranged(): ServicesOptions {
    return this.#arranged
  }
  get account(): string {
    return this.#arranged.account ?? HOME.account
  }
  get region(): string {
    return this.#arranged.region ?? HOME.region
  }

  /**
   * Adds to what is there: names that are there already get the new value.
   * @throws GlueError UNKNOWN_OPTION, OPTION_VALUE, NOT_A_TABLE_KEY
   */
  arrange(options: ServicesOptions): void {
    requireOptions('arrange services', options, OPTIONS)
    for (const [name, table] of Object.entries(options.dynamodb ?? {})) requireTable(name, table)
    const before = this.#arranged
    const merged: Record<string, unknown> = { ...before }
    for (const [name, value] of Object.entries(options)) {
      const known = before[name as keyof ServicesOptions]
      if (Array.isArray(value)) merged[name] = [...new Set([...((known ?? []) as readonly string[]), ...value])]
      else if (typeof value === 'object') merged[name] = { ...(known as object | undefined), ...value }
      else if (value !== undefined) merged[name] = value
    }
    this.#arranged = frozen(merged)
  }

  /**
   * What a service holds now: made of what is arranged when it is first asked for. What is arranged later is added.
   *
   * @param add - puts an arranged entry in its place
   */
  live<T, K extends keyof ServicesOptions>(
    kind: K,
    make: () => T,
    add: (state: T, name: string, value: Entry<K>) => void,
  ): T {
    const of = this.#arranged[kind]
    const known = this.#live.get(kind)
    if (known !== undefined && known.of === of) return known.state as T
    const state = known === undefined ? make() : (known.state as T)
    const before = entriesOf(known?.of)
    for (const [name, value] of entriesOf(of))
      if (known === undefined || before.get(name) !== value) add(state, name, value as Entry<K>)
    this.#live.set(kind, { of, state })
    return state
  }

  /** What a service holds that nobody can arrange. */
  kept<T>(name: string, make: () => T): T {
    if (!this.#kept.has(name)) this.#kept.set(name, make())
    return this.#kept.get(name) as T
  }

  clear(): void {
    this.#kept.clear()
    this.#arranged = {}
    this.#live.clear()
  }
}

type Entry<K extends keyof ServicesOptions> =
  NonNullable<ServicesOptions[K]> extends Readonly<Record<string, infer V>> ? V : unknown

const entriesOf = (of: unknown): ReadonlyMap<string, unknown> => {
  if (Array.isArray(of)) return new Map(of.map((name) => [String(name), null]))
  return new Map(Object.entries((of ?? {}) as object))
}

function requireTable(name: string, table: unknown): void {
  requireOptions(`arrange the DynamoDB table ${name}`, table, TABLE)
  const { key } = (table ?? {}) as Partial<DynamoTableOptions>
  const names = typeof key === 'string' ? [key] : (key ?? [])
  if (names.length === 1 || names.length === 2) return
  throw new GlueError(
    'NOT_A_TABLE_KEY',
    `Failed to arrange the DynamoDB table ${name}: it has no key. Name its partition key, and its sort key if it has one: { key: ['customer', 'day'] }.`,
  )
}
