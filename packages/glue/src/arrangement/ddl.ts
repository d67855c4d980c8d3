import { type StructType, simpleString, sqlType } from '@dryfit/spark'

const PLAIN = /^[a-z_]\w*$/i

/** A schema as the text that `parseSchema` reads: names quoted where they must be. */
export const schemaText = ({ fields }: StructType): string =>
  fields
    .map(({ name, dataType, nullable }) => {
      const quoted = PLAIN.test(name) ? name : `\`${name.replaceAll('`', '``')}\``
      const simple = simpleString(dataType)
      // A name inside a struct may need quotes, or say that it is never null: the long form has both.
      const type = dataType.kind !== 'struct' && !simple.includes('struct<') ? simple : nestedText(dataType, simple)
      return `${quoted} ${type}${nullable ? '' : ' not null'}`
    })
    .join(', ')

function nestedText(type: StructType['fields'][number]['dataType'], simple: string): string {
  const long = sqlType(type)
  return /[`"]|NOT NULL/.test(long) ? long : simple
}
