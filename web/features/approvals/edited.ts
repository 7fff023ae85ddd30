import { agreedOffer } from '#domain/workshop/approvals/agreed-offer.ts'
import { contentIn } from '#domain/workshop/approvals/content.ts'
import { decides, decisionsOf } from '#domain/workshop/approvals/decisions.ts'
import { differenceOf, type OfferDifference } from '#domain/workshop/approvals/difference.ts'
import { offerOf } from '#domain/workshop/approvals/offer.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { type Approvals, isHidden } from './timeline.ts'

/** What the shop has edited: since the client agreed, or since the client was asked. */
export type Edited = { since: 'agreed' | 'asked'; difference: OfferDifference }

/**
 * The difference between what stands and what the client has been asked or has agreed to; null where there is none. What
 * the client was asked last counts before an earlier agreement.
 */
export const editedSince = (
  order: Order,
  lines: readonly OrderLine[],
  { requests, answers }: Approvals,
): Edited | null => {
  if (requests.some(isHidden)) return null
  const now = offerOf(order, lines, order.cota_tva)
  const open = requests.find(({ id }) => id === order.open_request)
  if (open) {
    const difference = differenceOf(contentIn(open).offer, now)
    return difference && { since: 'asked', difference }
  }
  if (order.agreement !== 'changed') return null
  const last = answers
    .filter(decides)
    .reduce<(typeof answers)[number] | null>(
      (found, one) => (found && found.seq > one.seq ? found : one),
      null,
    )
  const request = requests.find(({ id }) => id === last?.request_id)
  if (!last || !request) return null
  const difference = differenceOf(agreedOffer(contentIn(request).offer, decisionsOf(last)), now)
  return difference && { since: 'agreed', difference }
}
