import { type Analyzed, col, type Engine, parseSchema, type RunContext, Session, SparkSession } from '@dryfit/spark'
import { expect, test } from 'vitest'
import { interpreter } from '../src/interpreter/interpreter.ts'
import type { ResolvedRelation } from '../src/resolved/relation.ts'

/** Answers plans that are nothing but local rows, counts all, and leaves the others to the interpreter. */
class LocalEngine implements Engine {
  readonly name = 'local'
  readonly plans: Analyzed[] = []
  answered = 0

  run(plan: Analyzed, context: RunContext): ReturnType<Engine['run']> {
    this.plans.push(plan)
    const { resolved } = plan
    if (resolved.kind !== 'Scan' || resolved.source.kind !== 'Local') return interpreter.run(plan, context)
    this.answered += 1
    return { rows: resolved.source.rows }
  }
}

const ORDERS = [
  { id: 1, amount: 5 },
  { id: 2, amount: 7 },
]

test('a session runs its plans on the engine that it is given, and sessions made of it do too', () => {
  const engine = new LocalEngine()
  const spark = new SparkSession({ engine })
  const orders = spark.createDataFrame(ORDERS, 'id int, amount int')
  expect(orders.rows()).toEqual([
    [1, 5],
    [2, 7],
  ])
  expect(orders.filter(col('amount').gt(5)).rows()).toEqual([[2, 7]])
  expect(spark.newSession().createDataFrame(ORDERS, 'id int, amount int').rows()).toHaveLength(2)
  expect(engine).toMatchObject({ answered: 2, plans: { length: 3 } })
})

test('an engine gets a plan as it was written and as it was analyzed, also for the values of a pivot', () => {
  const engine = new LocalEngine()
  const orders = new SparkSession({ engine }).createDataFrame(ORDERS, 'id int, amount int')
  orders.groupBy('id').pivot('amount').sum('amount').rows()
  expect(engine.plans.map(({ relation, resolved }) => [relation.kind, resolved.kind])).toEqual([
    ['Project', 'Project'],
    ['Aggregate', 'Aggregate'],
  ])
})

test('an engine that does not say where rows came from is named in place of a row', () => {
  const spark = new SparkSession({ engine: new LocalEngine() })
  const [first] = spark.createDataFrame(ORDERS, 'id int, amount int').trace()
  expect(first?.origins).toMatchObject([{ input: 'rows that the engine local made', index: 0, row: [1, 5] }])
})

test('the sources and the functions of a plan are data, apart from what this process can call', () => {
  const session = new Session()
  const spark = new SparkSession(session)
  const twice = spark.udf.register('twice', (x) => Number(x) * 2, 'int')
  const local = spark.createDataFrame(ORDERS, 'id int, amount int')
  const computed = spark.computedFrame(parseSchema('id int'), () => ({ rows: [[1]] }), 'a stream')
  const plan = local.join(computed, 'id').select(twice('amount').alias('b'))
  expect(plan.rows()).toEqual([[10]])
  const scans = sourcesOf(plan.resolved)
  expect(scans).toMatchObject([{ kind: 'Local' }, { kind: 'Computed', handle: { id: expect.any(Number) } }])
  expect(structuredClone(scans)).toEqual(scans)
  expect(plan.relation).toMatchObject({
    expressions: [{ expr: { function: { name: 'twice', evalType: 100, command: expect.any(Number) } } }],
  })
})

test('a function that no host in this process can call is refused when it runs', () => {
  const spark = new SparkSession()
  const { call: _, ...elsewhere } = functionOf(spark)
  const plan = spark.frame({
    kind: 'Project',
    input: spark.range(1).relation,
    expressions: [{ kind: 'CommonInlineUserDefinedFunction', function: elsewhere, arguments: [] }],
  })
  expect(() => plan.rows()).toThrow('Failed to run one(): the function is known by its handle alone')
})

function functionOf(spark: SparkSession) {
  const made = spark.udf.register('one', () => 1, 'int')().expr
  if (made.kind !== 'CommonInlineUserDefinedFunction') throw new Error('register gives a call')
  return made.function
}

function sourcesOf(relation: ResolvedRelation): readonly unknown[] {
  if (relation.kind === 'Scan') return [relation.source]
  if (relation.kind === 'Join' || relation.kind === 'SetOperation')
    return [...sourcesOf(relation.left), ...sourcesOf(relation.right)]
  return 'input' in relation ? sourcesOf(relation.input) : []
}
