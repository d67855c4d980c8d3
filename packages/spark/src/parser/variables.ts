import { SparkError } from '../errors/spark-error.ts'
import { UnsupportedError } from '../errors/unsupported-error.ts'

/** What the variables of a text are looked up in. */
interface Variables {
  flag(name: string): boolean
  get(name: string): string | undefined
  /** @throws SparkError where nothing is set and the setting takes no empty text */
  variable(name: string): string
}

/** What may stand before a name; each means the session's settings. */
const OF_SETTINGS: ReadonlySet<string | undefined> = new Set([undefined, 'spark', 'sparkconf', 'hivevar', 'hiveconf'])
const OF_THE_MACHINE: ReadonlySet<string | undefined> = new Set(['env', 'system'])

/**
 * A text with the values of settings in place of `${name}`, as Spark reads every text of SQL: `spark.sql.variable.substitute`. A name
 * that nothing is set for is empty.
 *
 * @throws SparkError for a value that names itself, and for a setting that is not set and takes no empty value
 */
export const substituted = (text: string, settings: Variables): string =>
  text.includes('${') && settings.flag('spark.sql.variable.substitute') ? filled(text, settings, []) : text

function filled(text: string, settings: Variables, within: readonly string[]): string {
  return text.replace(/\$\{(?:(\w+?):)?(\S+?)\}/g, (whole: string, prefix: string | undefined, name: string) => {
    const reference = prefix === undefined ? name : `${prefix}:${name}`
    if (within.includes(reference)) {
      const message = `requirement failed: Circular reference in ${text}: ${reference}`
      throw new SparkError('IllegalArgumentException', message)
    }
    if (OF_THE_MACHINE.has(prefix)) throw ofTheMachine(whole)
    if (!OF_SETTINGS.has(prefix)) return whole
    if (isOfTheApplication(name) && settings.get(name) === undefined) throw ofTheMachine(whole)
    return filled(settings.variable(name), settings, [...within, reference])
  })
}

/** `spark.app.name`: what an application was started with is known to a session, and nobody starts one here. */
const isOfTheApplication = (name: string): boolean => /^spark\.(?!sql\.)/.test(name)

const ofTheMachine = (variable: string): UnsupportedError =>
  new UnsupportedError(
    'SQL_NOT_IMPLEMENTED',
    `Failed to read a SQL text: in place of ${variable} Spark puts what its application or machine says, and a test has none of Glue's`,
    'Put the value into the text where it is made, or into a setting.',
  )
