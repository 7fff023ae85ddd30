import type { Cursor } from '#domain/sync/protocol.ts'
import { type AppDatabase, getMeta, setMeta } from '../database.ts'
import { type Rebase, storeServerRows } from './store-rows.ts'
import type { Transport } from './transport.ts'

/** Brings what changed since the cursor, page by page; rows and cursor move in one transaction (S11, S15). */
export const pull = async (db: AppDatabase, transport: Transport, rebase: () => Rebase): Promise<void> => {
  for (;;) {
    const since = await getMeta<Cursor>(db, 'cursor')
    if (!since) throw new Error('a pull before the first load')
    const page = await transport.changes(since)
    await db.transaction('rw', db.tables, async () => {
      await storeServerRows(db, page.rows, [], rebase())
      await setMeta(db, 'cursor', page.cursor)
    })
    if (!page.more) return
  }
}
