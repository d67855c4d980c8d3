/** JavaScript's own errors and those of assertions: that Python has classes of these names says nothing. */
const notPythons = new Set(['TypeError', 'SyntaxError', 'AssertionError'])

/**
 * The Python exception that an error asks for by its name, if Python has one built in: `stub.throws('ValueError', 'bad')`. A
 * `TypeError` that JavaScript made is a slip in a fake, and none of Python's.
 */
export function namedException(error: Error): { readonly named: string; readonly plain: string } | undefined {
  const made = error.constructor.name
  const isNamed = made === 'Error' || (made === error.name && !notPythons.has(made))
  return isNamed && error.name !== 'Error' ? { named: error.name, plain: error.message } : undefined
}
