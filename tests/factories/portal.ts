import { call, HOST, rowsDb } from './api.ts'
import { anOfferedOrder, askOps, validate } from './offered-order.ts'
import { aShop, newId, type TestDevice } from './sync.ts'

/** Asks the client of an order, and makes a link; returns the link's path. */
export const ask = async (device: TestDevice, orderId: string) => {
  const [requestId, linkId] = [newId(), newId()]
  const { results } = await device.act(askOps(orderId, requestId, linkId))
  if (results[0]?.status !== 'applied') throw new Error(`ask: ${JSON.stringify(results)}`)
  const response = await call(`/api/links/${linkId}`, { method: 'POST', headers: device.headers })
  const { url } = (await response.json()) as { url: string }
  return { requestId, linkId, path: url.slice(HOST.length) }
}

/** A shop with a validated order that was sent to its client. */
export const aPortal = async (lines = 3) => {
  const shop = await aShop()
  const orderId = newId()
  const lineIds = Array.from({ length: lines }, newId)
  await shop.device.act(anOfferedOrder(orderId, newId(), lineIds), validate(orderId))
  return { ...shop, orderId, lineIds, ...(await ask(shop.device, orderId)) }
}

/** The text of the `form` token in a page. */
export const tokenOf = (html: string): string => /name="t" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** The form of a person who accepts three lines. */
export const accepting = (html: string, name = 'Ion') => ({
  t: tokenOf(html),
  do: 'alegeri',
  nume: name,
  l0: 'accept',
  l1: 'accept',
  l2: 'accept',
})

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
