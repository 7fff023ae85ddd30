import { AppError } from '#domain/kernel/errors.ts'
import type { BackupHead, OnProgress } from './format.ts'
import { openBackup } from './open-backup.ts'
import { readChecked } from './read-checked.ts'

/** What is in a backup that was read to its end. */
export type Preview = {
  head: BackupHead
  /** Rows that can come back, by collection. */
  counts: Record<string, number>
  /** Rows that are not valid, or whose parent is not, and would be left out. */
  refused: number
  /** Day of the latest order; null without one. */
  latestOrder: string | null
  /** Pictures that can come back, and those that are damaged or missing. */
  pictures: number
  lostPictures: number
}

/**
 * Reads a backup to its end and checks all of it; changes nothing.
 * @throws AppError as `readChecked`
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
  for await (const part of readChecked(rows, rowsRead)) {
    if (part.type === 'head') head = part.head
    if (part.type === 'end') refused = part.refused
    if (part.type !== 'rows') continue
    for (const { collection, rows } of part.placed) {
      counts[collection] = (counts[collection] ?? 0) + rows.length
      if (collection !== 'orders') continue
      for (const { data_comanda } of rows)
        if (latestOrder === null || String(data_comanda) > latestOrder) latestOrder = String(data_comanda)
    }
  }
  if (!head) throw new AppError('backup_damaged')
  let pictures = 0
  for (const [index, picture] of packed.entries()) {
    if (await picture.read()) pictures += 1
    onProgress?.({ done: rowsTotal + index + 1, total: rowsTotal + packed.length })
  }
  const lostPictures = Math.max(head.pictures, packed.length) - pictures
  return { head, counts, refused, latestOrder, pictures, lostPictures }
}
