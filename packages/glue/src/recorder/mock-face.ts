import type { SinonSpy } from 'sinon'

/** A call's end, as vitest tells it. */
type Result = { readonly type: 'return' | 'throw' | 'incomplete'; readonly value: unknown }

type AnySpy = SinonSpy<unknown[], unknown>

/**
 * Lets vitest's own matchers read a sinon stub: `expect(stub).toHaveBeenCalledWith(…)`. They ask a function for what
 * `vi.fn()` has. What becomes of a promise that a call gave is not told: `await` it.
 */
export function withMockFace<Spy extends object>(stub: Spy, name: string): Spy {
  const spy = stub as unknown as AnySpy
  const hidden = (value: PropertyDescriptor): PropertyDescriptor => ({
    ...value,
    enumerable: false,
    configurable: true,
  })
  return Object.defineProperties(stub, {
    _isMockFunction: hidden({ value: true }),
    getMockName: hidden({ value: () => name }),
    mock: hidden({ get: () => contextOf(spy) }),
  })
}

function contextOf(spy: AnySpy): object {
  const calls = spy.getCalls()
  const results = calls.map(resultOf)
  return {
    calls: spy.args,
    lastCall: spy.args.at(-1),
    contexts: spy.thisValues,
    instances: spy.thisValues,
    // Sinon keeps the places of calls among all calls, and tells them to nobody: test/sinon-order.test.ts guards it.
    invocationCallOrder: (spy as unknown as { readonly callIds?: readonly number[] }).callIds ?? [],
    results,
    settledResults: results.map(settled),
  }
}

const resultOf = ({ exception, returnValue }: ReturnType<AnySpy['getCall']>): Result =>
  exception === undefined ? { type: 'return', value: returnValue } : { type: 'throw', value: exception }

function settled({ type, value }: Result): { readonly type: string; readonly value: unknown } {
  if (type === 'throw') return { type: 'rejected', value }
  const waits = typeof value === 'object' && value !== null && 'then' in value
  return waits ? { type: 'incomplete', value: undefined } : { type: 'fulfilled', value }
}
