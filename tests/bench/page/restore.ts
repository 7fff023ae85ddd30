import { checkBackup } from '#web/data/backup/check-backup.ts'
import { restoreBackup } from '#web/data/backup/restore-backup.ts'
import { writeBackup } from '#web/data/backup/write-backup.ts'
import { AppDatabase, setMeta } from '#web/data/database.ts'
import { openData } from '#web/data/open-data.ts'
import { fillLocalShop } from './local-shop.ts'

/** Times in milliseconds; `records` are the rows and the entries of the history. */
export type Restored = { records: number; bytes: number; written: number; checked: number; restored: number }

/** A shop of ten years on the free tier: its backup is written, read to its end, and restored on a device without data. */
export const restore = async (orders: number): Promise<Restored> => {
  await fillLocalShop({ orders, vehicles: Math.ceil(orders / 25), whole: true })
  const source = await openData(null, { localShopName: '', opened: '', adopted: '' })
  await setMeta(source.db, 'counter:orders', orders)
  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const start = performance.now()
    const made = await work()
    return [made, performance.now() - start]
  }
  const [file, written] = await timed(() => writeBackup(source.writer))
  source.close()
  await AppDatabase.delete(source.db.name)
  const [preview, checked] = await timed(() => checkBackup(file))
  const target = await openData(null, { localShopName: 'Bench', opened: '', adopted: '' })
  let records = 0
  const [, restored] = await timed(() =>
    restoreBackup(target.writer, file, ({ total }) => {
      records = total
    }),
  )
  const there = await target.db.rows('orders').count()
  if (there !== orders || preview.refused > 0) throw new Error(`${there} of ${orders} orders were restored`)
  target.close()
  return { records, bytes: file.size, written, checked, restored }
}
