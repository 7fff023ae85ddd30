import type { View } from '#domain/sync/collection.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { decides, decisionsOf, tally } from './decisions.ts'
import { offerHash, offerOf } from './offer.ts'
import { approvalAnswers, approvalRequests } from './schema.ts'

type Standing = Pick<Order, 'agreement' | 'agreed_offer' | 'open_request'>

/** Whether this act decides about an order, for its client. */
export const isDecided = ({ id }: Pick<Order, 'id'>, view: View): boolean =>
  view.made(approvalAnswers).some((answer) => answer.order_id === id && decides(answer))

/** Whether the client puts off, in this act, all that he was offered. */
const isPutOff = ({ id }: Pick<Order, 'id'>, view: View): boolean => {
  const answer = view.made(approvalAnswers).findLast((one) => one.order_id === id && decides(one))
  if (!answer) return false
  const { postponed, of } = tally(decisionsOf(answer))
  return postponed === of
}

/** Whether this act decides about a request. A device leaves the state of the request to the server. */
export const isAnswered = (requestId: string, view: View): boolean =>
  view.made(approvalAnswers).some((answer) => answer.request_id === requestId && decides(answer))

/** The open request of an order after the act. */
const openRequest = (order: Order, view: View): string => {
  const made = view.made(approvalRequests).findLast(({ order_id }) => order_id === order.id)
  const last = made?.id ?? order.open_request
  if (last === '' || isAnswered(last, view)) return ''
  return view.get(approvalRequests, last)?.state === 'open' ? last : ''
}

/**
 * How an order stands with its client once the act is in. `rate` is that of the order's TVA; `lines` have the states
 * that the client decided.
 */
export const standingOf = (order: Order, lines: readonly OrderLine[], rate: number, view: View): Standing => {
  const open_request = openRequest(order, view)
  const offer = offerOf(order, lines, rate)
  if (isDecided(order, view)) {
    if (offer.lines.length > 0) return { open_request, agreement: 'agreed', agreed_offer: offerHash(offer) }
    return { open_request, agreement: isPutOff(order, view) ? 'postponed' : 'refused', agreed_offer: '' }
  }
  const { agreement, agreed_offer } = order
  if (agreed_offer === '') return { open_request, agreement, agreed_offer }
  return { open_request, agreement: agreed_offer === offerHash(offer) ? 'agreed' : 'changed', agreed_offer }
}
