import { devizView } from './deviz.ts'
import { intakeFormView } from './intake-form.ts'
import type { DocumentOrder, OrderDocumentInput } from './order-input.ts'
import { fileName } from './parts.ts'
import type { DocumentView } from './view.ts'
import { warrantyView } from './warranty.ts'

/** The documents of an order: another document needs one line here and a view, for the server and the device. */
type OrderDocument = {
  view: (input: OrderDocumentInput) => DocumentView
  /**
   * States in which the document is final, so that the server renders and stores it. In other states it carries a
   * stamp.
   */
  finalIn: readonly string[]
  /** It shows prices: people who see none do not get it (S24.2). */
  tellsPrices: boolean
}

export const ORDER_DOCUMENTS = {
  comanda: { view: intakeFormView, finalIn: ['DRAFT', 'VALIDAT', 'FACTURAT'], tellsPrices: false },
  deviz: { view: devizView, finalIn: ['VALIDAT', 'FACTURAT'], tellsPrices: true },
  garantie: { view: warrantyView, finalIn: ['VALIDAT', 'FACTURAT'], tellsPrices: false },
} as const satisfies Record<string, OrderDocument>

export type OrderDocumentKind = keyof typeof ORDER_DOCUMENTS

export const ORDER_DOCUMENT_KINDS = Object.keys(ORDER_DOCUMENTS) as OrderDocumentKind[]

export const isOrderDocumentKind = (kind: string): kind is OrderDocumentKind =>
  Object.hasOwn(ORDER_DOCUMENTS, kind)

/** The documents of an order for a person who does or does not see prices. */
export const orderDocumentsFor = (seesPrices: boolean): readonly OrderDocumentKind[] =>
  ORDER_DOCUMENT_KINDS.filter((kind) => seesPrices || !ORDER_DOCUMENTS[kind].tellsPrices)

/** Whether a document of an order in this state is final. */
export const isFinal = (kind: OrderDocumentKind, status: string): boolean =>
  (ORDER_DOCUMENTS[kind].finalIn as readonly string[]).includes(status)

/** `deviz-123-B123ABC.pdf`. */
export const orderFileName = (
  kind: OrderDocumentKind,
  order: Pick<DocumentOrder, 'nr_comanda' | 'nr_auto'>,
): string => fileName(kind, order.nr_comanda === null ? '' : String(order.nr_comanda), order.nr_auto)
