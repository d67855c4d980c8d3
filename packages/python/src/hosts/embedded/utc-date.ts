const local = ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds'] as const

/**
 * What Pyodide's script sees as `Date`: local time is UTC, as on Glue, whatever the machine's zone is. Emscripten asks it
 * for Python's local time and knows no TZ. The time itself is asked of a clock.
 */
export function utcDate(now: () => number): typeof Date {
  class UtcDate extends Date {
    constructor(...args: readonly number[]) {
      if (args.length === 0) super(now())
      else if (args.length === 1) super(args[0] ?? Number.NaN)
      else super(Date.UTC(...(args as [number, number])))
    }

    static override now = now

    override getTimezoneOffset(): number {
      return 0
    }
  }
  for (const name of local) {
    for (const kind of name === 'Day' ? (['get'] as const) : (['get', 'set'] as const)) {
      const method: unknown = Reflect.get(Date.prototype, `${kind}UTC${name}`)
      Object.defineProperty(UtcDate.prototype, `${kind}${name}`, { value: method, configurable: true, writable: true })
    }
  }
  return UtcDate as typeof Date
}
