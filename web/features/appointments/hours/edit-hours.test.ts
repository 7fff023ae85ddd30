import { describe, expect, it } from 'vitest'
import type { DayHours } from '#domain/workshop/appointments/opening.ts'
import { readHours, withMondayCopied, withoutPause, withPause } from './edit-hours.ts'

describe('typed hours', () => {
  it.each([
    [[['08:00', '17:00']], { hours: [['08:00', '17:00']] }],
    [[['08:00', '00:00']], { hours: [['08:00', '24:00']] }],
    [[], { hours: [] }],
    [[['08:00', null]], { problem: 'missing' }],
    [[['08:10', '17:00']], { problem: 'quarter' }],
    [[['17:00', '08:00']], { problem: 'order' }],
    [
      [
        ['08:00', '13:00'],
        ['12:00', '17:00'],
      ],
      { problem: 'order' },
    ],
  ] as const)('%j', (typed, read) => {
    expect(readHours(typed)).toEqual(read)
  })
})

describe('a break', () => {
  it('is at noon where that fits', () => {
    expect(withPause([['08:00', '17:00']])).toEqual([
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ])
  })

  it('is in the middle of an afternoon', () => {
    expect(withPause([['14:00', '20:00']])).toEqual([
      ['14:00', '16:30'],
      ['17:30', '20:00'],
    ])
  })

  it.each<DayHours>([[['08:00', '17:00']], [['09:00', '09:45']], [['14:00', '20:00']]])(
    'goes again without a trace: %j',
    (opening) => {
      expect(withoutPause(withPause([opening as unknown as DayHours[number]]), 1)).toEqual([opening])
    },
  )
})

it('copies Monday to the working days and leaves the weekend', () => {
  const monday: DayHours = [['07:00', '15:00']]
  const saturday: DayHours = [['09:00', '13:00']]
  expect(withMondayCopied([monday, [], [], [], [], saturday, []])).toEqual([
    monday,
    monday,
    monday,
    monday,
    monday,
    saturday,
    [],
  ])
})
