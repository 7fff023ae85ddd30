import { plateOf } from '#domain/documents/parts.ts'
import type { DocumentView, Fact } from '#domain/documents/view.ts'
import { formatDayShort, formatInstant } from '#domain/kernel/dates.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { agreedOffer } from '#domain/workshop/approvals/agreed-offer.ts'
import { contentIn } from '#domain/workshop/approvals/content.ts'
import { decides, decisionsOf, tally } from '#domain/workshop/approvals/decisions.ts'
import { offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import { markOf } from '#domain/workshop/approvals/printed-code.ts'
import { wantsNothing } from '#domain/workshop/orders/agreement.ts'
import type { AnswerRow, PortalRows } from './rows.ts'
import { shopCard } from './shop-card.ts'
import type { PortalShop } from './view.ts'

/** Whether a printed deviz is the version that stands, and what was accepted. */

export type PrintedRows = Pick<PortalRows, 'order' | 'lines' | 'requests' | 'answers' | 'shop' | 'look'>

/**
 * `stands`: the printed deviz says what the order says. `asked`: it is the version about which the client has decided since, so
 * fewer lines may stand. `replaced`: it is an older version. `unknown`: the order never offered this. `annulled`: nothing
 * of it stands.
 */
export type PrintedState = 'stands' | 'asked' | 'replaced' | 'unknown' | 'annulled'

export type PrintedView = {
  state: PrintedState
  shop: PortalShop
  plate: DocumentView['plate']
  /** Number, day and sum, for comparison with the printed deviz: of the printed version where it is known. */
  facts: Fact[]
  /** What the client decided about the version that stands; null before that. */
  answer: { accepted: number; postponed: number; of: number; total: string; at: string } | null
}

/** The last decision of the client, with the request that it is about. */
const decided = ({ requests, answers }: PrintedRows) => {
  const answer = answers.find(decides)
  const request = answer && requests.find(({ id }) => id === answer.request_id)
  return answer && request ? { answer, request } : null
}

/** Whether the client's last decision is about the order as it stands. */
const isDecided = ({ order: { agreement } }: PrintedRows): boolean =>
  agreement === 'agreed' || wantsNothing(agreement)

const stateOf = (rows: PrintedRows, mark: string): PrintedState => {
  const { order, lines, requests } = rows
  if (order.status === 'ANULAT') return 'annulled'
  const isFinal = order.status === 'VALIDAT' || order.status === 'FACTURAT'
  if (isFinal && markOf(offerHash(offerOf(order, lines, order.cota_tva))) === mark) return 'stands'
  const asked = decided(rows)?.request
  if (isDecided(rows) && asked && markOf(asked.offer_hash) === mark) return 'asked'
  return requests.some(({ offer_hash }) => markOf(offer_hash) === mark) ? 'replaced' : 'unknown'
}

const answerOf = (answer: AnswerRow, content: ReturnType<typeof contentIn>): PrintedView['answer'] => {
  const decisions = decisionsOf(answer)
  const agreed = agreedOffer(content.offer, decisions)
  return {
    ...tally(decisions),
    total: formatLei(agreed.total),
    at: formatInstant(answer.at),
  }
}

/** What the page says about a printed deviz with this mark. */
export const printedView = (rows: PrintedRows, mark: string): PrintedView => {
  const { order, requests, shop, look } = rows
  const state = stateOf(rows, mark)
  const printed = requests.find(({ offer_hash }) => markOf(offer_hash) === mark)
  const total = printed ? contentIn(printed).offer.total : state === 'stands' ? order.total_general : null
  const last = decided(rows)
  return {
    state,
    shop: shopCard(shop, { ...look, logo: 0 }),
    plate: plateOf(order.nr_auto),
    facts: [
      ...(order.nr_comanda === null ? [] : [{ label: 'Deviz', value: `nr. ${order.nr_comanda}` }]),
      { label: 'Data', value: formatDayShort(order.data_comanda) },
      ...(total === null ? [] : [{ label: 'Total de plată', value: formatLei(total) }]),
    ],
    answer:
      last && isDecided(rows) && (state === 'stands' || state === 'asked')
        ? answerOf(last.answer, contentIn(last.request))
        : null,
  }
}
