import type { Runtime } from '../context/runtime.ts'
import { GlueError } from '../errors/glue-error.ts'
import type { Direction } from '../recorder/call.ts'
import type { Services } from '../world/services.ts'
import type { World } from '../world/world.ts'

/** Parameters by name, as the job gave them; bytes are Uint8Arrays, times Dates. */
export type Params = Readonly<Record<string, unknown>>

/** A call of an operation. */
export interface Asked {
  readonly params: Params
  readonly region: string
  readonly account: string
  readonly world: World
  readonly services: Services
  readonly runtime: Runtime
}

/** An operation that the world answers. */
export interface Operation {
  readonly direction: Direction
  /** What it reads or writes. */
  readonly target?: (params: Params) => string | undefined
  /** The HTTP status of a success. @defaultValue 200 */
  readonly status?: number
  /** Parameters that it has no answer for: a job that gives one is refused. */
  readonly refuses?: readonly string[]
  readonly run: (asked: Asked) => Readonly<Record<string, unknown>>
}

/** The operations of a service, by boto3's names. */
export type Operations = Readonly<Record<string, Operation>>

/** An operation that only tells or changes what is no data. */
export const plain = (run: Operation['run'], more: Partial<Operation> = {}): Operation => ({
  direction: 'other',
  run,
  ...more,
})

export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const paramsOf = (value: unknown): Params =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : {}

/** The bytes of what a job gave: text is UTF-8. */
export const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : new TextEncoder().encode(textOf(value))

/** A page of a list, and the token of the next one. */
export function page<T>(
  items: readonly T[],
  token: unknown,
  most: number,
): { readonly items: readonly T[]; readonly next: string | undefined } {
  const from = textOf(token) === '' ? 0 : Number(textOf(token).replace(/^page-/, ''))
  const next = from + most < items.length ? `page-${from + most}` : undefined
  return { items: items.slice(from, from + most), next }
}

/** The parameter is known to AWS, and has no effect that dryfit knows. */
export const refusedParameter = (operation: string, name: string, next: string): GlueError =>
  new GlueError(
    'AWS_NOT_SUPPORTED',
    `Failed to call ${operation} with ${name}: dryfit does not support it yet. ${next}`,
  )
