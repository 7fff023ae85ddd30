import { type AppDatabase, getMeta } from '../database.ts'

/** S16.3: two tabs may believe that they lead, when one of them was frozen. Only the last one to claim it may write. */

/** Another tab has taken over. */
export class Superseded extends Error {}

/** A write of the tab that syncs, in one transaction. @throws Superseded when its turn is over */
export const writeAsLeader = <T>(
  db: AppDatabase,
  leader: string | null,
  write: () => PromiseLike<T>,
): Promise<T> =>
  db.transaction('rw', db.tables, async () => {
    if (leader !== null && (await getMeta(db, 'leader')) !== leader) throw new Superseded()
    return write()
  })
