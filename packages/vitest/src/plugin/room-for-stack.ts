import { execFileSync } from 'node:child_process'
import type { PoolOptions } from 'vitest/node'

/** Kilobytes: what Node gives the stack of a thread. Python's own limits of recursion hold within it, not within V8's usual 984. */
const room = 3900
/** Kilobytes that the system has to bear of a process: V8 asks for none of them, and one that the system does not bear ends it. */
const needed = 2 * room

let bears: boolean | undefined

/**
 * A process of vitest's with as much stack as a thread of it has, where the system bears it: JSON, lists and expressions are as
 * deep then as Python bears, and beyond it is Python that says so.
 */
export function withRoomForStack(options: PoolOptions): PoolOptions {
  if (options.execArgv.some((each) => /^--stack[-_]size/.test(each))) return options
  bears ??= systemBears()
  return bears ? { ...options, execArgv: [...options.execArgv, `--stack-size=${room}`] } : options
}

function systemBears(): boolean {
  if (process.platform === 'win32') return false
  try {
    const limit = execFileSync('sh', ['-c', 'ulimit -s'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return limit === 'unlimited' || Number(limit) >= needed
  } catch {
    return false
  }
}
