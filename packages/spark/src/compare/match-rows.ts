/** How many cells two rows have in common; the pairs with the most are matched first. */
export interface Likeness {
  /** Cells as Map keys: one list per row, one key per column. */
  readonly expected: readonly (readonly unknown[])[]
  readonly received: readonly (readonly unknown[])[]
  /** How many columns differ between an expected and a received row. */
  distance(expected: number, received: number): number
  readonly columns: number
}

/** A cell value that more rows share than this tells little about which row is which. */
const CROWD = 32

/**
 * Pairs rows that look alike: at least half of their cells are equal, or only one row is left on either side and they share a cell.
 * A frame of one row is that row, and a row of one column that cell, whatever it holds.
 * Candidates are found through cells that few rows share, so that thousands of different rows stay cheap.
 */
export function matchRows(
  expected: readonly number[],
  received: readonly number[],
  likeness: Likeness,
): Map<number, number> {
  const matched = new Map<number, number>()
  const [onlyExpected, onlyReceived] = [expected[0], received[0]]
  if (expected.length === 1 && received.length === 1 && onlyExpected !== undefined && onlyReceived !== undefined) {
    return isOne(onlyExpected, onlyReceived, likeness) ? matched.set(onlyExpected, onlyReceived) : matched
  }
  const taken = new Set<number>()
  for (const { e, r } of candidates(expected, received, likeness)) {
    if (matched.has(e) || taken.has(r)) continue
    matched.set(e, r)
    taken.add(r)
  }
  return matched
}

function isOne(e: number, r: number, likeness: Likeness): boolean {
  const alone = likeness.expected.length === 1 && likeness.received.length === 1
  return alone || likeness.columns === 1 || likeness.distance(e, r) < likeness.columns
}

interface Candidate {
  readonly e: number
  readonly r: number
  readonly distance: number
}

function candidates(
  expected: readonly number[],
  received: readonly number[],
  likeness: Likeness,
): readonly Candidate[] {
  const indexes = indexCells(expected, likeness)
  const few = expected.length <= CROWD
  const found: Candidate[] = []
  for (const r of received) {
    for (const e of few ? expected : alike(likeness.received[r] ?? [], indexes)) {
      const distance = likeness.distance(e, r)
      if (distance * 2 <= likeness.columns && distance < likeness.columns) found.push({ e, r, distance })
    }
  }
  return found.sort((a, b) => a.distance - b.distance || a.r - b.r || a.e - b.e)
}

type CellIndex = ReadonlyMap<unknown, readonly number[]>

function indexCells(rows: readonly number[], likeness: Likeness): readonly CellIndex[] {
  return Array.from({ length: likeness.columns }, (_, column) => {
    const index = new Map<unknown, number[]>()
    for (const row of rows) {
      const cell = likeness.expected[row]?.[column]
      const known = index.get(cell)
      if (known === undefined) index.set(cell, [row])
      else known.push(row)
    }
    return index
  })
}

function alike(cells: readonly unknown[], indexes: readonly CellIndex[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [column, index] of indexes.entries()) {
    const rows = index.get(cells[column])
    if (rows === undefined || rows.length > CROWD) continue
    for (const row of rows) found.add(row)
  }
  return found
}
