import { isOpen, isThere, type ShopExport } from '#domain/roaauto/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { timeNow } from '#web/data/time.ts'

/**
 * An export as its page shows it; `unsent` is only on this device so far, `lost` has not been updated for a long time.
 */
export type ExportView = {
  row: ShopExport
  status: 'unsent' | 'requested' | 'running' | 'ready' | 'expired' | 'failed' | 'lost'
}

/** The exports of the shop, newest first. */
export const readExports = async (db: AppDatabase): Promise<ExportView[]> => {
  const rows = await db.rows('exports').toArray()
  const now = timeNow()
  return rows
    .filter(({ deleted_at }) => deleted_at === null)
    .sort((a, b) => (a.created_at < b.created_at ? 1 : -1))
    .map((row) => ({ row, status: statusOf(row, now) }))
}

const statusOf = (row: ShopExport, now: number): ExportView['status'] => {
  const { state, rev } = row
  if (state === 'failed') return 'failed'
  if (state === 'ready') return isThere(row, now) ? 'ready' : 'expired'
  if (rev === 0) return 'unsent'
  return isOpen(row, now) ? state : 'lost'
}

/** Whether it is pending, on the server or on the way to it. */
export const isUnderWay = ({ status }: ExportView): boolean =>
  status === 'unsent' || status === 'requested' || status === 'running'
