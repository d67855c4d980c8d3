import { type OptionOwner, optionsOf } from '../conf/options/index.ts'
import type { OptionRow } from '../conf/options/option-row.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { OptionMap } from './option-map.ts'

/**
 * Refuses by name what would change what is read or written and is not followed. What no table has means nothing to Spark
 * either, which passes it over without a word.
 *
 * @throws UnsupportedError OPTION_NOT_IMPLEMENTED
 */
export function checkOptions(owner: OptionOwner, direction: 'read' | 'write', options: OptionMap): void {
  for (const row of optionsOf(owner, direction)) {
    if (row.effect !== 'refused') continue
    const name = [row.name, ...(row.aliases ?? [])].find((each) => options.has(each))
    if (name === undefined || isSame(row, options.text(name) ?? '')) continue
    throw new UnsupportedError(
      'OPTION_NOT_IMPLEMENTED',
      `Failed to use option ${name}=${options.text(name) ?? ''} of format ${owner}: it is not supported yet`,
      'Leave the option out where it does not matter, or stub the function that reads or writes. docs/reference/options.md lists what is followed.',
    )
  }
}

/** Whether a value means what is done here, or nothing at all: then Spark's own check of it raises. */
function isSame({ type, same = [] }: OptionRow, value: string): boolean {
  const text = value.trim().toLowerCase()
  if (same.includes(text)) return true
  if (type === 'boolean') return text !== 'true' && text !== 'false'
  return type === 'number' && Number.isNaN(Number(text))
}
