import { devizView } from './deviz.ts'
import { intakeFormView } from './intake-form.ts'
import type { DocumentOrder, OrderDocumentInput } from './order-input.ts'
import { fileName } from './parts.ts'
import type { DocumentView } from './view.ts'
import { warrantyView } from './warranty.ts'

/** The documents of an order: one line here and a view make one more, on the server and on the device. */
type OrderDocument = {
  view: (input: OrderDocumentInput) => DocumentView
  /** States in which the document is final, and the server makes and keeps it. In others it is shown with its stamp. */
  finalIn: readonly string[]
}

export const ORDER_DOCUMENTS = {
  comanda: { view: intakeFormView, finalIn: ['DRAFT', 'VALIDAT', 'FACTURAT'] },
  deviz: { view: devizView, finalIn: ['VALIDAT', 'FACTURAT'] },
  garantie: { view: warrantyView, finalIn: ['VALIDAT', 'FACTURAT'] },
} as const satisfies Record<string, OrderDocument>

export type OrderDocumentKind = keyof typeof ORDER_DOCUMENTS

export const ORDER_DOCUMENT_KINDS = Object.keys(ORDER_DOCUMENTS) as OrderDocumentKind[]

export const isOrderDocumentKind = (kind: string): kind is OrderDocumentKind =>
  Object.hasOwn(ORDER_DOCUMENTS, kind)

/** Whether a document of an order in this state is final. */
export const isFinal = (kind: OrderDocumentKind, status: string): boolean =>
  (ORDER_DOCUMENTS[kind].finalIn as readonly string[]).includes(status)

/** `deviz-123-B123ABC.pdf`. */
export const orderFileName = (
  kind: OrderDocumentKind,
  order: Pick<DocumentOrder, 'nr_comanda' | 'nr_auto'>,
): string => fileName(kind, order.nr_comanda === null ? '' : String(order.nr_comanda), order.nr_auto)
