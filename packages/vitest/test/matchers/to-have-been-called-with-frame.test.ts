import { stub } from 'sinon'
import { expect, test } from 'vitest'
import { frame } from './world.ts'

const books = (title = 't') => frame([{ id: 1, title }], 'id int, title string')

function saveBooks() {
  const save_books = stub()
  Object.defineProperty(save_books, 'name', { value: 'save_books' })
  return save_books
}

test('a call with such a frame is found, among positional and named arguments', () => {
  const save = saveBooks()
  save(1, books())
  save({ frame: books('u'), database: 'sales' })
  expect(save).toHaveBeenCalledWithFrame([{ id: 1, title: 't' }])
  expect(save).toHaveBeenCalledWithFrame([{ title: 'u' }], { columns: 'subset' })
  expect(save).not.toHaveBeenCalledWithFrame([{ id: 2, title: 't' }])
})

test('a DynamicFrame counts by its rows', () => {
  const save = saveBooks()
  save({ toDF: () => books() })
  expect(save).toHaveBeenCalledWithFrame([{ id: 1, title: 't' }])
})

test('a stub that was not called says so', () => {
  expect(() => expect(saveBooks()).toHaveBeenCalledWithFrame([])).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(save_books).toHaveBeenCalledWithFrame(rows)   // rows in any order

    save_books was not called.]
  `)
})

test('a stub that got no frame says so', () => {
  const save = saveBooks()
  save(1)
  save('a')
  expect(() => expect(save).toHaveBeenCalledWithFrame([])).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(save_books).toHaveBeenCalledWithFrame(rows)   // rows in any order

    save_books was called 2 times, never with a frame.]
  `)
})

test('the call that comes closest is shown', () => {
  const save = saveBooks()
  save(frame([{ other: 1 }]))
  save(books('u'))
  expect(() => expect(save).toHaveBeenCalledWithFrame([{ id: 1, title: 't' }])).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(save_books).toHaveBeenCalledWithFrame(rows)   // rows in any order

    save_books was called 2 times; the 2nd call comes closest.
    Rows differ in 1 of 1.

      row     │ column │ expected │ received
      rows[0] │ title  │ 't'      │ 'u']
  `)
})

test('the other direction names the call', () => {
  const save = saveBooks()
  save(books())
  expect(() => expect(save).not.toHaveBeenCalledWithFrame([{ id: 1, title: 't' }])).toThrowErrorMatchingInlineSnapshot(`
    [Error: expect(save_books).not.toHaveBeenCalledWithFrame(rows)   // rows in any order

    The 1st call was given it. They are equal: 1 row of 2 columns (id, title).]
  `)
})

test('what is no stub is refused', () => {
  expect(() => expect(5).toHaveBeenCalledWithFrame([])).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: [NOT_A_STUB] Failed to run toHaveBeenCalledWithFrame: expect() was given number, not a stub. Give it a function of the job (job.save_books) or a method of glue.context, without calling it.]`,
  )
})
