import { printName } from '../../arrangement/print-value.ts'
import { AwsError } from '../aws-error.ts'
import { type Asked, type Operations, type Params, page, paramsOf, plain, textOf } from '../operation.ts'
import { notFound } from './entities.ts'

interface Run {
  readonly id: string
  readonly started: number
  readonly params: Params
}
interface JobEntry {
  readonly described: Params
  readonly runs: Run[]
}

const jobsOf = ({ services }: Asked): Map<string, JobEntry> =>
  services.live(
    'jobs',
    () => new Map<string, JobEntry>(),
    (jobs, name, described) => jobs.set(name, { described, runs: [] }),
  )
const crawlersOf = ({ services }: Asked): Map<string, JobEntry> =>
  services.live(
    'crawlers',
    () => new Map<string, JobEntry>(),
    (all, name, described) => all.set(name, { described, runs: [] }),
  )

/** @throws AwsError EntityNotFoundException */
function requireJob(asked: Asked, name: unknown, said: string): JobEntry {
  const found = jobsOf(asked).get(textOf(name))
  if (found !== undefined) return found
  throw notFound(said, [
    `Arrange it with glue.services({ jobs: { ${printName(textOf(name))}: {} } }), or correct the job.`,
  ])
}

/** How runs of a job end: as the test described the job, and well where it said nothing. */
const STATE = 'JobRunState'

const jobForm = (asked: Asked, name: string, { described }: JobEntry): Params => ({
  Role: `arn:aws:iam::${asked.account}:role/glue-job`,
  CreatedOn: new Date(asked.world.clock.now()),
  LastModifiedOn: new Date(asked.world.clock.now()),
  Command: { Name: 'glueetl', PythonVersion: '3' },
  GlueVersion: '5.1',
  ...Object.fromEntries(Object.entries(described).filter(([key]) => key !== STATE)),
  Name: name,
})

const runForm = (name: string, { described }: JobEntry, { id, started, params }: Run): Params => ({
  ...Object.fromEntries(Object.entries(params).filter(([key]) => key !== 'JobName')),
  Id: id,
  Attempt: 0,
  JobName: name,
  StartedOn: new Date(started),
  LastModifiedOn: new Date(started),
  CompletedOn: new Date(started),
  JobRunState: described[STATE] ?? 'SUCCEEDED',
  PredecessorRuns: [],
  ExecutionTime: 0,
})

function start(asked: Asked): Readonly<Record<string, unknown>> {
  const name = textOf(asked.params['JobName'])
  const job = requireJob(asked, name, `Failed to start job run due to missing metadata`)
  const id = textOf(asked.params['JobRunId']) || `jr_${String(job.runs.length + 1).padStart(64, '0')}`
  job.runs.push({ id, started: asked.world.clock.now(), params: asked.params })
  return { JobRunId: id }
}

function bookmarkEntry(asked: Asked): Params {
  const job = textOf(asked.params['JobName'])
  const runs = asked.runtime.bookmarks.runsOf(job)
  if (runs.length === 0)
    throw notFound(`Continuation for job ${job} not found`, [
      'A bookmark is there when a job of the test has run with job-bookmark-enable.',
    ])
  return { JobName: job, Version: runs.length, Run: runs.length, Attempt: 0, RunId: runs.at(-1) }
}

function startCrawler(asked: Asked): Readonly<Record<string, unknown>> {
  const crawler = requireCrawler(asked)
  crawler.runs.push({ id: String(crawler.runs.length), started: asked.world.clock.now(), params: asked.params })
  return {}
}

function requireCrawler(asked: Asked): JobEntry {
  const name = textOf(asked.params['Name'])
  const found = crawlersOf(asked).get(name)
  if (found !== undefined) return found
  throw notFound(`Crawler entry with name ${name} does not exist`, [
    `Arrange it with glue.services({ crawlers: { ${printName(name)}: {} } }), or correct the job.`,
  ])
}

