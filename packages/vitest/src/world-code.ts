import fc from 'fast-check'
import type { Glue } from './glue.ts'

/** What a test arranged in a world, as code that arranges it again. */
export function worldAsCode(glue: Glue): string {
  const { argv } = glue
  const pairs: [string, string][] = []
  for (let i = 0; i + 1 < argv.length; i += 2) pairs.push([String(argv[i]).replace(/^--/, ''), String(argv[i + 1])])
  const args = pairs.length === 0 ? [] : [`glue.args(${fc.stringify(Object.fromEntries(pairs))})`]
  const { store } = glue.runtime.world
  const objects = store.paths
    .flatMap((path) => store.list(path))
    .filter((file) => file.by === 'test')
    .map((file) => `glue.s3.put(${fc.stringify(file.path)}, ${contentCode(file.content)})`)
  return [...args, ...objects].join('\n')
}

type Content = ReturnType<Glue['runtime']['world']['store']['list']>[number]['content']

function contentCode(content: Content): string {
  switch (content.kind) {
    case 'objects':
      return fc.stringify(content.objects)
    case 'bytes':
      return fc.stringify(new TextDecoder().decode(content.bytes))
    case 'parquet':
      return `/* ${content.rows.length} decoded rows */`
  }
}
