import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { AppDatabase } from '#web/data/database.ts'
import type { Data } from '#web/data/open-data.ts'
import { openData } from '#web/data/open-data.ts'
import { Observable } from '#web/data/sync/status.ts'
import { NO_MEMORY } from './line-memory.ts'
import { lineMemory } from './use-line-memory.ts'

beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
})
afterAll(() => vi.unstubAllGlobals())

it('a memory that could not be read once is read again, and refuses no later line', async () => {
  const db = new AppDatabase('line-memory')
  const source = { db, isFounded: new Observable(true) } as Data
  await db.open()
  db.close()
  await expect(lineMemory(source)).rejects.toThrow('closed')
  await db.open()
  expect(await lineMemory(source)).toEqual(NO_MEMORY)
  await db.delete()
})

it('the first line of a first visit waits for the catalogue, and has its price', async () => {
  const data = await openData(null, { localShopName: 'Atelier', opened: 'Deschis', adopted: 'Mutat' })
  expect(data.isFounded.get()).toBe(false)
  expect((await lineMemory(data)).hourPrice).toBe(15_000)
  data.close()
  await data.db.delete()
})
