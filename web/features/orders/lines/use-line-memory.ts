import { useEffect, useState, useSyncExternalStore } from 'react'
import { onceMore } from '#web/data/connection.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useData } from '#web/data/hooks.ts'
import { foundShop } from '#web/data/mutate.ts'
import type { Data } from '#web/data/open-data.ts'
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

type Source = Pick<Data, 'db' | 'isFounded' | 'writer'>

/** A first visit has no catalogue yet: what is read then is not kept. */
const read = async ({ db, isFounded }: Source): Promise<LineMemory> => {
  const isWhole = isFounded.get()
  const found = await onceMore(db, () => readOnce(db))
  if (isWhole) known.set(db, found)
  return found
}

/**
 * The memory, awaited if it was never read, so that a line that is typed quickly gets its price too.
 * @throws AppError `code_missing`
 */
export const lineMemory = async (source: Source): Promise<LineMemory> => {
  const found = known.get(source.db)
  if (found) return found
  if (!source.isFounded.get()) await foundShop(source.writer)
  return read(source)
}

/** What earlier lines and the catalogue teach; read in the background, and again after each change of `lines`. */
export const useLineMemory = (lines: unknown): LineMemory => {
  const data = useData()
  const { db, isFounded } = data
  const hasRows = useSyncExternalStore(isFounded.subscribe, isFounded.get)
  const [memory, setMemory] = useState(() => known.get(db) ?? NO_MEMORY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines and the first rows are the occasion, not the source
  useEffect(() => {
    let isOver = false
    const timer = setTimeout(
      () =>
        void read(data).then((found) => {
          if (!isOver) setMemory(found)
        }),
      known.has(db) ? 1500 : 0,
    )
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [data, hasRows, lines])
  return memory
}
