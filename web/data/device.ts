import { type AppDatabase, getMeta, setMeta } from './database.ts'

const KEY = 'deviceId'

/**
 * The name of this person's data on this device, which a series of invoices may belong to. It is made once and lives in
 * the database itself: whoever loses the one loses the other, and nothing can go on with numbers it does not know.
 */
export const deviceIdOf = (db: AppDatabase): Promise<string> =>
  db.transaction('rw', db.meta, async () => {
    const known = await getMeta<string>(db, KEY)
    if (known !== undefined) return known
    const made = crypto.randomUUID()
    await setMeta(db, KEY, made)
    return made
  })
