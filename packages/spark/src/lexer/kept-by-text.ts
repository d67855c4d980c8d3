/** So many texts are known at once; a program writes few of them. */
const MOST = 500

/** Keeps what is made of a text, which nobody changes: the same schemas and patterns are read in every test. */
export function keptByText<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const made = make(text)
    if (known.size >= MOST) known.clear()
    known.set(text, made)
    return made
  }
}
