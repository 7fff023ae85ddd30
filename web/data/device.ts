import { type AppDatabase, getMeta, setMeta } from './database.ts'

const KEY = 'deviceId'

/**
 * The name of this person's data on this device, which a series of invoices may belong to. It is created once and
 * stored in the database itself: a device that loses its data loses the name too, and so cannot continue with numbers
 * that it does not know.
 */
export const deviceIdOf = (db: AppDatabase): Promise<string> =>
  db.transaction('rw', db.meta, async () => {
    const known = await getMeta<string>(db, KEY)
    if (known !== undefined) return known
    const made = crypto.randomUUID()
    await setMeta(db, KEY, made)
    return made
  })
