import './generate-aws-names.ts'
import './generate-signatures.ts'
// The JSON Schema of a world's JSON form, from the one that opening it checks against.
import { writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { WorldSchema } from '../src/arrangement/json-schema.ts'

const schema = toJsonSchema(WorldSchema, { target: 'draft-2020-12' })
writeFileSync(new URL('../world.schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`)
