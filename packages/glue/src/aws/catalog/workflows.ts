import { printName } from '../../arrangement/print-value.ts'
import { type Asked, type Operations, type Params, paramsOf, plain, textOf } from '../operation.ts'
import { notFound } from './entities.ts'

/** Run properties by workflow; a run that has put some of its own has them beside those. */
const workflowsOf = ({ services }: Asked): Map<string, Params> =>
  services.live(
    'workflows',
    () => new Map<string, Params>(),
    (workflows, name, properties) => workflows.set(name, properties),
  )

/** @throws AwsError EntityNotFoundException */
function propertiesOf(asked: Asked): { readonly run: string; readonly properties: Params } {
  const [name, id] = [textOf(asked.params['Name']), textOf(asked.params['RunId'])]
  const run = `${name}/${id}`
  const known = workflowsOf(asked)
  const properties = known.get(run) ?? known.get(name)
  if (properties !== undefined) return { run, properties }
  throw notFound('Entity not found', [
    `Arrange it with glue.services({ workflows: { ${printName(name)}: { key: '…' } } }), or correct the job.`,
  ])
}

/** What the jobs of a workflow hand on to each other. */
export const workflows: Operations = {
  get_workflow_run_properties: plain((asked) => ({ RunProperties: propertiesOf(asked).properties })),
  put_workflow_run_properties: plain((asked) => {
    const { run, properties } = propertiesOf(asked)
    workflowsOf(asked).set(run, { ...properties, ...paramsOf(asked.params['RunProperties']) })
    return {}
  }),
}
