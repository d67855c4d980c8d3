import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** What vitest tells of one test. */
export interface Told {
  readonly name: string
  readonly state: string
  readonly says: string
  /** What vitest shows of the difference between two values. */
  readonly diff?: string
  /** The frames that are shown of its errors, as `file:line`. */
  readonly at: readonly string[]
}

/** How a vitest runs. */
export interface Settings {
  /** @defaultValue forks */
  readonly pool?: string
  /** @defaultValue false */
  readonly isolate?: boolean
  /** @defaultValue 1 */
  readonly workers?: number
  /** Files and tests in the order that it gives. */
  readonly seed?: number
}

const workspace = join(import.meta.dirname, '../../..')

/**
 * Runs tests in a vitest of its own, in a folder outside the workspace where `dryfit` can be imported: tests that fail, and
 * what they fail with. Texts name files from that folder.
 */
export async function tell(
  files: Readonly<Record<string, string>>,
  settings: Settings = {},
): Promise<ReadonlyMap<string, Told>> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-told-')))
  try {
    symlinkSync(join(workspace, 'fixtures/jobs/books/node_modules'), join(root, 'node_modules'))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const told = JSON.parse((await lineTold(root, settings)).replaceAll(`${root}/`, '')) as readonly Told[]
    return new Map(told.map((each) => [each.name, each]))
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function lineTold(root: string, settings: Settings): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@dryfit/source',
      '--import',
      'tsx',
      join(import.meta.dirname, 'told-run.ts'),
      root,
      JSON.stringify(settings),
    ],
    {
      cwd: workspace,
      env: { ...process.env, VITEST: undefined, VITEST_WORKER_ID: undefined, VITEST_POOL_ID: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000)
  })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  await new Promise((resolve) => child.on('close', resolve))
  process.off('exit', kill)
  const line = out.split('\n').find((each) => each.startsWith('TOLD '))
  if (line === undefined) throw new Error(`vitest told nothing:\n${out.slice(-2000)}\n${errors}`)
  return line.slice(5)
}
