import { GlueError } from '../errors/glue-error.ts'

/** A value of a job argument; an absent one is not passed. */
export type ArgumentValue = string | number | boolean | bigint | null | undefined

const isArgument = (value: unknown): boolean =>
  value === null || value === undefined || ['string', 'number', 'boolean', 'bigint'].includes(typeof value)

/** The arguments that Glue passes to the job. */
export class Arguments {
  readonly #values = new Map<string, string>()

  /** Sets arguments; the others stay. Null or undefined takes one away. */
  set(values: Readonly<Record<string, ArgumentValue>>): void {
    for (const [name, value] of Object.entries(values)) {
      if (name.startsWith('-')) {
        throw new GlueError(
          'NOT_AN_ARGUMENT_NAME',
          `Failed to set the argument ${JSON.stringify(name)}: it begins with a dash. Leave the dashes out: glue.args({ ${name.replace(/^-+/, '')}: … }).`,
        )
      }
      if (!isArgument(value)) {
        throw new GlueError(
          'NOT_AN_ARGUMENT_VALUE',
          `Failed to set the argument ${name}: Glue passes text to a job, and ${Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`} is none. Give a text, number or boolean; for what a job reads as JSON, JSON.stringify(…).`,
        )
      }
      if (value === null || value === undefined) this.#values.delete(name)
      else this.#values.set(name, String(value))
    }
  }

  get(name: string): string | undefined {
    return this.#values.get(name)
  }

  /** As the job's `sys.argv` has them after the script: `--name=value` where the value could be taken for an option. */
  get argv(): readonly string[] {
    return [...this.#values].flatMap(([name, value]) =>
      value.startsWith('-') && !/^-\d/.test(value) ? [`--${name}=${value}`] : [`--${name}`, value],
    )
  }

  get entries(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#values)
  }
}
