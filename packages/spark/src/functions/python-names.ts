/**
 * What PySpark's functions build where it is not the SQL function of the same name: a column then prints under the name
 * of what was built. `F.pow(a, b)` prints `POWER(a, b)`, while SQL's `pow(a, b)` keeps its spelling.
 */
const BUILT: Readonly<Record<string, string>> = {
  create_map: 'map',
  pow: 'power',
  variance: 'var_samp',
}

/** The SQL function that a function of PySpark calls, by its name and the number of its arguments. */
export function builtByPython(name: string, count: number): string {
  if (name === 'log' && count === 1) return 'ln'
  return BUILT[name] ?? name
}
