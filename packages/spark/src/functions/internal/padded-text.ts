import { IntegerType, StringType } from '../../types/data-type.ts'
import { type ScalarFunction, scalar } from '../define.ts'

/** What a comparison makes of a text beside one of `char(n)`: blanks stand behind it. Spark names the comparison without it. */
export const paddedText: ScalarFunction = scalar({
  name: 'padded_text',
  summary: 'Fills a text up with blanks.',
  params: ['str', 'len: int'],
  inputs: [StringType, IntegerType],
  returns: StringType,
  kernel: () => (text: string, size: number) => text + ' '.repeat(Math.max(0, size - [...text].length)),
  sql: ([text = '']) => text,
})
