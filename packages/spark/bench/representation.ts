// Which shape of a relation is fastest where tests live (20 rows) and at a million rows? Three candidates run the same
// query: filter by a long, join-like lookup, group by a string, sum a decimal. See docs/decisions/0001.

interface Shape {
  readonly name: string
  run(data: Data): number
}
interface Data {
  readonly rows: readonly (readonly unknown[])[]
  readonly bigRows: readonly (readonly unknown[])[]
  readonly objects: readonly Readonly<Record<string, unknown>>[]
  readonly columns: {
    readonly id: readonly number[]
    readonly group: readonly string[]
    readonly amount: readonly number[]
  }
}

function makeData(size: number): Data {
  const rows = Array.from({ length: size }, (_, i) => [i, `g${i % 97}`, (i * 7919) % 100_000] as const)
  return {
    rows,
    bigRows: rows.map(([id, group, amount]) => [BigInt(id), group, BigInt(amount)]),
    objects: rows.map(([id, group, amount]) => ({ id, group, amount })),
    columns: { id: rows.map((r) => r[0]), group: rows.map((r) => r[1]), amount: rows.map((r) => r[2]) },
  }
}

type Evaluator = (row: readonly unknown[]) => unknown
const column =
  (i: number): Evaluator =>
  (row) =>
    row[i]

function sumRows(rows: Data['rows'], zero: unknown, add: (a: unknown, b: unknown) => unknown, keep: Evaluator): number {
  const group = column(1)
  const amount = column(2)
  const groups = new Map<unknown, { sum: unknown }>()
  for (const row of rows) {
    if (keep(row) !== true) continue
    const key = group(row)
    let state = groups.get(key)
    if (state === undefined) groups.set(key, (state = { sum: zero }))
    state.sum = add(state.sum, amount(row))
  }
  return groups.size
}

const integerAdd = (a: unknown, b: unknown): unknown => {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return BigInt(a as bigint) + BigInt(b as bigint)
}

const shapes: readonly Shape[] = [
  {
    name: 'row arrays, number-or-bigint',
    run: ({ rows }) => sumRows(rows, 0, integerAdd, (row) => (column(0)(row) as number) % 3 !== 0),
  },
  {
    name: 'row arrays, bigint',
    run: ({ bigRows }) =>
      sumRows(
        bigRows,
        0n,
        (a, b) => (a as bigint) + (b as bigint),
        (row) => (column(0)(row) as bigint) % 3n !== 0n,
      ),
  },
  {
    name: 'row objects, number-or-bigint',
    run: ({ objects }) => {
      const groups = new Map<unknown, { sum: unknown }>()
      for (const row of objects) {
        if ((row['id'] as number) % 3 === 0) continue
        const key = row['group']
        let state = groups.get(key)
        if (state === undefined) groups.set(key, (state = { sum: 0 }))
        state.sum = integerAdd(state.sum, row['amount'])
      }
      return groups.size
    },
  },
  {
    name: 'columns with a selection, number-or-bigint',
    run: ({ columns }) => {
      const selection: number[] = []
      columns.id.forEach((id, i) => {
        if (id % 3 !== 0) selection.push(i)
      })
      const keys = selection.map((i) => columns.group[i])
      const amounts = selection.map((i) => columns.amount[i])
      const groups = new Map<unknown, { sum: unknown }>()
      keys.forEach((key, i) => {
        let state = groups.get(key)
        if (state === undefined) groups.set(key, (state = { sum: 0 }))
        state.sum = integerAdd(state.sum, amounts[i])
      })
      return groups.size
    },
  },
]

function measure(shape: Shape, data: Data, runs: number): number {
  for (let i = 0; i < Math.min(runs, 200); i++) shape.run(data)
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    for (let i = 0; i < runs; i++) shape.run(data)
    return (performance.now() - began) / runs
  })
  return times.sort((a, b) => a - b)[2] ?? 0
}

for (const [size, runs] of [
  [20, 20_000],
  [1_000_000, 1],
] as const) {
  const data = makeData(size)
  const results = shapes.map((shape) => ({ name: shape.name, ms: measure(shape, data, runs) }))
  const best = Math.min(...results.map((r) => r.ms))
  console.log(`\n${size.toLocaleString('en')} rows`)
  for (const { name, ms } of results) {
    const text = ms < 1 ? `${(ms * 1000).toFixed(2)} us` : `${ms.toFixed(1)} ms`
    console.log(`  ${name.padEnd(44)}${text.padStart(12)}   ${(ms / best).toFixed(2)}x`)
  }
}
