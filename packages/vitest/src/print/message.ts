/** The seven parts of a failure, in the order in which they are read; what is empty is left out. */
export interface Message {
  /** What the test claims, as it is written. */
  readonly claim: string
  /** What is the case instead, with counts. */
  readonly verdict: string
  /** The smallest difference that proves it. */
  readonly difference?: readonly string[]
  /** The types of both sides, where they differ. */
  readonly types?: readonly string[]
  /** The input rows and the job line behind it. */
  readonly origin?: readonly string[]
  /** How to run it again. */
  readonly replay?: readonly string[]
  /** One likely reason. */
  readonly hint?: string | undefined
}

/** The text of a failure: its parts with an empty line between them. Schemas are read before rows. */
export function printMessage(message: Message): string {
  const parts = [
    [message.claim],
    [message.verdict],
    message.types ?? [],
    message.difference ?? [],
    message.origin ?? [],
    message.replay ?? [],
    message.hint === undefined ? [] : [`Hint  ${message.hint}`],
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}
