import type { Cursor, LiveMessage } from '#domain/sync/protocol.ts'
import { type AppDatabase, getMeta, setMeta } from '../database.ts'
import { writeInTurn } from './leader.ts'
import { type Rebase, storeServerRows } from './store-rows.ts'
import type { Transport } from './transport.ts'

/**
 * Brings what changed since the cursor, page by page; rows and cursor move in one transaction (S11, S15). Returns
 * `other-access` when the person may see other rows than before, so that all has to be loaded afresh (S12).
 */
export const pull = async (
  db: AppDatabase,
  transport: Transport,
  rebase: () => Rebase,
): Promise<'done' | 'other-access'> => {
  for (;;) {
    const since = await getMeta<Cursor>(db, 'cursor')
    if (!since) throw new Error('a pull before the first load')
    const page = await transport.changes(since)
    if (page.access !== (await getMeta<string>(db, 'access'))) return 'other-access'
    const own = rebase()
    await writeInTurn(db, own.leader, async () => {
      await storeServerRows(db, page.rows, page.gone, own)
      await setMeta(db, 'cursor', page.cursor)
    })
    if (!page.more) return 'done'
  }
}

/**
 * S13: stores the rows of a commit that begins just where this device is. False when it does not: the device then pulls.
 */
export const storeLiveRows = (
  db: AppDatabase,
  { epoch, from, rev, rows }: Extract<LiveMessage, { type: 'rows' }>,
  rebase: Rebase,
): Promise<boolean> =>
  writeInTurn(db, rebase.leader, async () => {
    const cursor = await getMeta<Cursor>(db, 'cursor')
    if (cursor?.epoch !== epoch || cursor.rev !== from) return false
    await storeServerRows(db, rows, [], rebase)
    await setMeta(db, 'cursor', { epoch, rev })
    return true
  })
