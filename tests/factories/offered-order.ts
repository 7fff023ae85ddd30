import type { Op } from '#domain/sync/protocol.ts'

/** An order that can be sent to its client, as ops: for tests in workerd, in Node, and in a browser. */

export const insert = (collection: string, id: string, data: object): Op =>
  ({ op: 'insert', collection, id, data }) as Op

/** The act that validates an order. */
export const validate = (orderId: string): Op[] => [
  { op: 'patch', collection: 'orders', id: orderId, base: 0, data: { status: 'VALIDAT' } } as Op,
]

/** The ops that ask the client of an order, and make a link. */
export const askOps = (orderId: string, requestId: string, linkId: string): Op[] => [
  insert('approval_requests', requestId, { order_id: orderId }),
  insert('portal_links', linkId, { order_id: orderId, request_id: requestId, channel: 'sms' }),
]

/** The ops of an order with lines of labour and parts. */
export const anOfferedOrder = (orderId: string, carId: string, lineIds: readonly string[]): Op[] => {
  return [
    insert('vehicles', carId, {
      nr_inmatriculare: 'CT83KCS',
      client_nume: 'Popescu Ion',
      client_telefon: '0722123456',
    }),
    insert('orders', orderId, {
      data_comanda: '2026-11-29',
      vehicle_id: carId,
      nr_auto: 'CT83KCS',
      client_nume: 'Popescu Ion',
    }),
    ...lineIds.map((id, index) =>
      insert('order_lines', id, {
        order_id: orderId,
        ordine: index,
        ...(index % 2 === 0
          ? { tip: 'manopera', descriere: `Lucrarea ${index + 1}`, ore: 1500, pret_ora: 20_000 }
          : {
              tip: 'material',
              descriere: `Piesa ${index + 1}`,
              cantitate: 2000,
              um: 'buc',
              pret_unitar: 9_950,
            }),
      }),
    ),
  ]
}
