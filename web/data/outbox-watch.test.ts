import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AppDatabase } from './database.ts'
import { watchOutbox } from './outbox-watch.ts'

let db: AppDatabase
let told: number
let stop: () => void
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  db = new AppDatabase(`outbox-watch-${Math.random()}`)
  await db.open()
  told = 0
  stop = watchOutbox(db, () => {
    told += 1
  })
  await rested()
})
afterEach(async () => {
  stop()
  vi.useRealTimers()
  await db.delete()
})

/** Lets the database answer its requests. */
const asked = () => db.outbox.count()
const write = async () => {
  await db.outbox.add({ mutation: {}, rows: [] } as never)
  await asked()
}
const rested = async () => {
  await asked()
  await vi.advanceTimersByTimeAsync(1_000)
}

it('a single act goes at once, and the next one of a person too', async () => {
  await write()
  expect(told).toBe(1)
  await vi.advanceTimersByTimeAsync(40)
  await write()
  expect(told).toBe(2)
})

it('acts in quick succession go together, fewer times the longer it lasts, and all of them go', async () => {
  for (let act = 0; act < 250; act++) {
    await write()
    await vi.advanceTimersByTimeAsync(3)
  }
  // Rests of 10, 20, 40, 80 and 160 milliseconds, then of 250.
  expect(told).toBeGreaterThan(5)
  expect(told).toBeLessThan(10)
  const before = told
  await rested()
  expect(told).toBe(before + 1)
  await write()
  expect(told).toBe(before + 2)
})

it('an empty outbox is not told', async () => {
  await db.outbox.clear()
  await rested()
  expect(told).toBe(0)
})
