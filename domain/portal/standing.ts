import { agreedOffer } from '#domain/workshop/approvals/agreed-offer.ts'
import { contentIn } from '#domain/workshop/approvals/content.ts'
import { type Decisions, decides, decisionsOf } from '#domain/workshop/approvals/decisions.ts'
import { differenceOf, type OfferDifference } from '#domain/workshop/approvals/difference.ts'
import { type Offer, offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import type { ApprovalRequest } from '#domain/workshop/approvals/schema.ts'
import type { AnswerRow, PortalRows } from './rows.ts'
import type { PortalState } from './view.ts'

/** How the latest request of an order stands for its client. */
export type Standing = {
  state: PortalState
  request: ApprovalRequest
  /** The answer that decided about the request; null before it. */
  answer: AnswerRow | null
  decisions: Decisions
  /** From what the client knows to what is offered now; null where nothing differs. */
  difference: OfferDifference | null
}

/** The offer that the order makes now. */
const currentOffer = ({ order, lines }: PortalRows): Offer => offerOf(order, lines, order.cota_tva)

const stateOf = (rows: PortalRows, request: ApprovalRequest, now: string): PortalState => {
  const { status, agreement } = rows.order
  if (status === 'ANULAT') return 'annulled'
  if (status === 'FACTURAT') return 'invoiced'
  if (request.state === 'answered') return agreement === 'changed' ? 'changed' : 'answered'
  if (request.state === 'withdrawn') return 'withdrawn'
  if (request.state !== 'open' || request.expires_at <= now) return 'expired'
  const stands = status === 'VALIDAT' && offerHash(currentOffer(rows)) === request.offer_hash
  return stands ? 'open' : 'editing'
}

/** What the client agreed to in an answer about a request. */
const agreedIn = (request: ApprovalRequest, answer: AnswerRow): Offer =>
  agreedOffer(contentIn(request).offer, decisionsOf(answer))

/**
 * The offer that the client knew before the latest: what was agreed to in an earlier answer, else what came with the
 * link.
 */
const earlierOffer = ({ requests, answers, link }: PortalRows, latest: ApprovalRequest): Offer | null => {
  const answer = answers.find((one) => decides(one) && one.request_id !== latest.id)
  const answered = answer && requests.find(({ id }) => id === answer.request_id)
  if (answered && answer) return agreedIn(answered, answer)
  const sent = requests.find(({ id }) => id === link.request_id)
  return sent ? contentIn(sent).offer : null
}

/** From what the client knows to what is offered now; `seen` is the hash of the offer that a form was filled in for. */
const differenceIn = (
  rows: PortalRows,
  { state, request, answer }: Omit<Standing, 'difference' | 'decisions'>,
  seen: string,
): OfferDifference | null => {
  const filled = rows.requests.find(({ offer_hash }) => offer_hash === seen)
  const { offer } = contentIn(filled ?? request)
  if (state === 'editing') return differenceOf(offer, currentOffer(rows))
  if (state === 'changed' && answer) return differenceOf(agreedIn(request, answer), currentOffer(rows))
  if (state !== 'open') return null
  const known = filled ? offer : earlierOffer(rows, request)
  return known && differenceOf(known, contentIn(request).offer)
}

/** How things stand at an instant (ISO); null where no request was made. */
export const standingOf = (rows: PortalRows, now: string, seen = ''): Standing | null => {
  const request = rows.requests[0]
  if (!request) return null
  const state = stateOf(rows, request, now)
  const answer = rows.answers.find((one) => one.request_id === request.id && decides(one)) ?? null
  const found = { state, request, answer }
  return {
    ...found,
    decisions: answer ? decisionsOf(answer) : {},
    difference: differenceIn(rows, found, seen),
  }
}
