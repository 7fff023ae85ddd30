import { devizSums, devizTotalLabel } from '#domain/documents/deviz-sums.ts'
import { plateOf } from '#domain/documents/parts.ts'
import { isFinal } from '#domain/documents/registry.ts'
import { clean, fact, paragraph } from '#domain/documents/view.ts'
import { dayInRomania, formatDayShort, formatInstant } from '#domain/kernel/dates.ts'
import { vatOf } from '#domain/kernel/money.ts'
import { formatLei, formatWithUnit } from '#domain/romania/numbers.ts'
import { agreedOffer } from '#domain/workshop/approvals/agreed-offer.ts'
import { type Content, contentIn } from '#domain/workshop/approvals/content.ts'
import { type Decisions, decides, tally } from '#domain/workshop/approvals/decisions.ts'
import type { OfferDifference } from '#domain/workshop/approvals/difference.ts'
import type { Offer, OfferLine } from '#domain/workshop/approvals/offer.ts'
import type { AnswerRow, PortalRows } from './rows.ts'
import { shopCard } from './shop-card.ts'
import type { Standing } from './standing.ts'
import type {
  PortalAnswer,
  PortalChange,
  PortalDifference,
  PortalGroup,
  PortalLine,
  PortalPhoto,
  PortalState,
  PortalView,
} from './view.ts'

/** The page of an order, from its rows. */

/** How amounts of a line are shown: with TVA where the shop shows them so. */
type Shown = (bani: number) => string

const shownIn =
  ({ withVat, offer: { rate } }: Content): Shown =>
  (bani) =>
    formatLei(withVat === 1 ? bani + vatOf(bani, rate) : bani)

/** `1,5 ore × 200,00 lei`, `2 buc × 120,00 lei, reducere 10,00 lei`; labour by hours only where the shop shows them. */
const detailOf = (line: OfferLine, { hours }: Content, shown: Shown): string => {
  const counted = formatWithUnit(line.quantity, line.kind === 'manopera' ? 'ore' : line.unit)
  const price = line.kind === 'manopera' && hours === 0 ? [] : [`${counted} × ${shown(line.price)}`]
  return [...price, ...(line.discount === 0 ? [] : [`reducere ${shown(line.discount)}`])].join(', ')
}

const groupsOf = (
  content: Content,
  decisions: Decisions,
  photosOf: (line: string) => PortalPhoto[],
): PortalGroup[] => {
  const shown = shownIn(content)
  const lines = content.offer.lines.map((line, place) => ({
    line,
    made: {
      name: clean(line.name),
      detail: detailOf(line, content, shown),
      amount: shown(line.total),
      photos: photosOf(line.id),
      decision: decisions[line.id] ?? null,
      place,
    } satisfies PortalLine,
  }))
  const group = (title: string, isUrgent: boolean, belongs: (line: OfferLine) => boolean): PortalGroup[] => {
    const found = lines.filter(({ line }) => belongs(line)).map(({ made }) => made)
    return found.length === 0 ? [] : [{ title, isUrgent, lines: found }]
  }
  return [
    ...group('Urgent: vă recomandăm să nu amânați', true, ({ urgent }) => urgent === 1),
    ...group('Manoperă', false, ({ urgent, kind }) => urgent === 0 && kind === 'manopera'),
    ...group('Piese și materiale', false, ({ urgent, kind }) => urgent === 0 && kind === 'material'),
  ]
}

const amountIn = (line: OfferLine, shown: Shown): string =>
  `${formatWithUnit(line.quantity, line.kind === 'manopera' ? 'ore' : line.unit)}, ${shown(line.total)}`

const changesOf = (difference: OfferDifference, shown: Shown): PortalDifference => ({
  changes: [
    ...difference.added.map(
      (line): PortalChange => ({ kind: 'added', name: line.name, before: '', after: amountIn(line, shown) }),
    ),
    ...difference.changed.map(
      ({ before, after }): PortalChange => ({
        kind: 'changed',
        name: before.name === after.name ? after.name : `${before.name} → ${after.name}`,
        before: amountIn(before, shown),
        after: amountIn(after, shown),
      }),
    ),
    ...difference.removed.map(
      (line): PortalChange => ({
        kind: 'removed',
        name: line.name,
        before: amountIn(line, shown),
        after: '',
      }),
    ),
    ...(['notes', 'plate', 'rate'] as const).flatMap((part): PortalChange[] =>
      difference[part] ? [{ kind: 'changed', name: PARTS[part], before: '', after: '' }] : [],
    ),
  ],
  total: difference.total && {
    before: formatLei(difference.total.before),
    after: formatLei(difference.total.after),
  },
})

