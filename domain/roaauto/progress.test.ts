import { expect, it } from 'vitest'
import { Progress } from './progress.ts'

it('of a long job is reported in steps of at least five percent, of a quick one less often', () => {
  const slow = new Progress(0)
  const told = Array.from({ length: 100 }, (_, index) => index + 1).filter((done) =>
    slow.tells(done, 100, done * 10_000),
  )
  expect(told).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100])
  const quick = new Progress(0)
  expect([10, 40, 60, 100].map((done) => quick.tells(done, 100, done * 25))).toEqual([
    false,
    true,
    false,
    true,
  ])
})

it('of repeated work is reported once it passes the previous progress', () => {
  const progress = new Progress(0)
  expect(progress.tells(50, 100, 2_000)).toBe(true)
  expect(progress.tells(20, 100, 9_000)).toBe(false)
  expect(progress.tells(0, 0, 20_000)).toBe(false)
})
