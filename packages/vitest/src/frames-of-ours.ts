import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** More than the frames of ours between a test and the place where something is found wrong; V8 keeps ten. */
const KEPT = 100

const INSTALLED = /[\\/]node_modules[\\/](?:@dryfit|dryfit|sinon|@sinonjs|pyodide)[\\/]/
const own = fileURLToPath(import.meta.url)
/** Where the packages stand that run from their source. */
const sources = own.endsWith('.ts') ? dirname(dirname(dirname(own))).replaceAll('\\', '/') : undefined

/** Lets errors keep the test's own frame, however far below it they are made. */
export function keepFrames(): void {
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, KEPT)
}

/** Whether a frame of a stack, or its file, is dryfit's. */
export function isOurs(frame: string): boolean {
  if (INSTALLED.test(frame)) return true
  const text = frame.replaceAll('\\', '/')
  return sources !== undefined && text.includes(`${sources}/`) && text.includes('/src/') && !text.includes('.test.')
}

/** The frames of a stack that are the user's. */
export const userFrames = (stack: string): readonly string[] =>
  stack.split('\n').filter((line) => isFrame(line) && isUsers(line))

const isFrame = (line: string): boolean => /^\s+at /.test(line)

const isUsers = (line: string): boolean => !isOurs(line) && !/[\\/]node_modules[\\/]|node:/.test(line)

/** What vitest calls for each frame before it shows it: ours stay out where there is one of the user's. */
export function showsFrame(
  error: { readonly stack?: string | undefined },
  { file }: { readonly file: string },
): boolean {
  return !isOurs(file) || userFrames(error.stack ?? '').length === 0
}
