import { createGlue, type Machine } from '@dryfit/glue'
import { expect, test } from 'vitest'

const template = JSON.stringify({
  Resources: {
    Books: {
      Type: 'AWS::Glue::Table',
      Properties: {
        DatabaseName: 'shop',
        TableInput: { Name: 'books', StorageDescriptor: { Columns: [{ Name: 'id' }] } },
      },
    },
  },
})

function machineWith(files: Readonly<Record<string, string>>) {
  const printed: string[] = []
  const machine: Machine = {
    folder: '/project',
    resolve: (folder, file) => `${folder}/${file}`,
    readText: (file) => {
      const text = files[file]
      if (text === undefined) throw new Error('there is none')
      return text
    },
    print: (line) => void printed.push(line),
  }
  return { machine, printed }
}

test('a world reads templates and prints through the machine that it is given', () => {
  const { machine, printed } = machineWith({ '/project/template.json': template })
  const glue = createGlue({ machine })
  glue.catalog.fromTemplate('template.json')
  glue.dynamicFrame([{ id: 1 }]).show()

  expect(glue.tableOf('shop', 'books').schema.fields.map((field) => field.name)).toEqual(['id'])
  expect(printed).toEqual(['{"id":1}'])
  expect(() => glue.catalog.fromTemplate('other.json')).toThrowErrorMatchingInlineSnapshot(
    `[GlueError: [TEMPLATE_NOT_READABLE] Failed to read the template /project/other.json: there is none. Give the path of a CloudFormation template, relative to /project.]`,
  )
})
