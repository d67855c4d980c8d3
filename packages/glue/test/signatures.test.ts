import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { methods } from '../src/context/methods.ts'
import { createGlue } from '../src/index.ts'

const documented = JSON.parse(
  readFileSync(new URL('../../../fixtures/glue/signatures.json', import.meta.url), 'utf8'),
) as { readonly awsglue: Readonly<Record<string, Readonly<Record<string, string>>>> }

const ofContext = Object.entries(documented.awsglue['GlueContext'] ?? {}).filter(([name]) => name !== '__init__')

test('the context has the documented methods and no others', () => {
  expect(Object.keys(methods).sort()).toEqual(ofContext.map(([name]) => name).sort())
})

test('every method of the context is a spy, and so is every method of the fluent helpers', () => {
  const { context } = createGlue()
  const helpers = [
    context.create_dynamic_frame,
    context.create_data_frame,
    context.write_dynamic_frame,
    context.write_data_frame,
  ]
  const spies = [
    ...ofContext.map(([name]) => Reflect.get(context, name) as unknown),
    ...helpers.flatMap((helper) => Object.values(helper)),
  ]

  expect(spies.map((spy) => (spy as { readonly callCount: number }).callCount)).toEqual(spies.map(() => 0))
  expect(spies).toHaveLength(ofContext.length + 9)
})
