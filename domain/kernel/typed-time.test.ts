import { expect, it } from 'vitest'
import { parseClockTime } from './typed-time.ts'

it.each([
  ['8', '08:00'],
  ['17', '17:00'],
  ['8:30', '08:30'],
  ['8.30', '08:30'],
  ['8,30', '08:30'],
  ['8 30', '08:30'],
  ['830', '08:30'],
  ['0830', '08:30'],
  [' 23:59 ', '23:59'],
])('reads %j as %s', (typed, time) => {
  expect(parseClockTime(typed)).toBe(time)
})

it.each(['', '24', '24:00', '8:60', '8:3', 'opt', '12345', '-8', '8h'])('does not guess %j', (typed) => {
  expect(parseClockTime(typed)).toBeNull()
})
