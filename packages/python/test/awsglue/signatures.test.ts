import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { glueJob } from './glue-job.ts'

type Classes = Readonly<Record<string, Readonly<Record<string, string>>>>

const documented = JSON.parse(
  readFileSync(new URL('../../../../fixtures/glue/signatures.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Classes>>
const job = glueJob()

const IMPORTS: Readonly<Record<string, string>> = {
  awsglue: `
from awsglue.dataframereader import DataFrameReader
from awsglue.dataframewriter import DataFrameWriter
from awsglue.data_sink import DataSink
from awsglue.data_source import DataSource
from awsglue.dynamicframe import DynamicFrameReader, DynamicFrameWriter, ResolveOption
from awsglue.streaming_data_source import StreamingDataSource
`,
  'awsglue.transforms': '',
  'awsgluedq.transforms': 'from awsgluedq.transforms import EvaluateDataQuality',
  'awsglueml.transforms': 'from awsglueml.transforms import FillMissingValues, FindIncrementalMatches, FindMatches',
}

/** The parameters of the same methods, as Python has them. */
function inspected(module: string, classes: Classes): unknown {
  const names = Object.fromEntries(Object.entries(classes).map(([name, methods]) => [name, Object.keys(methods)]))
  const printed = job.run(`
import inspect, json
${IMPORTS[module]}
def text(function):
    return ", ".join(shown(p) for p in inspect.signature(function).parameters.values() if p.name != "self")
def shown(p):
    name = {p.VAR_POSITIONAL: "*", p.VAR_KEYWORD: "**"}.get(p.kind, "") + p.name
    if p.default is p.empty:
        return name
    return name + "=" + (json.dumps(p.default) if isinstance(p.default, str) else repr(p.default))
found = {}
for name, methods in json.loads('${JSON.stringify(names)}').items():
    found[name] = {m: text(getattr(globals()[name], m)) for m in methods if hasattr(globals()[name], m)}
print(json.dumps(found))
`)
  return JSON.parse(printed.join(''))
}

test.each(Object.keys(IMPORTS))('the methods of %s have the documented parameters and defaults', (module) => {
  const classes = documented[module] ?? {}

  expect(inspected(module, classes)).toEqual(classes)
})

test('the star import brings the documented transforms and nothing else', () => {
  const printed = job.run('import awsglue.transforms\nprint(",".join(sorted(awsglue.transforms.__all__)))')

  expect(printed.join('').split(',')).toEqual(Object.keys(documented['awsglue.transforms'] ?? {}).sort())
})
