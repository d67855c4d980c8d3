import { parse } from 'yaml'
import { GlueError } from '../errors/glue-error.ts'
import type { Machine } from '../machine.ts'
import type { TableOptions } from '../world/table.ts'

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
  if (Object.keys(resources).length === 0) throw notReadable(file, machine, 'it has no Resources')
  const found: TemplateTable[] = []
  for (const resource of Object.values(resources).map(record)) {
    if (resource['Type'] !== 'AWS::Glue::Table') continue
    const properties = record(resource['Properties'])
    const table = record(properties['TableInput'])
    const descriptor = record(table['StorageDescriptor'])
    const keys = columns(table['PartitionKeys'])
    found.push({
      database: databaseName(properties['DatabaseName'], resources),
      name: String(table['Name']),
      options: {
        columns: Object.fromEntries([...columns(descriptor['Columns']), ...keys]),
        partitionKeys: keys.map(([name]) => name),
        ...locationOf(descriptor['Location']),
        format: formatOf(descriptor, record(table['Parameters'])),
        options: optionsOf(record(table['Parameters']), record(record(descriptor['SerdeInfo'])['Parameters'])),
      },
    })
  }
  return found
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

const columns = (value: unknown): readonly (readonly [string, string])[] =>
  Array.isArray(value) ? value.map(record).map((c) => [String(c['Name']), String(c['Type'] ?? 'string')]) : []

/** A reference to the database's resource gives the name that the resource has. */
function databaseName(value: unknown, resources: Node): string {
  const reference = typeof value === 'string' ? value : String(record(value)['Ref'] ?? '')
  const input = record(record(record(resources[reference])['Properties'])['DatabaseInput'])
  return typeof input['Name'] === 'string' ? input['Name'] : reference
}

/** `s3://${DataBucket}/books/` names its bucket after the resource. */
function locationOf(value: unknown): { location?: string } {
  const text = typeof value === 'string' ? value : record(value)['Fn::Sub']
  if (typeof text !== 'string') return {}
  return { location: text.replace(/\$\{([^}]+)\}/g, (_, name: string) => name.replace(/[^A-Za-z0-9.-]/g, '-')) }
}

/** What the table and its SerDe say of how the text is to be read. */
const TOLD = ['skip.header.line.count', 'delimiter', 'field.delim', 'separatorChar', 'quoteChar'] as const

function optionsOf(...parameters: readonly Node[]): Readonly<Record<string, string>> {
  const given = TOLD.flatMap((name) => {
    const value = parameters.map((each) => each[name]).find((each) => each !== undefined)
    return value === undefined ? [] : [[name, String(value)] as const]
  })
  return Object.fromEntries(given)
}

function formatOf(descriptor: Node, parameters: Node): string {
  const classification = parameters['classification']
  if (typeof classification === 'string') return classification
  const serde = `${String(record(descriptor['SerdeInfo'])['SerializationLibrary'] ?? '')} ${String(descriptor['InputFormat'] ?? '')}`
  if (/json/i.test(serde)) return 'json'
  if (/csv|LazySimple/i.test(serde)) return 'csv'
  if (/orc/i.test(serde)) return 'orc'
  if (/avro/i.test(serde)) return 'avro'
  return 'parquet'
}
