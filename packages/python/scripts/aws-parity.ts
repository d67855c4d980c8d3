import { OPERATIONS } from '../../glue/src/aws/operations.ts'

const code = (name: string): string => `\`${name}\``

/** Which operations of AWS's services the world answers, and which parameters of theirs are refused: rows of a table. */
export function awsRows(): readonly string[] {
  return Object.entries(OPERATIONS).map(([service, operations]) => {
    const names = Object.keys(operations).sort()
    const refused = names.flatMap((name) => {
      const { refuses = [] } = operations[name] ?? {}
      return refuses.length === 0 ? [] : [`${name}: ${refuses.map(code).join(' ')}`]
    })
    return `| ${service} | ${names.map(code).join(' ')} | ${refused.join('<br>') || '–'} |`
  })
}
