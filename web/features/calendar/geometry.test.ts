import { describe, expect, it } from 'vitest'
import { clockInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import {
  afterKey,
  clockText,
  common,
  dayClock,
  gapsOf,
  hoursShown,
  joined,
  keyMove,
  minuteOf,
  movedTo,
  neighbour,
  sideBySide,
  stretchedTo,
  without,
} from './geometry.ts'

const span = (from: string, to: string) => ({ from: minuteOf(from), to: minuteOf(to) })
const text = ({ from, to }: { from: number; to: number }) => `${clockText(from)}–${clockText(to)}`
const DAY = span('00:00', '24:00')

describe('the clock of a day', () => {
  it.each(['2026-11-30', '2026-03-29', '2026-10-25', '2028-02-29'])('%s says what the wall says', (day) => {
    const clock = dayClock(day)
    for (let instant = clock.start; instant < clock.end; instant += 15 * 60_000)
      expect(clockText(clock.minuteAt(instant))).toBe(timeInRomania(instant))
  })

  it.each(['2026-11-30', '2026-03-29', '2026-10-25'])('%s goes from minutes to instants', (day) => {
    const clock = dayClock(day)
    for (const time of ['00:00', '02:45', '08:00', '17:45', '23:45'])
      expect(clock.instantAt(minuteOf(time))).toBe(clockInRomania(day, time))
    expect(clock.instantAt(minuteOf('24:00'))).toBe(clock.end)
  })

  it('is an hour shorter in spring and longer in autumn', () => {
    const hours = (day: string) => (dayClock(day).end - dayClock(day).start) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-30')]).toEqual([23, 25, 24])
  })
})

describe('the hours shown', () => {
  const usual = span('08:00', '18:00')
  it('are those of the shop, in whole hours', () => {
    expect(text(hoursShown([span('08:30', '12:00'), span('13:00', '17:15')], [], usual))).toBe('08:00–18:00')
  })
  it('reach what lies outside', () => {
    const early = [span('06:45', '07:30'), span('19:00', '19:30')]
    expect(text(hoursShown([usual], early, usual))).toBe('06:00–20:00')
  })
  it('of a closed day are the usual ones', () => {
    expect(text(hoursShown([], [], usual))).toBe('08:00–18:00')
  })
})

describe('spans', () => {
  it('join where they meet', () => {
    const spans = [
      span('10:00', '11:00'),
      span('08:00', '09:00'),
      span('09:00', '10:00'),
      span('12:00', '13:00'),
    ]
    expect(joined(spans).map(text)).toEqual(['08:00–11:00', '12:00–13:00'])
  })
  it('have in common what is in both', () => {
    const some = [span('08:00', '12:00'), span('13:00', '17:00')]
    expect(common(some, [span('10:00', '14:00')]).map(text)).toEqual(['10:00–12:00', '13:00–14:00'])
  })
  it('lose what is taken', () => {
    const taken = [span('09:00', '10:00'), span('07:00', '08:15'), span('17:00', '19:00')]
    expect(without([span('08:00', '18:00')], taken).map(text)).toEqual(['08:15–09:00', '10:00–17:00'])
  })
})

describe('the gaps of a lane', () => {
  const open = [span('08:00', '12:00'), span('13:00', '17:00')]
  it('lie between appointments and end with the hours', () => {
    const taken = [span('08:00', '09:30'), span('10:00', '11:00'), span('13:00', '17:00')]
    expect(gapsOf(open, taken, 30).map(text)).toEqual(['09:30–10:00', '11:00–12:00'])
  })
  it('are as long as was asked', () => {
    expect(gapsOf(open, [span('08:00', '11:45')], 30).map(text)).toEqual(['13:00–17:00'])
  })
  it('lie ahead, and begin at a cell', () => {
    expect(gapsOf(open, [], 30, minuteOf('11:07')).map(text)).toEqual(['11:15–12:00', '13:00–17:00'])
  })
})

describe('appointments side by side', () => {
  it('have the whole width where they don’t overlap', () => {
    expect(sideBySide([span('08:00', '09:00'), span('09:00', '10:00')])).toEqual([
      { at: 0, of: 1 },
      { at: 0, of: 1 },
    ])
  })
  it('share it where they do, and the next group starts anew', () => {
    const spans = [
      span('08:00', '10:00'),
      span('08:30', '09:00'),
      span('09:00', '09:30'),
      span('10:00', '11:00'),
    ]
    expect(sideBySide(spans)).toEqual([
      { at: 0, of: 2 },
      { at: 1, of: 2 },
      { at: 1, of: 2 },
      { at: 0, of: 1 },
    ])
  })
})

describe('moving', () => {
  it('keeps the length, goes by quarters, and stays in the day', () => {
    const one = span('10:00', '11:30')
    expect(text(movedTo(one, minuteOf('12:07'), DAY))).toBe('12:00–13:30')
    expect(text(movedTo(one, minuteOf('12:08'), DAY))).toBe('12:15–13:45')
    expect(text(movedTo(one, minuteOf('23:30'), DAY))).toBe('22:30–24:00')
    expect(text(movedTo(one, -40, DAY))).toBe('00:00–01:30')
  })
  it('stretches to a quarter at least', () => {
    const one = span('10:00', '11:30')
    expect(text(stretchedTo(one, minuteOf('12:20'), DAY))).toBe('10:00–12:15')
    expect(text(stretchedTo(one, minuteOf('09:00'), DAY))).toBe('10:00–10:15')
  })
  it('by keys follows the direction of the time', () => {
    expect(keyMove('ArrowDown', false, 'down')).toEqual({ time: 1, lane: 0, length: 0 })
    expect(keyMove('ArrowDown', false, 'right')).toEqual({ time: 0, lane: 1, length: 0 })
    expect(keyMove('ArrowLeft', false, 'right')).toEqual({ time: -1, lane: 0, length: 0 })
    expect(keyMove('ArrowUp', true, 'down')).toEqual({ time: 0, lane: 0, length: -1 })
    expect(keyMove('ArrowLeft', true, 'down')).toBeNull()
    expect(keyMove('Enter', false, 'down')).toBeNull()
  })
  it('by keys goes a quarter a press', () => {
    const one = span('10:00', '11:00')
    expect(text(afterKey(one, { time: 1, lane: 0, length: 0 }, DAY))).toBe('10:15–11:15')
    expect(text(afterKey(one, { time: 0, lane: 0, length: -1 }, DAY))).toBe('10:00–10:45')
  })
})

describe('the focus by arrows', () => {
  const all = [
    { id: 'a', lane: 0, ...span('08:00', '09:00') },
    { id: 'b', lane: 0, ...span('10:00', '11:00') },
    { id: 'c', lane: 2, ...span('08:30', '09:00') },
    { id: 'd', lane: 2, ...span('10:30', '11:00') },
  ]
  it('goes along the lane', () => {
    expect(neighbour(all, 'a', { time: 1, lane: 0 })).toBe('b')
    expect(neighbour(all, 'b', { time: 1, lane: 0 })).toBeNull()
  })
  it('goes to the nearest of the next lane with any', () => {
    expect(neighbour(all, 'b', { time: 0, lane: 1 })).toBe('d')
    expect(neighbour(all, 'd', { time: 0, lane: -1 })).toBe('b')
    expect(neighbour(all, 'a', { time: 0, lane: -1 })).toBeNull()
  })
})
