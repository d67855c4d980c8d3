import { printName } from '../../arrangement/print-value.ts'
import type { DynamoTableOptions } from '../../arrangement/service-options.ts'
import { AwsError } from '../aws-error.ts'
import { type Asked, type Params, textOf } from '../operation.ts'
import { invalid } from './tokens.ts'
import { type AttributeValue, compareValues, type Item, itemOf, kindOf, textOfValue } from './values.ts'

/** A table of DynamoDB. */
export class DynamoTable {
  readonly name: string
  readonly keys: readonly string[]
  /** The types of the keys, where something has told them. */
  readonly #kinds = new Map<string, string>()
  readonly #items = new Map<string, Item>()

  constructor(name: string, keys: readonly string[]) {
    this.name = name
    this.keys = keys
  }

  get items(): readonly Item[] {
    return [...this.#items.values()]
  }
  get kinds(): ReadonlyMap<string, string> {
    return this.#kinds
  }
  setKind(key: string, kind: string): void {
    this.#kinds.set(key, kind)
  }

  find(key: Item): Item | undefined {
    if (Object.keys(key).length !== this.keys.length || this.keys.some((name) => key[name] === undefined))
      throw invalid('The provided key element does not match the schema')
    return this.#items.get(this.#keyOf(key))
  }

  put(item: Item): void {
    for (const name of this.keys) this.#requireKey(name, item[name])
    this.#items.set(this.#keyOf(item), item)
  }

  remove(key: Item): void {
    this.#items.delete(this.#keyOf(key))
  }

  /** Only the attributes of the key. */
  keyIn(item: Item): Item {
    return Object.fromEntries(this.keys.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
  }

  /** By the sort key, where there is one. */
  sorted(items: readonly Item[]): readonly Item[] {
    const [, sort] = this.keys
    if (sort === undefined) return items
    return [...items].sort((a, b) => {
      const [x, y] = [a[sort], b[sort]]
      return x === undefined || y === undefined ? 0 : (compareValues(x, y) ?? 0)
    })
  }

  #requireKey(name: string, value: AttributeValue | undefined): void {
    if (value === undefined)
      throw invalid(`One or more parameter values were invalid: Missing the key ${name} in the item`)
    const kind = this.#kinds.get(name)
    if (kind === undefined) this.#kinds.set(name, kindOf(value))
    else if (kind !== kindOf(value))
      throw invalid(
        `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${kind} actual: ${kindOf(value)}`,
      )
  }

  #keyOf(item: Item): string {
    return this.keys.map((name) => textOfValue(item[name] ?? { NULL: true })).join('\n')
  }
}

/** The tables of a world. */
export function tablesOf({ services }: Asked): Map<string, DynamoTable> {
  return services.live('dynamodb', () => new Map<string, DynamoTable>(), arrange)
}

function arrange(tables: Map<string, DynamoTable>, name: string, { key, items = [] }: DynamoTableOptions): void {
  const keys = typeof key === 'string' ? [key] : key
  const known = tables.get(name)
  const table = known !== undefined && known.keys.join() === keys.join() ? known : new DynamoTable(name, keys)
  for (const [i, item] of items.entries()) table.put(itemOf(item, `item ${i} of ${name}`))
  tables.set(name, table)
}

/** @throws AwsError ResourceNotFoundException */
export function requireTable(asked: Asked, given = textOf(asked.params['TableName']), said = ''): DynamoTable {
  const name = given.split('/').at(-1) ?? ''
  const found = tablesOf(asked).get(name)
  if (found !== undefined) return found
  const advice = [
    `Arrange it with glue.services({ dynamodb: { ${printName(name)}: { key: '…', items: [{ … }] } } }), or correct the job.`,
  ]
  throw new AwsError('ResourceNotFoundException', `Requested resource not found${said}`, { advice })
}

export const itemIn = (params: Params, name: string): Item => (params[name] ?? {}) as Item
