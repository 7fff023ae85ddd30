import type { CollectionName } from '#domain/modules.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** The highest position in a catalogue that people order. */
export const lastPosition = async (
  db: AppDatabase,
  { collection, position }: { collection: CollectionName; position?: string },
): Promise<number> =>
  position ? Math.max(0, ...(await db.anyRows(collection).toArray()).map((row) => Number(row[position]))) : 0
