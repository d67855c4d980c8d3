import { describe } from 'vitest'
import { expect, sinon, test } from '../src/index.ts'
import * as shared from './jobs/more/shared_base.py'
import * as job from './jobs/orders_job.py'
import * as script from './jobs/orders_script.py'

const rows = [
  { id: 1, name: 'a' },
  { id: 2, name: 'b' },
  { id: 3, name: 'c' },
]

test('a class is made with new, and its methods run Python', async ({ glue }) => {
  glue.s3.put('s3://lake/in', rows)
  const orders = new job.OrdersJob(glue.context, 2)

  expect(await orders.run('s3://lake/in')).toBe(2)
  expect(glue).toHaveWritten('s3://lake/out', rows.slice(0, 2))
  expect([orders.limit, orders.half, orders.glue_context]).toEqual([2, 1, glue.context])
})

test('the methods of an object are stubs, its attributes can be set', async ({ glue }) => {
  const orders = new job.OrdersJob(glue.context)
  const other = new job.OrdersJob(glue.context)
  orders.load.returns(glue.frame(rows))
  orders.save.returns(null)
  orders.limit = 3

  expect(await orders.run('s3://nowhere')).toBe(3)

  expect(orders.load).toHaveBeenCalledWith('s3://nowhere')
  expect(orders.save).toHaveBeenCalledWithFrame(rows)
  sinon.assert.callOrder(orders.load, orders.save)
  expect(orders.save.jobLines.get(0)).toMatch(/orders_job\.py:63$/)
  expect(other.save).not.toHaveBeenCalled()
  expect(glue.calls).toEqual([])
})

test('the prototype has the stubs of all objects, also of those that the job makes', async ({ glue }) => {
  job.OrdersJob.prototype.load.returns(glue.frame(rows))

  expect(await job.main(glue.context, 's3://nowhere')).toBe(1)

  expect(job.OrdersJob.prototype.save).toHaveBeenCalledWithFrame([{ id: 1, name: 'a' }])
  expect(job.OrdersJob.of).toHaveBeenCalledOnce()
  expect(glue).toHaveWritten('s3://lake/out', [{ id: 1, name: 'a' }])
})

test('a method that was never looked at is as it was; a call that nobody expected is told afterwards', async ({
  glue,
}) => {
  glue.s3.put('s3://lake/in', rows)
  await job.main(glue.context, 's3://lake/in')
  expect(job.OrdersJob.prototype.run).toHaveBeenCalledExactlyOnceWith('s3://lake/in')
  expect(job.OrdersJob.prototype.run.firstCall.thisValue.limit).toBe(1)
})

test('stubs of methods hold in a script that glue.run runs', async ({ glue }) => {
  script.Orders.prototype.load.returns(glue.frame(rows))
  await glue.run('test/jobs/orders_script.py')
  expect(script.Orders.prototype.save).toHaveBeenCalledWithFrame(rows)
  expect(glue).toHaveWritten('s3://lake/out', rows)
})

test('super() runs the method above, which is a stub of its own', async ({ glue }) => {
  const orders = new job.OrdersJob(glue.context)
  expect(await orders.name()).toBe('orders of base')
  job.Base.prototype.name.returns('a stub')
  expect(await orders.name()).toBe('orders of a stub')
  orders.name.returns('mine')
  expect(await orders.name()).toBe('mine')
})

test('static and class methods, and attributes of the class', async ({ glue }) => {
  expect(await job.OrdersJob.double(4)).toBe(8)
  expect((await job.OrdersJob.of(glue.context)).limit).toBe(1)
  expect(job.OrdersJob.table).toBe('sales.orders')
  job.OrdersJob.double.returns(5)
  expect(await job.doubled()).toBe(5)
})

test('an object is an instance of its class and of those above', async ({ glue }) => {
  const orders = new job.OrdersJob(glue.context)
  expect([orders instanceof job.OrdersJob, orders instanceof job.Base, orders instanceof job.Order]).toEqual([
    true,
    true,
    false,
  ])
})

test('a constructor that fails says what Python says', () => {
  expect(() => new job.OrdersJob()).toThrow("missing 1 required positional argument: 'glue_context'")
})

test('near misses of methods are told', () => {
  expect(() => job.OrdersJob.prototype.svae).toThrow('Did you mean save?')
})

test('the stub of a method that can not be replaced is refused, not left without effect', async () => {
  job.Refused.prototype.reason.returns('never')
  await expect(job.doubled()).rejects.toThrow('[NO_SUCH_FUNCTION] Failed to stub Refused.reason')
})

test('constants are there, before a job runs where the source tells them', async () => {
  expect([job.LIMIT, job.TABLE, job.COLUMNS, job.OPTIONS]).toEqual([
    10,
    'sales.orders',
    ['id', 'name'],
    { header: true },
  ])
})

test('another constant is asked of Python', async () => {
  expect([job.DOUBLE, job.CHANGED, job.KEYS, String(job.RATE)]).toEqual([20, 2, ['id'], '1.50'])
})

test('the default import reads constants from Python and sets them for the test', async () => {
  const { default: orders } = job
  expect([orders.DOUBLE, orders.LIMIT]).toEqual([20, 10])
  orders.LIMIT = 7
  expect([orders.LIMIT, job.LIMIT]).toEqual([7, 7])
  expect(() => orders.LIMTI).toThrow('Did you mean LIMIT?')
})

test('what a test set is gone in the next', () => {
  expect([job.LIMIT, job.default.LIMIT]).toEqual([10, 10])
})

