import { AwsError } from '../aws-error.ts'

/**
 * Where `bytes=0-9`, `bytes=10-` and `bytes=-5` begin and end; what is no range is all.
 * @throws AwsError InvalidRange
 */
export function rangeOf(text: string, size: number): readonly [from: number, to: number] {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(text) ?? []
  if (first === '' && last === '') return [0, size]
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (from < size && from < to) return [from, to]
  throw new AwsError('InvalidRange', 'The requested range is not satisfiable', {
    status: 416,
    extra: { Error: { ActualObjectSize: String(size), RangeRequested: text } },
  })
}
