import { JobError } from '../errors/glue-error.ts'

const RESERVED = ['job-bookmark-option', 'continuation-option', 'job-bookmark-from', 'job-bookmark-to']
/** What Glue answers unasked: asking for one by name makes argparse refuse the second option of the name. */
const ALWAYS = ['JOB_ID', 'JOB_RUN_ID', 'SECURITY_CONFIGURATION', 'encryption-type', 'enable-data-lineage']
const TEMPORARY = ['TempDir', 'RedshiftTempDir']
const CONTINUATION: Readonly<Record<string, string>> = {
  'continuation-enabled': 'job-bookmark-enable',
  'continuation-readonly': 'job-bookmark-pause',
  'continuation-ignore': 'job-bookmark-disable',
}
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'job-bookmark-option': ['job-bookmark-enable', 'job-bookmark-pause', 'job-bookmark-disable'],
  'continuation-option': Object.keys(CONTINUATION),
  'encryption-type': ['sse-s3'],
}

/** The arguments of a job, as `getResolvedOptions` answers them. */
export type ResolvedOptions = Record<string, string | null>

type Given = ReadonlyMap<string, string>

/**
 * awsglue's getResolvedOptions for a job in TypeScript: the named arguments and those that Glue adds. The unique
 * beginning of a name is taken for it, as before Glue 6.0.
 *
 * @param argv - the script and its arguments, as `['job', ...glue.argv]`
 * @throws JobError GlueArgumentError for a missing argument; what argparse says of a reserved one
 */
export function getResolvedOptions(argv: readonly string[], options: readonly string[]): ResolvedOptions {
  for (const [i, name] of options.entries()) {
    if (RESERVED.includes(name)) throw new JobError('builtins.RuntimeError', `Using reserved arguments --${name}`)
    if (name === 'help' || ALWAYS.includes(name) || options.indexOf(name) !== i)
      throw new JobError('argparse.ArgumentError', `argument --${name}: conflicting option string: --${name}`)
  }
  const asked = options.filter((name) => !TEMPORARY.includes(name))
  const given = parse(argv.slice(1), [...RESERVED, ...ALWAYS, ...TEMPORARY, ...asked, 'help'])
  const missing = asked.filter((name) => !given.has(name))
  if (missing.length > 0)
    throw argumentError(`the following arguments are required: ${missing.map((name) => `--${name}`).join(', ')}`)
  return {
    ...added(given),
    ...Object.fromEntries(asked.map((name) => [name.replaceAll('-', '_'), given.get(name) ?? null])),
  }
}

function parse(argv: readonly string[], known: readonly string[]): Given {
  const given = new Map<string, string>()
  for (let i = 0; i < argv.length; i += 1) {
    const [flag = '', ...rest] = (argv[i] ?? '').split('=')
    const name = flag.startsWith('--') ? meant(flag, known) : undefined
    if (name === undefined) continue
    if (name === 'help') throw new JobError('builtins.SystemExit', '0')
    if (rest.length === 0) i += 1
    const value = rest.length > 0 ? rest.join('=') : argv[i]
    if (value === undefined || (rest.length === 0 && isFlag(value)))
      throw argumentError(`argument --${name}: expected one argument`)
    requireChoice(name, value)
    given.set(name, value)
  }
  return given
}

/** The option that a flag stands for: by its name, or by the beginning of one name alone. */
function meant(flag: string, known: readonly string[]): string | undefined {
  const text = flag.slice(2)
  if (known.includes(text) || text === '') return text || undefined
  const [match, ...others] = known.filter((name) => name.startsWith(text))
  if (others.length === 0) return match
  const matches = [match, ...others].map((name) => `--${name}`).join(', ')
  throw argumentError(`ambiguous option: ${flag} could match ${matches}`)
}

function requireChoice(name: string, value: string): void {
  const choices = CHOICES[name]
  if (choices === undefined || choices.includes(value)) return
  const shown = choices.map((choice) => `'${choice}'`).join(', ')
  throw argumentError(`argument --${name}: invalid choice: '${value}' (choose from ${shown})`)
}

/** argparse takes what begins with a dash for an option, unless it is a number or holds a space. */
const isFlag = (value: string): boolean =>
  /^-./.test(value) && !/^-\d+$|^-\d*\.\d+$/.test(value) && !value.includes(' ')

function added(given: Given): ResolvedOptions {
  const continuation = given.get('continuation-option')
  const option =
    (continuation === undefined ? given.get('job-bookmark-option') : CONTINUATION[continuation]) ??
    'job-bookmark-disable'
  const [from, to] = [given.get('job-bookmark-from') ?? null, given.get('job-bookmark-to') ?? null]
  checkRange(option, from, to)
  const temp = given.get('TempDir') ?? given.get('RedshiftTempDir') ?? null
  return {
    job_bookmark_option: option,
    job_bookmark_from: from,
    job_bookmark_to: to,
    ...Object.fromEntries(ALWAYS.map((name) => [name.replaceAll('-', '_'), given.get(name) ?? null])),
    RedshiftTempDir: temp,
    TempDir: temp,
  }
}

function checkRange(option: string, from: string | null, to: string | null): void {
  if (option === 'job-bookmark-pause' && (from === null) !== (to === null)) {
    throw new JobError(
      'builtins.RuntimeError',
      `Missing option or value for --job-bookmark-${from === null ? 'from' : 'to'}`,
    )
  }
  if (option !== 'job-bookmark-pause' && from !== null && to !== null) {
    throw new JobError('builtins.RuntimeError', 'Invalid option(s)--job-bookmark-from --job-bookmark-to')
  }
}

const argumentError = (message: string): JobError => new JobError('awsglue.utils.GlueArgumentError', message)
