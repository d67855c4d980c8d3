import { JobError } from '../errors/glue-error.ts'

const RESERVED: ReadonlySet<string> = new Set([
  'job-bookmark-option',
  'job-bookmark-from',
  'job-bookmark-to',
  'continuation-option',
])
const ALWAYS: ReadonlySet<string> = new Set([
  'JOB_ID',
  'JOB_RUN_ID',
  'SECURITY_CONFIGURATION',
  'encryption-type',
  'enable-data-lineage',
  'help',
])
const BOOKMARK = ['job-bookmark-enable', 'job-bookmark-pause', 'job-bookmark-disable']
const CONTINUATION: Readonly<Record<string, string>> = {
  'continuation-enabled': 'job-bookmark-enable',
  'continuation-readonly': 'job-bookmark-pause',
  'continuation-ignore': 'job-bookmark-disable',
}

/** The arguments of a job, as `getResolvedOptions` answers them. */
export type ResolvedOptions = Record<string, string | null>

/**
 * awsglue's getResolvedOptions for a job in TypeScript: the named arguments and those that Glue adds.
 *
 * @param argv - the script and its arguments, as `['job', ...glue.argv]`
 * @throws JobError GlueArgumentError for a missing argument; what argparse says of a reserved one
 */
export function getResolvedOptions(argv: readonly string[], options: readonly string[]): ResolvedOptions {
  for (const [i, name] of options.entries()) {
    if (RESERVED.has(name)) throw new JobError('builtins.RuntimeError', `Using reserved arguments ${name}`)
    if (ALWAYS.has(name) || options.indexOf(name) !== i)
      throw new JobError('argparse.ArgumentError', `argument --${name}: conflicting option string: --${name}`)
  }
  const given = parse(argv.slice(1), new Set([...options, ...RESERVED, ...ALWAYS, 'TempDir', 'RedshiftTempDir']))
  const missing = options.filter((name) => !given.has(name) && name !== 'TempDir' && name !== 'RedshiftTempDir')
  if (missing.length > 0)
    throw argumentError(`the following arguments are required: ${missing.map((name) => `--${name}`).join(', ')}`)
  return {
    ...added(given),
    ...Object.fromEntries(options.map((name) => [name.replaceAll('-', '_'), given.get(name) ?? null])),
  }
}

function parse(argv: readonly string[], known: ReadonlySet<string>): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  for (let i = 0; i < argv.length; i += 1) {
    const [flag = '', ...rest] = (argv[i] ?? '').split('=')
    const name = flag.slice(2)
    if (!flag.startsWith('--') || !known.has(name)) continue
    if (rest.length > 0) {
      given.set(name, rest.join('='))
      continue
    }
    i += 1
    const value = argv[i]
    if (value === undefined || isFlag(value)) throw argumentError(`argument --${name}: expected one argument`)
    given.set(name, value)
  }
  return given
}

/** argparse takes what begins with a dash for an option, unless it is a number or holds a space. */
const isFlag = (value: string): boolean =>
  /^-./.test(value) && !/^-\d+$|^-\d*\.\d+$/.test(value) && !value.includes(' ')

function added(given: ReadonlyMap<string, string>): ResolvedOptions {
  const continuation = given.get('continuation-option')
  if (continuation !== undefined && CONTINUATION[continuation] === undefined)
    throw argumentError(
      `argument --continuation-option: invalid choice: '${continuation}' (choose from ${Object.keys(CONTINUATION)
        .map((c) => `'${c}'`)
        .join(', ')})`,
    )
  const option =
    given.get('job-bookmark-option') ??
    (continuation === undefined ? undefined : CONTINUATION[continuation]) ??
    'job-bookmark-disable'
  if (!BOOKMARK.includes(option))
    throw argumentError(
      `argument --job-bookmark-option: invalid choice: '${option}' (choose from ${BOOKMARK.map((c) => `'${c}'`).join(', ')})`,
    )
  const [from, to] = [given.get('job-bookmark-from') ?? null, given.get('job-bookmark-to') ?? null]
  checkRange(option, from, to)
  const temp = given.get('TempDir') ?? given.get('RedshiftTempDir') ?? null
  return {
    job_bookmark_option: option,
    job_bookmark_from: from,
    job_bookmark_to: to,
    JOB_ID: given.get('JOB_ID') ?? null,
    JOB_RUN_ID: given.get('JOB_RUN_ID') ?? null,
    SECURITY_CONFIGURATION: given.get('SECURITY_CONFIGURATION') ?? null,
    encryption_type: given.get('encryption-type') ?? null,
    enable_data_lineage: given.get('enable-data-lineage') ?? null,
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
