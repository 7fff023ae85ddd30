import { documentSettings } from '#domain/documents/schema.ts'
import { DAY } from '#domain/kernel/days.ts'
import { sha256 } from '#domain/kernel/sha256.ts'
import { notify } from '#domain/notifications/notify.ts'
import { requireFeature } from '#domain/plans/require-feature.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { use } from '#domain/usage/counting.ts'
import { type Order, type OrderLine, orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import { photos } from '#domain/workshop/photos/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { agreedOffer } from './agreed-offer.ts'
import { answerHash, nextInChain, requestHash, saidHash } from './chain.ts'
import { contentIn, contentOf } from './content.ts'
import { decides, decisionsOf, STATE_AFTER, tally } from './decisions.ts'
import { expireRequest } from './jobs.ts'
import { clientAnswered, clientAsksForCall } from './notifications.ts'
import { offerHash, offerOf } from './offer.ts'
import {
  type ApprovalAnswer,
  type ApprovalRequest,
  approvalAnswers,
  approvalRequests,
  type portalLinks,
} from './schema.ts'
import { isAnswered } from './settle-agreement.ts'

/** Answers of one order after which it takes no more calls: a client may ask for one again and again. */
export const MAX_ANSWERS = 100

const orderOf = ({ order_id }: { order_id: string }, view: View): Order => {
  const order = view.get(orders, order_id)
  if (!order || order.deleted_at !== null) return view.reject('row_missing')
  return order
}

const linesOf = (order: Order, view: View): OrderLine[] => view.children(orderLines, 'order_id', order.id)

/** What the order offers now, as a digest. */
const currentOffer = (order: Order, view: View): string =>
  offerHash(offerOf(order, linesOf(order, view), order.cota_tva))

const nameOf = (view: View): string => view.actor.userName ?? ''

/** The end of a request or link that is made now. */
const expiry = (view: View): string => {
  const days = view.get(tenants, view.actor.tenantId)?.link_days ?? tenants.columns.link_days.initial ?? 30
  return new Date(Date.parse(view.now) + days * DAY).toISOString()
}

const placeInChain = (order_id: string, view: View) =>
  nextInChain(
    view.children(approvalRequests, 'order_id', order_id),
    view.children(approvalAnswers, 'order_id', order_id),
  )

export const approvalRequestRules: Rules<typeof approvalRequests> = {
  change({ kind, before, after, patched }, view) {
    const order = orderOf(after, view)
    if (before) {
      if (patched.has('withdrawn_at') && after.withdrawn_at !== before.withdrawn_at) {
        if (before.state !== 'open') view.reject('request_closed')
        after.state = 'withdrawn'
        after.withdrawn_at = view.now
      }
      // The job that closes it may come after its answer.
      if (after.state === 'expired' && before.state !== 'open') after.state = before.state
      return view.touch(orders, order.id)
    }
    if (kind !== 'insert') return
    if (order.status !== 'VALIDAT') view.reject('order_not_validated')
    const lines = linesOf(order, view)
    const chosen = view.children(photos, 'order_id', order.id)
    const content = contentOf(order, lines, chosen, view.get(documentSettings, view.actor.tenantId))
    if (content.offer.lines.length === 0) view.reject('order_empty')
    after.content = JSON.stringify(content)
    after.content_hash = sha256(after.content)
    after.offer_hash = offerHash(content.offer)
    after.state = 'open'
    after.version = view.children(approvalRequests, 'order_id', order.id).length + 1
    after.asked_at = view.now
    after.asked_by = nameOf(view)
    after.expires_at = expiry(view)
    Object.assign(after, placeInChain(order.id, view))
    after.hash = requestHash(after)
    // The order names none that this act has made.
    for (const { id, state } of view.children(approvalRequests, 'order_id', order.id))
      if (state === 'open') view.derive(approvalRequests, id, { state: 'superseded' })
    view.touch(orders, order.id)
    view.emit(
      expireRequest,
      `${expireRequest.id}/${after.id}`,
      { requestId: after.id },
      { dueAt: after.expires_at },
    )
  },

  /** The lines of a request are those that the act leaves behind, unless its client decides about them in it. */
  whole({ before, after }, view) {
    if (before !== null || isAnswered(after.id, view)) return
    if (currentOffer(orderOf(after, view), view) !== after.offer_hash) view.reject('offer_changed')
  },
}

export const portalLinkRules: Rules<typeof portalLinks> = {
  change({ kind, before, after, patched }, view) {
    if (kind === 'insert') {
      const request = view.get(approvalRequests, after.request_id)
      if (request?.order_id !== after.order_id) view.reject('row_missing')
      after.made_at = view.now
      after.made_by = nameOf(view)
      after.expires_at = expiry(view)
      requireFeature(view, 'portal')
      if (view.isAuthority) use(view, 'portal_links', 1)
    }
    if (!before) return
    for (const column of ['withdrawn_at', 'opened_at'] as const)
      if (patched.has(column)) after[column] = before[column] ?? view.now
  },
}

/** Checks the form of an answer, which a device or a page has filled in. */
const checkForm = (answer: ApprovalAnswer, view: View): void => {
  const isPortal = view.actor.kind === 'client'
  if (isPortal !== (answer.source === 'portal')) view.reject('forbidden')
  const missing = (path: string) => view.reject('invalid_input', { issues: [{ path, code: 'required' }] })
  if (!decides(answer) && answer.call_me === '') missing('decisions')
  if (isPortal && decides(answer) && answer.name === '') missing('name')
}

/** An answer decides about the lines of an open request, as its client saw them and as they still stand. */
const checkDecisions = (answer: ApprovalAnswer, request: ApprovalRequest, order: Order, view: View): void => {
  if (request.state !== 'open' || request.expires_at <= view.now) view.reject('request_closed')
  if (order.status !== 'VALIDAT') view.reject('offer_changed')
  if (answer.offer_hash !== request.offer_hash) view.reject('offer_changed')
  if (currentOffer(order, view) !== request.offer_hash) view.reject('offer_changed')
  const decisions = decisionsOf(answer)
  const { lines } = contentIn(request).offer
  if (Object.keys(decisions).length !== lines.length || lines.some(({ id }) => decisions[id] === undefined))
    view.reject('invalid_input', { issues: [{ path: 'decisions', code: 'wrong_shape' }] })
  view.derive(approvalRequests, request.id, { state: 'answered' })
}

/** Notifies the people who see the order; the person who records an answer at the desk knows it. */
const notifyShop = (answer: ApprovalAnswer, order: Order, view: View): void => {
  const about = { occasion: answer.id, target: { collection: orders.name, id: order.id } }
  const car = formatPlate(order.nr_auto) || order.client_nume
  if (decides(answer)) {
    const { accepted, postponed, of } = tally(decisionsOf(answer))
    notify(view, clientAnswered, { ...about, params: { car, accepted, postponed, asked: of } })
  }
  if (answer.call_me !== '')
    notify(view, clientAsksForCall, { ...about, params: { car, when: answer.call_me } })
}

export const approvalAnswerRules: Rules<typeof approvalAnswers> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return
    const order = orderOf(after, view)
    const request = view.get(approvalRequests, after.request_id)
    if (request?.order_id !== order.id) return view.reject('row_missing')
    checkForm(after, view)
    // Calls keep nobody from deciding: an open request takes one decision.
    if (!decides(after) && view.children(approvalAnswers, 'order_id', order.id).length >= MAX_ANSWERS)
      view.reject('too_many_answers', { params: { max: MAX_ANSWERS } })
    if (order.status === 'FACTURAT' || order.status === 'ANULAT') view.reject('request_closed')
    if (decides(after)) checkDecisions(after, request, order, view)
    after.at = view.now
    after.recorded_by = nameOf(view)
    Object.assign(after, placeInChain(order.id, view))
    after.said_hash = saidHash(after)
    after.hash = answerHash(after)
    view.touch(orders, order.id)
    notifyShop(after, order, view)
  },

  /** The lines have the states that the answer decides, and the act changes nothing else that its client agreed to. */
  whole({ before, after }, view) {
    if (before !== null || !decides(after)) return
    const decisions = decisionsOf(after)
    for (const [id, decision] of Object.entries(decisions))
      if (view.get(orderLines, id)?.stare !== STATE_AFTER[decision])
        view.reject('invalid_input', { issues: [{ path: 'decisions', code: 'wrong_shape' }] })
    const request = view.get(approvalRequests, after.request_id)
    if (!request) return view.reject('row_missing')
    const order = orderOf(after, view)
    const agreed = agreedOffer(contentIn(request).offer, decisions)
    const isKept =
      agreed.lines.length === 0
        ? !linesOf(order, view).some(counts)
        : currentOffer(order, view) === offerHash(agreed)
    if (!isKept) view.reject('offer_changed')
  },
}
