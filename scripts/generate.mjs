// `npm run generate`: rewrites every generated file. Each package that generates has one program: scripts/generate.ts.
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { must, root } from './run.mjs'
import { packages } from './workspace.mjs'

const programs = packages()
  .map(({ dir }) => join(relative(root, dir), 'scripts/generate.ts'))
  .filter((program) => existsSync(join(root, program)))
if (programs.length > 0) must(process.execPath, ['scripts/source.mjs', ...programs])
must(process.execPath, ['scripts/error-codes/generate.mjs'])
must(process.execPath, ['scripts/job-styles/generate.mjs'])
