// `node ../../scripts/readme.mjs [--remove]` in the folder of a package, before and after it is packed: the README that npm shows.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, root } from './run.mjs'

const file = join(process.cwd(), 'README.md')
if (process.argv.includes('--remove')) rmSync(file, { force: true })
else writeFileSync(file, readmeOf(readJson(join(process.cwd(), 'package.json'))))

/**
 * The whole one for `dryfit`; a package behind it says what it is, and where to go. What lies beside the README in the
 * repository is not in a package: it is named without a link.
 * @param {Record<string, string>} manifest
 */
function readmeOf({ name, description }) {
  if (name !== 'dryfit')
    return `# ${name}\n\n${description}\n\nA part of the package \`dryfit\`, which tests AWS Glue jobs in vitest: \`npm i -D dryfit vitest\`.\n`
  return readFileSync(join(root, 'README.md'), 'utf8').replaceAll(/\[([^\]]+)\]\((?![a-z]+:)[^)]*\)/g, '$1')
}
