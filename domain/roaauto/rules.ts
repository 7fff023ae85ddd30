import { DAY } from '#domain/kernel/days.ts'
import { notify } from '#domain/notifications/notify.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { contacts } from '#domain/workshop/contacts/schema.ts'
import { buildExport, dropExport } from './jobs.ts'
import { exportFailed, exportReady } from './notifications.ts'
import { isOpen, type ShopExport, shopExports } from './schema.ts'

/** How long a file stays available, and how long its row stays. */
const FILE_KEPT = 7 * DAY
const ROW_KEPT = 30 * DAY

const ask = (after: ShopExport, view: View): void => {
  const now = Date.parse(view.now)
  const others = view.children(shopExports, 'kind', after.kind)
  if (others.some((other) => isOpen(other, now))) view.reject('export_running')
  if ((after.kind === 'client') !== (after.contact_id !== null)) view.reject('row_missing')
  if (after.contact_id !== null) {
    const contact = view.get(contacts, after.contact_id)
    if (!contact || contact.deleted_at !== null) view.reject('row_missing')
    else if (contact.erased_at !== null) view.reject('contact_erased')
  }
  const { id } = after
  const later = (ms: number) => new Date(now + ms).toISOString()
  after.asked_by = view.actor.userName ?? ''
  after.user_id = view.actor.userId
  after.expires_at = later(FILE_KEPT)
  build(id, 1, view)
  const drop = (what: 'file' | 'row', dueAt: string) =>
    view.emit(
      dropExport,
      `${dropExport.id}/${id}/${what}`,
      { exportId: id, andRow: what === 'row' },
      { dueAt },
    )
  drop('file', after.expires_at)
  drop('row', later(ROW_KEPT))
}

const build = (id: string, piece: number, view: View): void =>
  view.emit(buildExport, `${buildExport.id}/${id}/${piece}`, { exportId: id, piece })

/** A shop has one open export of a kind at a time. The person who asked for it gets a notification when it ends. */
export const exportRules: Rules<typeof shopExports> = {
  change({ kind, before, after }, view) {
    if (kind === 'insert') return ask(after, view)
    if (kind === 'delete' || !before) return
    if (after.state === 'running' && after.pieces > before.pieces) build(after.id, after.pieces + 1, view)
    if (after.state !== before.state && (after.state === 'ready' || after.state === 'failed'))
      notify(view, after.state === 'ready' ? exportReady : exportFailed, {
        occasion: after.id,
        params: { kind: after.kind },
        target: { collection: 'exports', id: after.id },
        only: after.user_id,
      })
  },
}
