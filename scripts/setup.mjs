// Brings a clone to where its other scripts can run: dependencies installed and, when asked, packages built.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { must, readJson, root, say, timed } from './run.mjs'
import { jobs, packages } from './workspace.mjs'

/** Installs what the lockfile says, unless that is what stands there. */
export function install() {
  if (isInstalled()) return
  const pnpm = readJson('package.json').packageManager
  say(`installing dependencies with ${pnpm} (a minute on a fresh machine)`)
  const frozen = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  timed('install', () => must('npx', ['-y', pnpm, ...frozen], { quiet: true }))
}

// pnpm leaves a copy of the lockfile that it installed, so equal bytes mean that nothing is to be done.
function isInstalled() {
  const installed = join(root, 'node_modules/.pnpm/lock.yaml')
  if (!existsSync(installed)) return false
  if (!readFileSync(installed).equals(readFileSync(join(root, 'pnpm-lock.yaml')))) return false
  return [...packages(), ...jobs()].every(({ dir, manifest }) => {
    const wanted = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    return wanted.every((name) => existsSync(join(dir, 'node_modules', name)))
  })
}

/**
 * Makes the `dist` of every package: declarations by tsc, which skips what has not changed, scripts by the bundler, and the
 * snapshot of Python.
 */
export async function build() {
  say('writing declarations with tsc')
  must('tsc', ['-b'])
  // Not at the top: a fresh clone has no bundler until install() has run.
  const { bundle } = await import('./bundle.mjs')
  await bundle()
  say('making the snapshot of Python that its package ships, unless it is there')
  const program = 'packages/python/scripts/make-snapshot.ts'
  must(process.execPath, ['--conditions=@dryfit/source', '--import', 'tsx', program])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  install()
  if (process.argv.includes('build')) await build()
}