test('values without a form in JavaScript have their attributes, items and calls', async () => {
  const { row, point, order, kind, error, numbers, add } = await job.values()
  expect([row.name, row.id, row[0], row.length, row.asDict()]).toEqual(['a', 1, 1, 2, { id: 1, name: 'a' }])
  expect([point.x, point[1], [...point]]).toEqual([1, 2, [1, 2]])
  expect([order.id, order.name, kind.value, kind.name, error.args]).toEqual([1, 'nobody', 'open', 'OPEN', ['bad']])
  expect([...numbers]).toEqual([0, 1, 2])
  expect([add(2), add(2, 3), await add(1)]).toEqual([3, 5, 2])
  expect([String(order), order.nothing]).toEqual(["Order(id=1, name='nobody')", undefined])
})

test('objects that print differently are not equal, and a difference shows what Python prints', async () => {
  expect(new job.Order(1)).toEqual(new job.Order(1))
  expect(() => expect(new job.Order(1)).toEqual(new job.Order(2))).toThrow("Order(id=1, name='nobody')")
})

test('an object that the test made goes into Python', async () => {
  expect(await job.label_of(new job.Order(4, 'x'))).toBe('4 x')
  expect(new job.Point(1, 2).x).toBe(1)
  expect(job.Kind.OPEN.value).toBe('open')
})

test('a user function calls its Python function, and makes a column in the job', async ({ glue }) => {
  expect(await job.shout('abc')).toBe('ABC')
  expect(await job.shouted(glue.frame([{ name: 'a' }]))).toEqualFrame([{ name: 'A' }])
})

describe('a stub of a method', () => {
  test('of a class below holds for its objects, not for those beside it', async ({ glue }) => {
    job.Left.prototype.name.returns('left')
    expect(await new job.Left(glue.context).name()).toBe('left')
    expect(await new job.Right(glue.context).name()).toBe('base')
    expect(job.Base.prototype.name).toHaveBeenCalledOnce()
    expect(job.Left.prototype.name).toHaveBeenCalledOnce()
    expect(job.Right.prototype.name).toHaveBeenCalledOnce()
  })

  test('of the class above holds for the objects of those below', async ({ glue }) => {
    job.Base.prototype.name.returns('above')
    expect(await job.names(glue.context)).toEqual(['above', 'above'])
  })

  test('of a base in another file that the test imports is one of the object', async ({ glue }) => {
    const far = new job.Far(glue.context)
    far.place.returns('near')
    expect(await job.place_of(far)).toBe('near')
    expect(await job.place_of(new job.Far(glue.context))).toBe('far')
    expect(shared.SharedBase.prototype.place).toHaveBeenCalledOnce()
  })

  test('that can not be stood in for is none, before the job has run and after', async ({ glue }) => {
    const left = new job.Left(glue.context)
    expect(left.cached.returns).toBeUndefined()
    expect(left.cached(2)).toBe(4)
    expect(() => job.Left.prototype.cached).toThrow('[NO_SUCH_FUNCTION] Failed to stub Left.cached')
  })

  test('may have any name', async ({ glue }) => {
    const left = new job.Left(glue.context)
    expect(await job.Left.apply('x')).toBe('applied x')
    job.Left.apply.returns('stubbed')
    expect(await job.Left.apply('x')).toBe('stubbed')
    expect(await left.call('y')).toBe('called y')
    left.call.returns('stubbed')
    expect(await job.call_it(left)).toBe('stubbed')
  })

  test('called then makes no promise of its object', async ({ glue }) => {
    expect((await job.left(glue.context)).limit).toBe(2)
  })

  test('is given by assignment too', async ({ glue }) => {
    const left = new job.Left(glue.context)
    left.call = () => 'mine'
    expect([await left.call('y'), await job.call_it(left)]).toEqual(['mine', 'mine'])
    job.Left.prototype.name = () => 'all'
    expect(await left.name()).toBe('all')
    expect(() => delete left.limit).toThrow(TypeError)
  })
})

test('what withArgs was told in one test is nothing to the next', async () => {
  job.label_of.withArgs(new job.Order(1)).returns('stubbed')
  expect(await job.label_of(new job.Order(1))).toBe('stubbed')
})

test('... that is this one', async () => {
  expect(await job.label_of(new job.Order(1))).toBe('1 nobody')
})

test('objects are equal when Python says so', async () => {
  const { attributes } = await job.values()
  expect(job.Kind.OPEN).toEqual(job.Kind.OPEN)
  expect([...job.Kind]).toEqual([job.Kind.OPEN])
  expect(new job.Secret('a')).not.toEqual(new job.Secret('b'))
  expect(attributes[0]).not.toEqual(attributes[1])
  expect(attributes[0].class).toMatch(/Attributes$/)
})

test('an error in a property is told', async ({ glue }) => {
  const left = new job.Left(glue.context)
  expect(() => left.broken).toThrow("'NoneType' object has no attribute 'total'")
  expect(left.nothing).toBeUndefined()
})

test('a class and a function of the job go into Python as what they are there', async ({ glue }) => {
  job.load_it.returns(5)
  expect((await job.made_by(job.Left, glue.context)).limit).toBe(2)
  expect(await job.called_by(job.load_it)).toBe(5)
  expect(job.load_it).toHaveBeenCalledOnce()
})

test('names that are given values together are constants, and copies of them can not be changed', () => {
  expect([job.FIRST, job.SECOND, job.THIRD, job.FOURTH]).toEqual([1, 'two', 3, 3])
  expect(() => Object.assign(job.OPTIONS, { header: false })).toThrow(TypeError)
})
