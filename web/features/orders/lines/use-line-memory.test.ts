import { expect, it } from 'vitest'
import { AppDatabase } from '#web/data/database.ts'
import { NO_MEMORY } from './line-memory.ts'
import { lineMemory } from './use-line-memory.ts'

it('a memory that could not be read once is read again, and refuses no later line', async () => {
  const db = new AppDatabase('line-memory')
  await db.open()
  db.close()
  await expect(lineMemory(db)).rejects.toThrow('closed')
  await db.open()
  expect(await lineMemory(db)).toEqual(NO_MEMORY)
  await db.delete()
})
