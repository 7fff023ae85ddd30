import { DAY } from '#domain/kernel/days.ts'
import type { Rules } from '#domain/sync/collection.ts'
import { buildExport, dropExport } from './jobs.ts'
import { isOpen, shopExports } from './schema.ts'

/** How long a file stays available, and how long its row stays. */
const FILE_KEPT = 7 * DAY
const ROW_KEPT = 30 * DAY

/** A shop has one open export at a time: an export contains everything. */
export const exportRules: Rules<typeof shopExports> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return
    const now = Date.parse(view.now)
    const others = view.children(shopExports, 'format', after.format)
    if (others.some((other) => isOpen(other, now))) view.reject('export_running')
    const { id } = after
    const later = (ms: number) => new Date(now + ms).toISOString()
    after.asked_by = view.actor.userName ?? ''
    after.expires_at = later(FILE_KEPT)
    view.emit(buildExport, `${buildExport.id}/${id}`, { exportId: id })
    view.emit(
      dropExport,
      `${dropExport.id}/${id}/file`,
      { exportId: id, andRow: false },
      { dueAt: after.expires_at },
    )
    view.emit(
      dropExport,
      `${dropExport.id}/${id}/row`,
      { exportId: id, andRow: true },
      { dueAt: later(ROW_KEPT) },
    )
  },
}
