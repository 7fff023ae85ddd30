import Dexie, { RangeSet } from 'dexie'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AppDatabase } from './database.ts'
import { watchOutbox } from './outbox-watch.ts'

let db: AppDatabase
/** The acts that wait when a round begins. */
let rounds: number[]
/** Milliseconds that a round takes. */
let takes: number
let stop: () => void
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  db = new AppDatabase(`outbox-watch-${Math.random()}`)
  await db.open()
  rounds = []
  takes = 0
  stop = watchOutbox(db, async () => {
    const entries = await db.outbox.toArray()
    rounds.push(entries.length)
    if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes))
    await db.outbox.bulkDelete(entries.map(({ n }) => n))
  })
})
afterEach(async () => {
  stop()
  vi.useRealTimers()
  await db.delete()
})

/** Lets the database answer its requests. */
const answered = async () => {
  for (let trip = 0; trip < 5; trip++) await db.outbox.count()
}
const write = async () => {
  await db.outbox.add({ mutation: {}, rows: [] } as never)
  await answered()
}
const pass = async (milliseconds: number) => {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await answered()
}

it('a single act goes at once, and the next one of a person too', async () => {
  await write()
  expect(rounds).toEqual([1])
  await write()
  expect(rounds).toEqual([1, 1])
})

it('an act that is written during a round goes right after it', async () => {
  takes = 50
  await write()
  await write()
  expect(rounds).toEqual([1])
  await pass(50)
  expect(rounds).toEqual([1, 1])
})

it('acts that come faster than rounds end go together, and all of them go', async () => {
  takes = 50
  for (let act = 0; act < 100; act++) {
    await write()
    await pass(10)
  }
  await pass(1_000)
  expect(rounds.reduce((sum, acts) => sum + acts)).toBe(100)
  expect(rounds.length).toBeLessThan(7)
  await write()
  expect(rounds.at(-1)).toBe(1)
})

it('what leaves the outbox is not told', async () => {
  await write()
  await db.outbox.clear()
  await answered()
  expect(rounds).toEqual([1])
  await write()
  expect(rounds).toEqual([1, 1])
})

it('acts of another tab are told', async () => {
  const parts = { [`idb://${db.name}/outbox/`]: new RangeSet().addKeys([1, 7]) }
  Dexie.on.storagemutated.fire(JSON.parse(JSON.stringify(parts)))
  await answered()
  expect(rounds).toEqual([0])
  Dexie.on.storagemutated.fire(JSON.parse(JSON.stringify(parts)))
  await answered()
  expect(rounds).toEqual([0])
})
