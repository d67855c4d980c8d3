// Writes docs/jobs-as-people-write-them.md of the jobs in fixtures/jobs/styles and their tests, which run in `npm test`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'
import { styles } from './styles.mjs'

const HOME = 'fixtures/jobs/styles'
const read = (/** @type {string} */ file) => readFileSync(join(root, HOME, file), 'utf8').trimEnd()

/** @param {import('./styles.mjs').Style} style */
function section({ title, text, python, test, after = '' }) {
  const jobs = python.map((file) => `\`${file}\`\n\n\`\`\`python\n${read(file)}\n\`\`\``)
  const shown = `\`\`\`ts skip="it runs as ${HOME}/test/${test}"\n${read(`test/${test}`)}\n\`\`\``
  return [`## ${title}`, text, ...jobs, `\`test/${test}\``, shown, after].filter(Boolean).join('\n\n')
}

const head = `<!-- written by \`npm run generate\` of fixtures/jobs/styles -->
# Jobs as people write them

One small job per style, and how it is tested. All of them stand in [\`${HOME}\`](../${HOME}), a project as a user would have it;
\`npm test\` runs them. The [guide](guide.md) says what the parts do.

${styles.map(({ title }) => `* [${title}](#${anchorOf(title)})`).join('\n')}`

/** @param {string} title */
function anchorOf(title) {
  return title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')
}

writeFileSync(join(root, 'docs/jobs-as-people-write-them.md'), `${[head, ...styles.map(section)].join('\n\n')}\n`)
