import type { Rules } from '#domain/sync/collection.ts'
import { orders } from '#domain/workshop/orders/schema.ts'
import { checkPicture } from './jobs.ts'
import { MAX_PHOTOS_PER_ORDER, photos } from './schema.ts'

export const photoRules: Rules<typeof photos> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return
    const order = view.get(orders, after.order_id)
    if (!order || order.deleted_at !== null) return view.reject('row_missing')
    if (view.children(photos, 'order_id', order.id).length >= MAX_PHOTOS_PER_ORDER)
      view.reject('too_many_photos', { params: { max: MAX_PHOTOS_PER_ORDER } })
    // A restored photo says that its picture arrived before; the server checks that, because anybody may say so.
    if (after.uploaded_at !== null)
      view.emit(checkPicture, `${checkPicture.id}/${after.id}`, { id: after.id, sha256: after.sha256 })
  },
}
