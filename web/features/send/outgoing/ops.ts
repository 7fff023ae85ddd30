import { hasSecret } from '#domain/messages/template.ts'
import type { Channel, Language, WhatsAppWay } from '#domain/messages/words.ts'
import { offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import type { ApprovalRequest } from '#domain/workshop/approvals/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import type { MessageRows } from './read-outgoing.ts'

/** What of a message is written by the person who sends it. */
export type Written = {
  channel: Channel
  way?: WhatsAppWay
  purpose: string
  language: Language
  address: string
  subject: string
  body: string
  diacritics: 0 | 1
  forced: 0 | 1
  send_at: string | null
  template: { id: string | null; version: number }
}

/** Inserts a message. `occasion` names what it is about, where no second message may follow. */
export const messageOp = (
  id: string,
  { template, ...written }: Written,
  { rows, contactId, occasion }: { rows: MessageRows; contactId: string | null; occasion: string | null },
  linkId: string | null,
): DraftOp => ({
  op: 'insert',
  collection: 'messages',
  id,
  data: {
    ...written,
    ...rows,
    contact_id: contactId,
    link_id: linkId,
    template_id: template.id,
    template_version: template.version,
    dedupe_key: occasion ?? `desk/${id}`,
  },
})

/** Whether a text leads to the client's page of its order, which needs a link of its own. */
export const needsLink = (body: string): boolean => hasSecret(body, 'link')

/** What the client's page of an order is made of. */
export type Asked = { order: Order; lines: readonly OrderLine[]; requests: readonly ApprovalRequest[] }

/**
 * Makes a link to the client's page of an order, with a request for his answer unless the same offer waits for one
 * already. An order that takes no answer has a link to what was asked last; null where nothing was. `now` is ISO.
 */
export const linkOps = (
  { order, lines, requests }: Asked,
  channel: Channel,
  ids: { link: string; request: string },
  now: string,
): DraftOp[] | null => {
  const link = (request_id: string): DraftOp => ({
    op: 'insert',
    collection: 'portal_links',
    id: ids.link,
    data: { order_id: order.id, request_id, channel },
  })
  const open = requests.find(({ id }) => id === order.open_request)
  const offer = offerHash(offerOf(order, lines, order.cota_tva))
  if (open?.offer_hash === offer && open.expires_at > now) return [link(open.id)]
  if (order.status === 'VALIDAT' && order.agreement !== 'agreed')
    return [
      { op: 'insert', collection: 'approval_requests', id: ids.request, data: { order_id: order.id } },
      link(ids.request),
    ]
  const last = requests.toSorted((a, b) => b.version - a.version)[0]
  return last ? [link(last.id)] : null
}
