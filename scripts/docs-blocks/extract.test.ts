import { expect, test } from 'vitest'
import { extract } from './extract.ts'

test('finds the blocks of a document with their lines', () => {
  const text = [
    '# A',
    '```ts',
    'a()',
    '```',
    '```sh',
    'rm',
    '```',
    '```ts skip="needs AWS" file=x/y.test.ts',
    'b()',
    '```',
  ]
  expect(extract('docs/a.md', text.join('\n')).blocks).toEqual([
    { source: 'docs/a.md', line: 3, code: 'a()', file: undefined, skip: undefined },
    { source: 'docs/a.md', line: 9, code: 'b()', file: 'x/y.test.ts', skip: 'needs AWS' },
  ])
})

test('finds the examples of doc comments and leaves other code alone', () => {
  const text = [
    'const s = `',
    '```ts',
    '`',
    '/**',
    ' * @example',
    ' * ```ts',
    ' * if (a) {',
    ' *   b()',
    ' * }',
    ' * ```',
    ' */',
  ]
  const { blocks, problems } = extract('packages/a/src/b.ts', text.join('\n'))
  expect(blocks.map(({ line, code }) => ({ line, code }))).toEqual([{ line: 7, code: 'if (a) {\n  b()\n}' }])
  expect(problems).toEqual([])
})

test('names an example without a block, an unknown word and a block without an end', () => {
  expect(extract('a.ts', '/**\n * @example a()\n */').problems).toEqual([
    'a.ts:2: an @example holds its code in a ```ts block',
  ])
  expect(extract('a.md', '```ts skip\nx\n```').problems).toEqual([
    'a.md:1: `skip` is neither file=<path> nor skip="<reason>"',
  ])
  expect(extract('a.md', '```ts\nx').problems).toEqual(['a.md:1: a block without an end'])
})