const PARTS = { notes: 'observațiile', plate: 'numărul mașinii', rate: 'cota de TVA' } as const

const answerOf = (answer: AnswerRow, agreed: Offer, decisions: Decisions): PortalAnswer => ({
  name: answer.name,
  at: formatInstant(answer.at),
  source: answer.source,
  ...tally(decisions),
  total: formatLei(agreed.total),
  note: answer.note,
  isSigned: answer.signed === 1,
})

/** The client's last wish to be called, unless he decided after it. */
const callOf = ({ answers }: PortalRows): PortalView['call'] => {
  const last = answers[0]
  if (!last || decides(last)) return null
  return { when: last.call_me, at: formatInstant(last.at) }
}

/** States in which the documents of the order are those that the page shows. */
const WITH_PDF: readonly PortalState[] = ['open', 'answered', 'invoiced']

const RECOMMENDED: Record<string, string> = { refuzata: 'refuzat', amanata: 'amânat' }

/** The number of the deviz with its day, and which version it is. */
const numberOf = ({ number, day }: Content, version: number): string =>
  [
    `Deviz${number === null ? '' : ` nr. ${number}`} din ${formatDayShort(day)}`,
    ...(version > 1 ? [`varianta ${version}`] : []),
  ].join(', ')

/** What the sum is called: it is to be paid only while the deviz can be agreed to. */
const totalLabel = (state: PortalState, isAgreed: boolean, rate: number): string => {
  if (!isAgreed && state === 'open') return devizTotalLabel(rate)
  return `${isAgreed ? 'Total acceptat' : 'Total deviz'}${rate > 0 ? ', cu TVA' : ''}`
}

export const portalView = (rows: PortalRows, standing: Standing): PortalView => {
  const { request, state, answer, decisions, difference } = standing
  const content = contentIn(request)
  const { offer } = content
  const agreed = agreedOffer(offer, decisions)
  const has = new Set(rows.photoIds)
  const photos = content.photos.filter(({ id }) => has.has(id))
  const lineIds = new Set(offer.lines.map(({ id }) => id))
  const isAgreed = answer !== null && agreed.lines.length > 0
  const summed = isAgreed ? agreed : offer
  return {
    state,
    shop: shopCard(rows.shop, rows.look),
    number: numberOf(content, request.version),
    plate: plateOf(offer.plate),
    car: [content.make, content.model].map(clean).filter(Boolean).join(' '),
    client: clean(content.client),
    total: {
      label: totalLabel(state, isAgreed, offer.rate),
      value: formatLei(summed.total),
    },
    sums: devizSums(summed, content.withVat === 1),
    amounts: offer.rate === 0 ? '' : content.withVat === 1 ? 'cu TVA' : 'fără TVA',
    until: formatDayShort(dayInRomania(Date.parse(request.expires_at))),
    facts: [...fact('Termen de execuție', content.ready), ...fact('Timp de imobilizare', content.stay)],
    groups: groupsOf(content, decisions, (line) => photos.filter((photo) => photo.line === line)),
    recommended: content.recommended.map(({ name, state: said }) => ({
      name: clean(name),
      state: RECOMMENDED[said] ?? '',
    })),
    photos: photos.filter(({ line }) => line === null || !lineIds.has(line)),
    paragraphs: [
      ...paragraph('Ce ați solicitat', content.wish),
      ...paragraph('Observații', offer.notes),
      ...paragraph('Garanție', content.warranty),
    ],
    terms: content.terms,
    footer: clean(content.footer),
    difference: difference && changesOf(difference, shownIn(content)),
    answer: answer && answerOf(answer, agreed, decisions),
    call: callOf(rows),
    hasPdf: WITH_PDF.includes(state) && isFinal('deviz', rows.order.status),
    isOpened: rows.link.opened_at !== null,
  }
}
