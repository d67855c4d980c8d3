import { readFileSync, writeFileSync } from 'node:fs'

// The parameters of GlueContext's methods and of its fluent helpers, from what AWS documents of awsglue.

type Methods = Readonly<Record<string, string>>
const { awsglue } = JSON.parse(
  readFileSync(new URL('../../../fixtures/glue/signatures.json', import.meta.url), 'utf8'),
) as { readonly awsglue: Readonly<Record<string, Methods>> }

/** The helper behind which each class stands. */
const HELPERS = {
  DynamicFrameReader: 'create_dynamic_frame',
  DataFrameReader: 'create_data_frame',
  DynamicFrameWriter: 'write_dynamic_frame',
  DataFrameWriter: 'write_data_frame',
}

function entry([name, parameters]: readonly [string, string]): string {
  const key = /^\w+$/.test(name) ? name : `'${name}'`
  const line = `  ${key}: '${parameters}',`
  return line.length > 120 ? `  ${key}:\n    '${parameters}',` : line
}

const own = Object.entries(awsglue['GlueContext'] ?? {}).filter(([name]) => name !== '__init__')
const fluent = Object.entries(HELPERS).flatMap(([kind, helper]) =>
  Object.entries(awsglue[kind] ?? {}).map(([name, parameters]) => [`${helper}.${name}`, parameters] as const),
)

writeFileSync(
  new URL('../src/context/signatures.ts', import.meta.url),
  `// Generated from fixtures/glue/signatures.json by \`npm run generate\`. Do not edit.

/** The parameters of GlueContext's methods, without self, as jobs spell them. */
export const SIGNATURES = {
${[...own, ...fluent].map(entry).join('\n')}
} as const
`,
)
