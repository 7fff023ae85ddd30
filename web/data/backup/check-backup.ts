import { AppError } from '#domain/kernel/errors.ts'
import { checkRows } from './check-rows.ts'
import type { BackupHead, OnProgress } from './format.ts'
import { openBackup } from './open-backup.ts'
import { readBackup } from './read-backup.ts'

/** What is in a backup that was read to its end. */
export type Preview = {
  head: BackupHead
  /** Rows that may come back, by collection. */
  counts: Record<string, number>
  /** Rows that are not valid any more and would be left out. */
  refused: number
  /** Day of the latest order; null without one. */
  latestOrder: string | null
  /** Pictures that can come back, and those that are damaged or not there. */
  pictures: number
  lostPictures: number
}

/**
 * Reads a backup to its end, checking every row, and changes nothing.
 * @throws AppError as `readBackup`, and `backup_of_account`
 */
export const checkBackup = async (file: Blob, onProgress?: OnProgress): Promise<Preview> => {
  const { rows, pictures: packed } = await openBackup(file)
  let rowsTotal = 0
  const rowsRead: OnProgress = ({ done, total }) => {
    rowsTotal = total
    onProgress?.({ done, total: total + packed.length })
  }
  let head: BackupHead | null = null
  const counts: Record<string, number> = {}
  let refused = 0
  let latestOrder: string | null = null
  for await (const line of readBackup(rows, rowsRead)) {
    if (line.type === 'roaauto-backup') head = line
    if (line.type !== 'rows' || !head) continue
    const checked = checkRows(line, head.tenantId)
    counts[line.collection] = (counts[line.collection] ?? 0) + checked.rows.length
    refused += checked.refused
    if (line.collection === 'orders') {
      for (const { data_comanda } of checked.rows)
        if (latestOrder === null || String(data_comanda) > latestOrder) latestOrder = String(data_comanda)
    }
  }
  if (!head) throw new AppError('backup_damaged')
  if (head.mode === 'synced') throw new AppError('backup_of_account')
  let pictures = 0
  for (const [index, picture] of packed.entries()) {
    if (await picture.read()) pictures += 1
    onProgress?.({ done: rowsTotal + index + 1, total: rowsTotal + packed.length })
  }
  const lostPictures = Math.max(head.pictures, packed.length) - pictures
  return { head, counts, refused, latestOrder, pictures, lostPictures }
}
