import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

// The names of AWS's services and of their operations, from what the guest knows of them.

const DATA = new URL('../../python/guest/botocore/_data/', import.meta.url)

function textOf(name: string): string {
  return readFileSync(new URL(name, DATA), 'utf8')
}

/** The names of the entries of one of the file's tables. */
function keysOf(text: string, table: string): readonly string[] {
  const [, body = ''] = new RegExp(`^${table} = """\\n([^"]*)\\n"""`, 'm').exec(text) ?? []
  return body.split('\n').map((line) => line.split(' ')[0] ?? '')
}

const services = [...textOf('_generated_services.py').matchAll(/"([a-z0-9 -]{100,})"/g)].flatMap(([, names = '']) =>
  names.split(' '),
)
const described = readdirSync(DATA)
  .flatMap((file) => /^_generated_(\w+)\.py$/.exec(file)?.[1] ?? [])
  .filter((name) => name !== 'services')
  .sort()

/** As the formatter has it: a text that is too long for its line stands on one of its own. */
function entry(service: string): string {
  const text = `'${keysOf(textOf(`_generated_${service}.py`), 'OPERATIONS').join(' ')}'`
  const line = `  ${service}: names(${text}),`
  return line.length <= 120 ? line : `  ${service}: names(\n    ${text},\n  ),`
}

const entries = described.map(entry)

writeFileSync(
  new URL('../src/aws/operation-names.ts', import.meta.url),
  `// Generated from packages/python/guest/botocore/_data by \`npm run generate\`. Do not edit.

type Words<Text extends string, Found = never> = Text extends \`\${infer First} \${infer Rest}\`
  ? Words<Rest, Found | First>
  : Found | Text

const names = <const Text extends string>(text: Text): ReadonlySet<Words<Text> & string> =>
  new Set(text.split(' ')) as unknown as ReadonlySet<Words<Text> & string>

/** The services of boto3. */
export const SERVICE_NAMES = names(
  '${services.join(' ')}',
)

/** The operations of the services that are described, by boto3's names. */
export const OPERATION_NAMES = {
${entries.join('\n')}
}
`,
)
