import { printValue } from '@dryfit/glue'
import type { CompareOptions } from '@dryfit/spark'

export interface Claim {
  /** What stands in `expect(…)`. */
  readonly subject: string
  readonly matcher: string
  readonly isNot: boolean
  readonly args: readonly string[]
}

/** `expect(glue).toHaveWritten("lake.books", rows)   // by id` */
export function printClaim({ subject, matcher, isNot, args }: Claim, options?: CompareOptions): string {
  const comment = options === undefined ? '' : printOptions(options)
  const call = `expect(${subject})${isNot ? '.not' : ''}.${matcher}(${args.join(', ')})`
  return comment === '' ? call : `${call}   // ${comment}`
}

function printOptions({ order, columnOrder, nullability, columns, tolerance, key }: CompareOptions): string {
  const parts = [
    order === true ? 'rows in order' : 'rows in any order',
    key === undefined || key.length === 0 || order === true ? '' : `matched by ${key.join(', ')}`,
    columns === 'subset' ? 'only the columns given' : '',
    columnOrder === true ? 'columns in order' : '',
    nullability === true ? 'nullable flags too' : '',
    tolerance === undefined ? '' : `tolerance ${printValue(tolerance)}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
