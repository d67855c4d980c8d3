import { notSupported } from '../errors/glue-error.ts'

/** A job's `format_options`. */
export type FormatOptions = Readonly<Record<string, unknown>>

/** Python jobs write booleans and texts for flags. */
export const flag = (options: FormatOptions, name: string): boolean =>
  options[name] === true || String(options[name] ?? '').toLowerCase() === 'true'

/** Refuses an option that would change the data. */
export function refuseUnknown(format: string, options: FormatOptions, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name))
      throw notSupported(`read ${format} with the option ${name}`, `It knows ${known.join(', ')}.`)
  }
}
