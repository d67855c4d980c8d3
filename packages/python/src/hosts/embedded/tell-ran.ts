import type { TakeRan } from '../../host.ts'
import { fromGuestPath } from './guest-path.ts'

/** Hands on what ran of each file, as Python answers. One that a job broke tells nothing: the report says less, never more. */
export function tellRan(take: TakeRan, ask: () => string): void {
  let ran: Record<string, string[]>
  try {
    ran = (JSON.parse(ask()) as { ok: Record<string, string[]> }).ok
  } catch {
    return
  }
  for (const [file, keys] of Object.entries(ran)) take(fromGuestPath(file), keys)
}
