import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { diagnose } from './cli/doctor.ts'
import { writeTypes } from './cli/types.ts'

const HELP = `dryfit: tests of AWS Glue jobs in vitest

  dryfit types [folder…]    write .dryfit/tsconfig.json and the types of the Python files of each folder, without a test
                            run; of Python outside a folder too, where a module of the folder imports it
  dryfit doctor [folder]    say what is there (Node, vitest, the plugin, the cache, Python's start) and what is wrong with
                            it; the exit code is 1 when something is
  dryfit --help, --version

A folder is where vitest.config.mts is; without one it is the current folder.
`

/** Runs one command line of `npx dryfit`; gives the exit code. */
export async function main(args: readonly string[], print: (text: string) => void = toStdout): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
      allowPositionals: true,
    })
    const [command, ...folders] = positionals
    if (values.version === true) {
      print(ownVersion())
      return 0
    }
    if (values.help === true || command === undefined || command === 'help') {
      print(HELP)
      return 0
    }
    if (command === 'types') return writeTypes(folders, print)
    if (command === 'doctor' && folders.length <= 1) return await diagnose(folders[0] ?? '.', print)
    const reason = command === 'doctor' ? 'it looks at one folder at a time' : 'there is no such command'
    print(`Failed to run dryfit ${[command, ...folders].join(' ')}: ${reason}.\n\n${HELP}`)
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
  }
  return 1
}

function ownVersion(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
}

function toStdout(text: string): void {
  process.stdout.write(`${text}\n`)
}
