import type { Me } from '#domain/team/account.ts'
import { localActor, memberActor } from './actors.ts'
import { BACKUP_ENDING } from './backup/format.ts'
import { writeBackup } from './backup/write-backup.ts'
import { AppDatabase, getMeta } from './database.ts'
import { databaseName, newId } from './open-data.ts'
import { dayNow, timeNow } from './time.ts'
import { writeUnsent } from './unsent-file.ts'

/** Milliseconds that the storage has to answer. */
const PATIENCE = 15_000

const tooLate = (milliseconds: number): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('the storage does not answer')), milliseconds))

/**
 * The files that the app itself writes and reads: the whole shop of the free tier, or the unsent changes of an account.
 */
const write = async (db: AppDatabase, me: Me | null, nameOf: (day: string) => string) => {
  const tenantId = me?.shop.id ?? (await getMeta<string>(db, 'tenantId'))
  if (tenantId === undefined) throw new Error('there is nothing to save')
  const actor = me ? memberActor(me, '') : localActor(tenantId)
  const writer = { db, mode: me ? ('synced' as const) : ('local' as const), actor, now: timeNow, newId }
  const name = nameOf(dayNow())
  if (!me) return { file: await writeBackup(writer), name: name + BACKUP_ENDING }
  const about = { shop: me.shop.name, person: me.user.name }
  const unsent = await writeUnsent(writer, about, async () => [])
  const file = new Blob([JSON.stringify(unsent, null, 2)], { type: 'application/json' })
  return { file, name: `${name}.json` }
}

/**
 * The data of this device as a file, read over its own connection. @throws when the storage does not answer that either
 */
export const rescueCopy = async (
  me: Me | null,
  nameOf: (day: string) => string,
): Promise<{ file: Blob; name: string }> => {
  const db = new AppDatabase(databaseName(me))
  try {
    return await Promise.race([db.open().then(() => write(db, me, nameOf)), tooLate(PATIENCE)])
  } finally {
    db.close()
  }
}
