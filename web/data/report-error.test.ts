import * as v from 'valibot'
import { expect, it } from 'vitest'
import { reportError } from '#domain/api/client-errors.ts'
import { reportOf } from './report-error.ts'

const failed = (name: string, stack: string) =>
  Object.assign(new Error('Ana Popescu, 0722 123 456'), { name, stack })
const STACK = `TypeError: Ana Popescu
    at e (https://roaauto.ro/assets/order-page-DkX3_a1b.js:1:4242)
    at async https://roaauto.ro/assets/index-B9.js:12:7
    at https://elsewhere.example/script.js:1:1`

it('of an error only its class and the places in our code are sent', () => {
  const report = reportOf(failed('TypeError', STACK), '/comenzi/0190a1b2-0000-7000-8000-000000000001')
  expect(report).toEqual({
    name: 'TypeError',
    frames: ['assets/order-page-DkX3_a1b.js:1:4242', 'assets/index-B9.js:12:7'],
    area: 'comenzi',
  })
  expect(v.is(reportError.body, report)).toBe(true)
})

it('what did not happen in our code, or is no error, is not sent', () => {
  expect(reportOf(failed('TypeError', 'at chrome-extension://x/y.js:1:1'), '/')).toBeNull()
  expect(reportOf(failed('ana@example.com', STACK), '/')).toBeNull()
  expect(reportOf('a text', '/')).toBeNull()
})

it('a long stack is cut to what the server takes', () => {
  const stack = 'at https://roaauto.ro/assets/index-B9.js:12:7\n'.repeat(100)
  expect(v.is(reportError.body, reportOf(failed('RangeError', stack), '/'))).toBe(true)
})
