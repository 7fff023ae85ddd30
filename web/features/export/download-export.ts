import { exportFile } from '#domain/api/exports.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { exportFileName, type ShopExport } from '#domain/roaauto/schema.ts'
import { call } from '#web/data/call.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { m } from '#web/i18n/messages.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'

/** Downloads a piece of an export, counted from 1. @throws AppError as the API answers, except where the file is gone */
export const downloadExport = async (row: ShopExport, piece: number): Promise<void> => {
  try {
    const { blob } = await call(exportFile, { params: { id: row.id, piece: String(piece) } })
    saveFile(blob, exportFileName(row, piece))
  } catch (error) {
    const isGone = error instanceof AppError && error.code === 'not_found'
    if (!isGone && !(error instanceof NetworkError)) throw error
    toast(isGone ? m.exporting.gone : m.exporting.offline, { kind: 'error' })
  }
}
