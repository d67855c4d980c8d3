/** From where to where the number of a pattern's letter goes, those that both of Spark's parsers of time know. */
export const FIELD_RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  M: [1, 12],
  d: [1, 31],
  D: [1, 366],
  H: [0, 23],
  k: [1, 24],
  K: [0, 11],
  h: [1, 12],
  m: [0, 59],
  s: [0, 59],
}
