import { useEffect, useState } from 'react'
import { onceMore } from '#web/data/connection.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData } from '#web/data/hooks.ts'
import { type LineMemory, NO_MEMORY, remember } from './line-memory.ts'

/** How many of the newest lines are remembered: about a year of work. */
const NEWEST = 5000

const isOffered = ({ activ }: { activ: 0 | 1 }): boolean => activ === 1

const readOnce = async (db: AppDatabase): Promise<LineMemory> => {
  return remember(
    // Ids are in time order.
    await db.rows('order_lines').reverse().limit(NEWEST).toArray(),
    (await db.rows('catalog_norme').toArray()).filter(isOffered),
    (await db.rows('catalog_preturi').toArray()).filter(isOffered),
  )
}

const known = new WeakMap<AppDatabase, LineMemory>()

const read = async (db: AppDatabase): Promise<LineMemory> => {
  const found = await onceMore(db, () => readOnce(db))
  known.set(db, found)
  return found
}

/** The memory, awaited if it was never read, so that a line that is typed quickly gets its price too. */
export const lineMemory = async (db: AppDatabase): Promise<LineMemory> => known.get(db) ?? (await read(db))

/** What earlier lines and the catalogue teach; read in the background, and again after each change of `lines`. */
export const useLineMemory = (lines: unknown): LineMemory => {
  const { db } = useData()
  const [memory, setMemory] = useState(() => known.get(db) ?? NO_MEMORY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are the occasion, not the source
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(
      () =>
        void read(db).then((found) => {
          if (!isOver) setMemory(found)
        }),
      known.has(db) ? 1500 : 0,
    )
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [db, lines])
  return memory
}
