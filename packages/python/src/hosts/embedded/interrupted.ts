/** Whether what came out of Python is the interrupt of a time limit. One that comes while Pyodide formats the exception leaves it a type and no message. */
export function isInterrupt(error: unknown): boolean {
  if (!(error instanceof Error)) return /KeyboardInterrupt|JobTimeout/.test(String(error))
  const type = 'type' in error ? String(error.type) : ''
  return /KeyboardInterrupt|JobTimeout/.test(`${type} ${error.message}`)
}
