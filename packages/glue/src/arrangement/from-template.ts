import { parse } from 'yaml'
import { GlueError } from '../errors/glue-error.ts'
import type { Machine } from '../machine.ts'
import type { TableOptions } from '../world/table.ts'
import { TemplateTexts } from './template-texts.ts'

/** A table that a template declares. */
export interface TemplateTable {
  readonly database: string
  readonly name: string
  readonly options: TableOptions
}

type Node = Readonly<Record<string, unknown>>

/**
 * YAML (or JSON, which is YAML) as plain values; CloudFormation's tags stand for the value behind them.
 */
export function parseYaml(text: string): unknown {
  return parse(text, { logLevel: 'error' })
}

/** The `AWS::Glue::Table` resources of a template. */
export function tablesOfTemplate(file: string, machine: Machine): readonly TemplateTable[] {
  const template = read(file, machine)
  const resources = record(record(template)['Resources'])
  const refuse = (reason: string): GlueError => notReadable(file, machine, reason)
  if (Object.keys(resources).length === 0) throw refuse('it has no Resources')
  const texts = new TemplateTexts(record(record(template)['Parameters']), refuse)
  const found: TemplateTable[] = []
  for (const [id, resource] of Object.entries(resources)) {
    if (record(resource)['Type'] !== 'AWS::Glue::Table') continue
    const properties = record(record(resource)['Properties'])
    found.push(
      tableOf(properties, { database: databaseName(properties['DatabaseName'], id, resources, texts), id, texts }),
    )
  }
  if (found.length === 0) throw refuse('none of its Resources is an AWS::Glue::Table')
  return found
}

interface Place {
  readonly database: string
  /** The resource, as the template names it. */
  readonly id: string
  readonly texts: TemplateTexts
}

function tableOf(properties: Node, { database, id, texts }: Place): TemplateTable {
  const table = record(properties['TableInput'])
  const descriptor = record(table['StorageDescriptor'])
  const keys = columns(table['PartitionKeys'], `PartitionKeys of ${id}`, texts)
  const others = columns(descriptor['Columns'], `Columns of ${id}`, texts)
  return {
    database,
    name: texts.of(table['Name'], `Name of ${id}`),
    options: {
      columns: Object.fromEntries([...others, ...keys]),
      partitionKeys: keys.map(([name]) => name),
      ...locationOf(descriptor['Location']),
      format: formatOf(descriptor, record(table['Parameters'])),
      options: optionsOf(record(table['Parameters']), record(record(descriptor['SerdeInfo'])['Parameters'])),
    },
  }
}

function read(file: string, machine: Machine): unknown {
  let template: unknown
  try {
    template = parseYaml(machine.readText(file))
  } catch (error) {
    throw notReadable(file, machine, error instanceof Error ? error.message : String(error))
  }
  if (template === null || template === undefined) throw notReadable(file, machine, 'it is empty')
  if (isCyclic(template)) throw notReadable(file, machine, 'it is cyclic: an alias stands inside of what it names')
  return template
}

/** YAML's aliases can make a value that holds itself. */
function isCyclic(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false
  return above.includes(value) || Object.values(value).some((item) => isCyclic(item, [...above, value]))
}

const notReadable = (file: string, { folder }: Machine, reason: string): GlueError =>
  new GlueError(
    'TEMPLATE_NOT_READABLE',
    `Failed to read the template ${file}: ${reason}. Give the path of a CloudFormation template, relative to ${folder}.`,
  )

const record = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {})

function columns(value: unknown, what: string, texts: TemplateTexts): readonly (readonly [string, string])[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw texts.unknown(what)
  return value.map((each, i) => {
    const { Name: name, Type: type = 'string' } = record(each)
    return [texts.of(name, `Name of column ${i + 1} in ${what}`), texts.of(type, `Type of column ${i + 1} in ${what}`)]
  })
}

/** A reference to the database's resource gives the name that the resource has. */
function databaseName(value: unknown, id: string, resources: Node, texts: TemplateTexts): string {
  const reference = typeof value === 'string' ? value : record(value)['Ref']
  if (typeof reference !== 'string' || resources[reference] === undefined)
    return texts.of(value, `DatabaseName of ${id}`)
  const { Name: name = reference } = record(record(record(resources[reference])['Properties'])['DatabaseInput'])
  return texts.of(name, `Name of ${reference}`)
}

/** `s3://${DataBucket}/books/` names its bucket after the resource. */
function locationOf(value: unknown): { location?: string } {
  const text = typeof value === 'string' ? value : record(value)['Fn::Sub']
  if (typeof text !== 'string') return {}
  return { location: text.replace(/\$\{([^}]+)\}/g, (_, name: string) => name.replace(/[^A-Za-z0-9.-]/g, '-')) }
}

/** What the table and its SerDe say of how the text is to be read. */
const TOLD = ['skip.header.line.count', 'delimiter', 'field.delim', 'separatorChar', 'quoteChar'] as const

/** The options of a table, by what it and its SerDe say. */
export function optionsOf(...parameters: readonly Node[]): Readonly<Record<string, string>> {
  const given = TOLD.flatMap((name) => {
    const value = parameters.map((each) => each[name]).find((each) => each !== undefined)
    return value === undefined ? [] : [[name, String(value)] as const]
  })
  return Object.fromEntries(given)
}

/** The format that a storage descriptor and the table's parameters tell. */
export function formatOf(descriptor: Node, parameters: Node): string {
  const classification = parameters['classification']
  if (typeof classification === 'string') return classification
  const serde = `${String(record(descriptor['SerdeInfo'])['SerializationLibrary'] ?? '')} ${String(descriptor['InputFormat'] ?? '')}`
  if (/json/i.test(serde)) return 'json'
  if (/csv|LazySimple/i.test(serde)) return 'csv'
  if (/orc/i.test(serde)) return 'orc'
  if (/avro/i.test(serde)) return 'avro'
  return 'parquet'
}
