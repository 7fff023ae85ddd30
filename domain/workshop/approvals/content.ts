import * as v from 'valibot'
import { devizTerms } from '#domain/documents/deviz-terms.ts'
import { type DocumentSettings, settingsOf, warrantySummary } from '#domain/documents/settings.ts'
import { compare } from '#domain/kernel/compare.ts'
import { byPosition } from '#domain/kernel/position.ts'
import { LINE_STATES } from '#domain/workshop/orders/line-states.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { offerOf, offerSchema } from './offer.ts'

/** A request as its client sees it, frozen: later edits of the order, of its photos or of the shop's texts don't reach it. */
export const contentSchema = v.strictObject({
  /** The order's number; null where the server has given none. */
  number: v.nullable(v.number()),
  /** `YYYY-MM-DD`. */
  day: v.string(),
  make: v.string(),
  model: v.string(),
  client: v.string(),
  /** What the client asked for, the promised time, the duration of the stay; '' where the shop wrote nothing. */
  wish: v.string(),
  ready: v.string(),
  stay: v.string(),
  offer: offerSchema,
  /** Lines that were refused or postponed before. */
  recommended: v.array(v.strictObject({ name: v.string(), state: v.picklist(LINE_STATES) })),
  /** The photos that the shop chose for the client. `sha256` names the picture in R2. */
  photos: v.array(
    v.strictObject({ id: v.string(), sha256: v.string(), caption: v.string(), line: v.nullable(v.string()) }),
  ),
  /** 1: prices are shown with TVA. 1: labour is shown by hours. */
  withVat: v.picklist([0, 1]),
  hours: v.picklist([0, 1]),
  /** The shop's texts: terms, warranty, footer. */
  terms: v.array(v.string()),
  warranty: v.string(),
  footer: v.string(),
})
export type Content = v.InferOutput<typeof contentSchema>

/** The content of a request that is made now. */
export const contentOf = (
  order: Order,
  lines: readonly OrderLine[],
  photos: readonly Photo[],
  row: Partial<DocumentSettings> | null,
): Content => {
  const settings = settingsOf(row)
  const paysVat = order.cota_tva > 0
  const withVat = paysVat && settings.preturi_cu_tva === 1
  const chosen = photos.filter(({ for_portal }) => for_portal === 1)
  return {
    number: order.nr_comanda,
    day: order.data_comanda,
    make: order.marca_denumire,
    model: order.model_denumire,
    client: order.client_nume,
    wish: order.solicitare,
    ready: order.termen_executie,
    stay: order.imobilizare,
    offer: offerOf(order, lines, order.cota_tva),
    recommended: lines
      .filter((line) => !counts(line))
      .sort(byPosition)
      .map(({ descriere, stare }) => ({ name: descriere, state: stare })),
    photos: chosen
      .toSorted((a, b) => compare(a.taken_at, b.taken_at))
      .map(({ id, sha256, caption, line_id }) => ({ id, sha256, caption, line: line_id })),
    withVat: withVat ? 1 : 0,
    hours: settings.manopera === 'ore' ? 1 : 0,
    terms: devizTerms(paysVat, withVat, settings),
    warranty: warrantySummary(settings),
    footer: settings.subsol,
  }
}

/** The content of a stored request. */
export const contentIn = ({ content }: { content: string }): Content =>
  v.parse(contentSchema, JSON.parse(content))
