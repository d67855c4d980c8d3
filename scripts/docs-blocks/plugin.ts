import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { Plugin } from 'vitest/config'
import { packages } from '../workspace.mjs'
import { type Block, type Extracted, extract } from './extract.ts'

const LIST = 'virtual:docs-blocks'

/** Serves each ```ts block of README.md, docs/ and the packages' doc comments as a module, and `virtual:docs-blocks` as their list. */
export function docsBlocks(root: string): Plugin {
  const codeOf = new Map<string, string>()
  return {
    name: 'dryfit:docs-blocks',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === LIST) return `\0${LIST}`
      if (codeOf.has(id)) return id
      if (importer === undefined || !codeOf.has(importer) || id.startsWith('.')) return undefined
      const ours = sourceOf(id)
      if (ours !== undefined) return ours
      const places = [importer, ...packages().map(({ dir }) => join(dir, 'src/index.ts'))]
      for (const place of places) {
        const found = await this.resolve(id, place, { skipSelf: true })
        if (found !== null) return found
      }
      return undefined
    },
    load(id) {
      if (id !== `\0${LIST}`) return codeOf.get(id)
      const sources = documents(root)
      for (const source of sources) this.addWatchFile(join(root, source))
      const found = sources.map((source) => extract(source, readFileSync(join(root, source), 'utf8')))
      for (const block of found.flatMap(({ blocks }) => blocks)) {
        // Blank lines in front keep the line numbers of the document.
        codeOf.set(moduleOf(root, block), '\n'.repeat(block.line - 1) + block.code)
      }
      return listModule(root, found)
    },
  }
}

function documents(root: string): string[] {
  const inside = (folder: string, pattern: RegExp) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((path) => pattern.test(path))
          .sort()
          .map((path) => join(folder, path))
      : []
  const sources = packages().flatMap(({ dir }) => inside(relative(root, join(dir, 'src')), /(?<!\.test)\.ts$/))
  return [...(existsSync(join(root, 'README.md')) ? ['README.md'] : []), ...inside('docs', /\.md$/), ...sources]
}

/** A block of a document stands in the books job unless it names a file; an @example stands beside its source. */
function moduleOf(root: string, { source, line, file }: Block): string {
  if (file !== undefined) return join(root, dirname(file), `line-${line}-${basename(file)}`)
  const name = `${source.replaceAll(/[/.]/g, '-')}-line-${line}.ts`
  const home = source.endsWith('.md') ? 'fixtures/jobs/books' : dirname(source)
  return join(root, home, name)
}

/** The source of one of our packages, whichever package the importer stands in. */
function sourceOf(id: string): string | undefined {
  for (const { dir, name, manifest } of packages()) {
    if (id !== name && !id.startsWith(`${name}/`)) continue
    const target = manifest['exports'][`.${id.slice(name.length)}`]?.['@dryfit/source']
    return target === undefined ? undefined : join(dir, target)
  }
  return undefined
}

function listModule(root: string, found: readonly Extracted[]): string {
  const entries = found
    .flatMap(({ blocks }) => blocks)
    .map((block) => {
      const about = {
        title: `${block.source}:${block.line}`,
        skip: block.skip,
        hasTests: /^\s*(test|it|describe)\b[^=]*\(/m.test(block.code),
      }
      return `{ ...${JSON.stringify(about)}, load: () => import(${JSON.stringify(moduleOf(root, block))}) }`
    })
  const problems = found.flatMap((one) => one.problems)
  return `export const blocks = [${entries.join(',\n')}]\nexport const problems = ${JSON.stringify(problems)}\n`
}
