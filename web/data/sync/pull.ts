import type { Cursor, Entry, LiveMessage } from '#domain/sync/protocol.ts'
import { rowKey } from '#domain/sync/snapshot.ts'
import { type AppDatabase, getMeta, setMeta } from '../database.ts'
import { writeAsLeader } from './leader.ts'
import { type Rebase, storeServerRows } from './store-rows.ts'
import type { Transport } from './transport.ts'

/**
 * Brings what changed since the cursor, page by page; rows and cursor change in one transaction (S11.1, S15.1). Returns the
 * server's time, or `other-access` when the person may see other rows than before, so that everything must be loaded afresh
 * (S12.9).
 */
export const pull = async (
  db: AppDatabase,
  transport: Transport,
  rebase: () => Rebase,
): Promise<{ now: string } | 'other-access'> => {
  for (;;) {
    const since = await getMeta<Cursor>(db, 'cursor')
    if (!since) throw new Error('a pull before the first load')
    const page = await transport.changes(since)
    if (page.access !== (await getMeta<string>(db, 'access'))) return 'other-access'
    const own = rebase()
    const isStored = await writeAsLeader(db, own.leader, async () => {
      // Live rows arrived while the page was on its way: the page would bring back what they deleted (S13.5).
      if (!isSame(await getMeta<Cursor>(db, 'cursor'), since)) return false
      await storeServerRows(db, page.rows, page.removed, own)
      await setMeta(db, 'cursor', page.cursor)
      return true
    })
    if (isStored && !page.more) return { now: page.now }
  }
}

const isSame = (a: Cursor | undefined, b: Cursor): boolean =>
  a?.epoch === b.epoch && a.rev === b.rev && a.within === b.within

/**
 * S13: stores live messages as far as they continue from the cursor. Returns false when one does not: the device then
 * pulls.
 */
export const storeLive = (
  db: AppDatabase,
  messages: readonly LiveMessage[],
  rebase: Rebase,
): Promise<boolean> =>
  writeAsLeader(db, rebase.leader, async () => {
    const [cursor, refill, access] = await Promise.all([
      getMeta<Cursor>(db, 'cursor'),
      getMeta(db, 'refill'),
      getMeta<string>(db, 'access'),
    ])
    // A load that is under way may still bring rows that these messages delete. The pull after it starts from the
    // cursor (S13.6).
    if (!cursor || cursor.within !== undefined || refill) return false
    const rows = new Map<string, Entry>()
    let { rev } = cursor
    const joinsOn = (message: LiveMessage): boolean => {
      if (message.epoch !== cursor.epoch) return false
      if (message.rev <= rev) return true
      if (message.type === 'head' || message.from > rev) return false
      // S12.10: sent under other rights than this device has loaded with, and maybe lost again before its next pull.
      if (message.access !== access) return false
      for (const entry of message.rows) rows.set(rowKey(entry.collection, entry.row.id), entry)
      rev = message.rev
      return true
    }
    const isWhole = messages.every(joinsOn)
    if (rev > cursor.rev) {
      await Promise.all([
        storeServerRows(db, [...rows.values()], [], rebase),
        setMeta(db, 'cursor', { ...cursor, rev }),
      ])
    }
    return isWhole
  })
