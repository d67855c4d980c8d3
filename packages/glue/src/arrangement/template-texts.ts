import type { GlueError } from '../errors/glue-error.ts'

type Node = Readonly<Record<string, unknown>>

/** The texts of a CloudFormation template, its parameters standing for what they are by default. */
export class TemplateTexts {
  readonly #parameters: Node
  readonly #refuse: (reason: string) => GlueError

  /**
   * @param parameters - the template's, by name
   * @param refuse - makes the error
   */
  constructor(parameters: Node, refuse: (reason: string) => GlueError) {
    this.#parameters = parameters
    this.#refuse = refuse
  }

  /**
   * A text as the stack would have it.
   * @param what - what the text is, for the error where it can't be known without a deployment
   */
  of(value: unknown, what: string): string {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    const text = typeof value === 'string' ? value : this.#intrinsic(value)
    if (text === undefined) throw this.unknown(what)
    // YAML's short form, `!Ref Name`, is a text here.
    if (Object.hasOwn(this.#parameters, text)) return this.#default(text, what)
    return text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => this.#default(name, what))
  }

  unknown(what: string): GlueError {
    return this.#refuse(`the ${what} is not written there, or depends on how it is deployed`)
  }

  #intrinsic(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null) return undefined
    const [[name, argument] = [], ...others] = Object.entries(value)
    const isText = others.length === 0 && typeof argument === 'string'
    return isText && (name === 'Ref' || name === 'Fn::Sub') ? argument : undefined
  }

  #default(name: string, what: string): string {
    const parameter = this.#parameters[name]
    const value =
      typeof parameter === 'object' && parameter !== null && 'Default' in parameter ? parameter.Default : undefined
    if (typeof value !== 'string' && typeof value !== 'number') throw this.unknown(what)
    return String(value)
  }
}