function crawlerForm(asked: Asked): Params {
  const { described, runs } = requireCrawler(asked)
  const last = runs.at(-1)
  return {
    State: 'READY',
    ...(last === undefined ? {} : { LastCrawl: { Status: 'SUCCEEDED', StartTime: new Date(last.started) } }),
    ...described,
    Name: asked.params['Name'],
  }
}

function connectionForm(asked: Asked): Params {
  const name = textOf(asked.params['Name'])
  const known = asked.world.sources.connections.get(name)
  if (known === undefined)
    throw notFound(`Connection ${name} not found.`, [
      `Arrange it with glue.connection('${name}', { url: '…', user: '…', password: '…' }), or correct the job.`,
    ])
  const { url, user, password, vendor: _, ConnectionProperties: given, ...rest } = known
  const hides = asked.params['HidePassword'] === true
  const properties = {
    ...(url === undefined ? {} : { JDBC_CONNECTION_URL: url }),
    ...(user === undefined ? {} : { USERNAME: user }),
    ...(password === undefined || hides ? {} : { PASSWORD: password }),
    ...paramsOf(given),
  }
  return { ConnectionType: 'JDBC', ...rest, Name: name, ConnectionProperties: properties }
}

/** Jobs, crawlers and connections: what is started is recorded, and does nothing to the world. */
export const jobs: Operations = {
  get_job: plain((asked) => {
    const name = textOf(asked.params['JobName'])
    return { Job: jobForm(asked, name, requireJob(asked, name, `Job ${name} not found.`)) }
  }),
  get_jobs: plain((asked) => ({ Jobs: [...jobsOf(asked)].map(([name, job]) => jobForm(asked, name, job)) })),
  list_jobs: plain((asked) => ({ JobNames: [...jobsOf(asked).keys()] }), { refuses: ['Tags'] }),
  start_job_run: { direction: 'other', target: ({ JobName }) => `job:${textOf(JobName)}`, run: start },
  get_job_run: plain((asked) => {
    const { JobName: name, RunId: id } = asked.params
    const job = requireJob(asked, name, `Job ${textOf(name)} not found.`)
    const run = job.runs.find((each) => each.id === id)
    if (run === undefined) throw notFound(`Job run ${textOf(id)} not found.`)
    return { JobRun: runForm(textOf(name), job, run) }
  }),
  get_job_runs: plain((asked) => {
    const { JobName: name, NextToken: token, MaxResults: most } = asked.params
    const job = requireJob(asked, name, `Job ${textOf(name)} not found.`)
    const { items, next } = page([...job.runs].reverse(), token, Number(most ?? 200))
    return { JobRuns: items.map((run) => runForm(textOf(name), job, run)), NextToken: next }
  }),
  get_job_bookmark: plain((asked) => ({ JobBookmarkEntry: bookmarkEntry(asked) })),
  reset_job_bookmark: plain(
    (asked) => {
      const entry = bookmarkEntry(asked)
      asked.runtime.bookmarks.reset(textOf(asked.params['JobName']))
      return { JobBookmarkEntry: { ...entry, Run: 0, RunId: undefined } }
    },
    { refuses: ['RunId'] },
  ),
  start_crawler: { direction: 'other', target: ({ Name }) => `crawler:${textOf(Name)}`, run: startCrawler },
  get_crawler: plain((asked) => ({ Crawler: crawlerForm(asked) })),
  stop_crawler: plain((asked) => {
    requireCrawler(asked)
    throw new AwsError('CrawlerNotRunningException', `Crawler with name ${textOf(asked.params['Name'])} isn't running`)
  }),
  get_connection: plain((asked) => ({ Connection: connectionForm(asked) })),
  get_connections: plain(
    (asked) => ({
      ConnectionList: [...asked.world.sources.connections.keys()].map((Name) =>
        connectionForm({ ...asked, params: { ...asked.params, Name } }),
      ),
    }),
    { refuses: ['Filter'] },
  ),
}
