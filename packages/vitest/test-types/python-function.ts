import { assert } from 'sinon'
import type { PythonFunction } from '../src/python-function.ts'

declare const load: PythonFunction<[name: string, limit?: number], string>

export const loaded: Promise<string> = load('books')
load.returns(5)
load.withArgs('books').throws()
assert.calledOnceWithExactly(load, 'books')

// @ts-expect-error a name is text
load(1)
// @ts-expect-error there are two parameters
load('books', 1, 2)
