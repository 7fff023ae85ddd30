import { HELD_REGISTRY } from '#domain/modules.ts'
import { windowOf, windowStart } from '#domain/sync/registry.ts'
import { rowKey } from '#domain/sync/snapshot.ts'
import type { AppDatabase } from '../database.ts'
import { writeAsLeader } from './leader.ts'

/**
 * S23.4: drops rows that have left the window of their collection by the server's time, because a device's own clock may
 * be years off. Rows with unsent acts stay. No other row on the device links to one.
 */
export const dropOld = async (db: AppDatabase, leader: string | null, now: string): Promise<void> => {
  for (const { collection, travels } of HELD_REGISTRY.values()) {
    const window = windowOf({ travels })
    if (!window) continue
    const { name } = collection
    await writeAsLeader(db, leader, async () => {
      const table = db.anyRows(name)
      const old = await table.where(window.recent).below(windowStart(window, now)).primaryKeys()
      const unsent = new Set(
        await db.outbox
          .where('rows')
          .anyOf(old.map((id) => rowKey(name, id)))
          .keys(),
      )
      await table.bulkDelete(old.filter((id) => !unsent.has(rowKey(name, id))))
    })
  }
}
