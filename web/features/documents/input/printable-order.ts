import * as api from '#domain/api/documents.ts'
import {
  isFinal,
  ORDER_DOCUMENTS,
  type OrderDocumentKind,
  orderFileName,
} from '#domain/documents/registry.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { call } from '#web/data/call.ts'
import type { Printable } from '#web/features/documents/printing/use-printing.ts'
import { m } from '#web/i18n/messages.ts'
import type { OrderDocumentRows } from './use-order-document-rows.ts'

/** One document of an order, ready to be shown, printed, saved and sent. */
export const printableOrder = (
  kind: OrderDocumentKind,
  input: OrderDocumentRows,
  photos: readonly Photo[] = [],
): Printable => {
  const { order, lines, tenant } = input
  const message = m.documents.messages[kind]({
    number: order.nr_comanda === null ? '' : String(order.nr_comanda),
    plate: formatPlate(order.nr_auto),
    total: formatLei(order.total_general),
    shop: tenant.nume,
  })
  return {
    view: ORDER_DOCUMENTS[kind].view(input),
    fetchPdf: async () => (await call(api.orderPdf, { params: { id: order.id, kind } })).blob,
    name: orderFileName(kind, order),
    message,
    rows: [
      `orders/${order.id}`,
      ...lines.map((line) => `order_lines/${(line as { id?: string }).id ?? ''}`),
      `vehicles/${order.vehicle_id ?? ''}`,
      `document_settings/${tenant.id}`,
      ...photos.map(({ id }) => `photos/${id}`),
    ],
    isWaiting: photos.some(({ uploaded_at }) => uploaded_at === null),
    isFinal: isFinal(kind, order.status),
  }
}
