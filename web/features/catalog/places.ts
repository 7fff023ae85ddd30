import type { CollectionName } from '#domain/modules.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** From one place to the next, as the seeds have them. */
export const STEP = 10

/** The highest place of a catalogue whose entries are in an order of their own. */
export const lastPlace = async (
  db: AppDatabase,
  { collection, place }: { collection: CollectionName; place?: string },
): Promise<number> =>
  place ? Math.max(0, ...(await db.anyRows(collection).toArray()).map((row) => Number(row[place]))) : 0
