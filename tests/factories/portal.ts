import type { Op } from '#domain/sync/protocol.ts'
import { call, HOST, rowsDb } from './api.ts'
import { aShop, newId, type TestDevice } from './sync.ts'

const insert = (collection: string, id: string, data: object): Op =>
  ({ op: 'insert', collection, id, data }) as Op

/** The act that validates an order. */
export const validate = (orderId: string): Op[] => [
  { op: 'patch', collection: 'orders', id: orderId, base: 0, data: { status: 'VALIDAT' } } as Op,
]

/** Asks the client of an order, and makes a link; returns the link's path. */
export const ask = async (device: TestDevice, orderId: string) => {
  const [requestId, linkId] = [newId(), newId()]
  const { results } = await device.act([
    insert('approval_requests', requestId, { order_id: orderId }),
    insert('portal_links', linkId, { order_id: orderId, request_id: requestId, channel: 'sms' }),
  ])
  if (results[0]?.status !== 'applied') throw new Error(`ask: ${JSON.stringify(results)}`)
  const response = await call(`/api/links/${linkId}`, { method: 'POST', headers: device.headers })
  const { url } = (await response.json()) as { url: string }
  return { requestId, linkId, path: url.slice(HOST.length) }
}

/** The ops of an order with lines of labour and parts. */
export const anOfferedOrder = (orderId: string, lineIds: readonly string[]): Op[] => {
  const carId = newId()
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

/** A shop with a validated order that was sent to its client. */
export const aPortal = async (lines = 3) => {
  const shop = await aShop()
  const orderId = newId()
  const lineIds = Array.from({ length: lines }, newId)
  await shop.device.act(anOfferedOrder(orderId, lineIds), validate(orderId))
  return { ...shop, orderId, lineIds, ...(await ask(shop.device, orderId)) }
}

/** The text of the `form` token in a page. */
export const tokenOf = (html: string): string => /name="t" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** Sends a form as the page at `path` would. */
export const submit = (path: string, fields: Readonly<Record<string, string>>, headers = {}) =>
  call(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })

/** The rows of a collection that a shop has. */
export const rowsOf = async <Row>(collection: string, tenantId: string): Promise<Row[]> =>
  (await rowsDb.prepare(`SELECT * FROM "${collection}" WHERE tenant_id = ?`).bind(tenantId).all<Row>())
    .results
