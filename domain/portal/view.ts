import type { DocumentView, Fact, Paragraph } from '#domain/documents/view.ts'
import type { Decision } from '#domain/workshop/approvals/decisions.ts'
import type { AnswerSource } from '#domain/workshop/approvals/schema.ts'

/** What a page for a shop's client shows: texts ready to show, in Romanian. */

/** The shop, as its client knows it. */
export type PortalShop = {
  name: string
  /** `dial` is E.164. Null where the shop has given none. */
  phone: { dial: string; shown: string } | null
  email: string
  address: string
  /** When it is open, a line each. */
  hours: string[]
  /** Fiscal code and number in the trade register. */
  legal: string
  hasLogo: boolean
  /** `#rrggbb`, or null for the default colour. */
  accent: string | null
}

export type PortalPhoto = { id: string; caption: string }

export type PortalLine = {
  name: string
  /** `2 buc × 120,00 lei`; '' where there is nothing to say. */
  detail: string
  amount: string
  photos: PortalPhoto[]
  /** What the client decided; null before the answer. */
  decision: Decision | null
  /** Its place in the frozen offer, by which the form names it. */
  place: number
}

export type PortalGroup = { title: string; isUrgent: boolean; lines: PortalLine[] }

/** What was said. */
export type PortalAnswer = {
  name: string
  /** `29.11.2026, 14:32`. */
  at: string
  source: AnswerSource
  /** Lines that were accepted, that were put off, and all of them. */
  accepted: number
  postponed: number
  of: number
  /** The sum of what was accepted. */
  total: string
  note: string
  isSigned: boolean
}

/** A line of the differences between two versions. */
export type PortalChange = {
  kind: 'added' | 'removed' | 'changed'
  name: string
  before: string
  after: string
}

export type PortalDifference = { changes: PortalChange[]; total: { before: string; after: string } | null }

/**
 * How the request stands, which decides what the page says: it waits for an answer (`open`), the shop is editing it
 * (`editing`), it has an answer (`answered`) and was edited since (`changed`), or it takes none any more.
 */
export type PortalState =
  | 'open'
  | 'editing'
  | 'answered'
  | 'changed'
  | 'withdrawn'
  | 'expired'
  | 'annulled'
  | 'invoiced'

export type PortalView = {
  state: PortalState
  shop: PortalShop
  /** `nr. 123 din 29.11.2026`. */
  number: string
  plate: DocumentView['plate']
  car: string
  client: string
  /** `Total de plată, cu TVA`, and the sum. */
  total: Fact
  sums: Fact[]
  /** Said of the amounts of lines: `cu TVA`, `fără TVA`; '' where there is no TVA. */
  amounts: string
  /** The last day on which it can be answered, `29.12.2026`. */
  until: string
  facts: Fact[]
  groups: PortalGroup[]
  /** Recommended before, and not part of the sum. */
  recommended: { name: string; state: string }[]
  photos: PortalPhoto[]
  paragraphs: Paragraph[]
  terms: string[]
  footer: string
  /** What differs from the version that the client saw or accepted before; null where nothing does. */
  difference: PortalDifference | null
  answer: PortalAnswer | null
  /** The client asked for a call: when, in his words, and when he asked. */
  call: { when: string; at: string } | null
  hasPdf: boolean
  /** Whether the client has opened a link of this order before. */
  isOpened: boolean
}

/** A page that shows the shop and nothing of the order. */
export type ShopNote = 'link_withdrawn' | 'link_expired'
