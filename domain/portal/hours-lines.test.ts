import { expect, it } from 'vitest'
import { hoursLines } from './hours-lines.ts'

const week = (...days: [string, string][][]) => JSON.stringify(days)
const LONG: [string, string][] = [['08:00', '17:00']]
const SPLIT: [string, string][] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]

it('days in a row with the same hours are one line', () => {
  expect(hoursLines(week(LONG, LONG, LONG, LONG, LONG, [['09:00', '13:00']], []))).toEqual([
    'Luni–vineri: 08:00–17:00',
    'Sâmbătă: 09:00–13:00',
    'Duminică: închis',
  ])
  expect(hoursLines(week(LONG, SPLIT, LONG, LONG, LONG, [], []))).toEqual([
    'Luni: 08:00–17:00',
    'Marți: 08:00–12:00, 13:00–17:00',
    'Miercuri–vineri: 08:00–17:00',
    'Sâmbătă, duminică: închis',
  ])
  expect(hoursLines(week(LONG, LONG, LONG, LONG, LONG, LONG, LONG))).toEqual(['Luni–duminică: 08:00–17:00'])
})

it('a shop that has not said its hours tells none', () => {
  expect(hoursLines('')).toEqual([])
})
