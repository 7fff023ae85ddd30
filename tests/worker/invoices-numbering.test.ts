import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Row } from '#domain/sync/collection.ts'
import type { PushAnswer } from '#domain/sync/protocol.ts'
import { issueInvoice, type Written } from '#domain/workshop/invoices/draft.ts'
import type { InvoiceSeries } from '#domain/workshop/invoices/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { errorOf, rowsDb } from '#tests/factories/api.ts'
import { A_PERSON, FACTS, seriesOps, validatedOrder } from '#tests/factories/invoices.ts'
import { aDevice, aShop, newId, type TestDevice } from '#tests/factories/sync.ts'
import type { Env } from '#worker/env.ts'

/** Ops as a device sends them; `base` does not matter where nobody else changes the row. */
const sent = (ops: readonly Written[]) =>
  ops.map((op) => (op.op === 'patch' ? { ...op, base: Number.MAX_SAFE_INTEGER } : op))

const rowsOf = (answer: PushAnswer, collection: string): Row[] =>
  answer.rows.filter((entry) => entry.collection === collection).map(({ row }) => row)

/** Validated orders of a device, each ready to be invoiced. */
const someOrders = async (device: TestDevice, count: number) => {
  const made: { order: Order; lines: OrderLine[] }[] = []
  for (let index = 0; index < count; index++) {
    const answer = await device.act(...validatedOrder(newId()).map(sent))
    expect(answer.results.every(({ status }) => status === 'applied')).toBe(true)
    const [order] = rowsOf(answer, 'orders') as unknown as Order[]
    if (!order) throw new Error('no order came back')
    made.push({ order, lines: rowsOf(answer, 'order_lines') as unknown as OrderLine[] })
  }
  return made
}

type Numbering = Pick<InvoiceSeries, 'id' | 'dispozitiv_id' | 'ultimul_numar'>

const issue = ({ order, lines }: { order: Order; lines: OrderLine[] }, series: Numbering) =>
  sent(
    issueInvoice(
      { order, lines, shop: { platitor_tva: 1, tva_la_incasare: 0 }, facts: FACTS, discount: 0 },
      { series, buyer: A_PERSON },
      newId,
    ).ops,
  )

const numbersOf = async (tenantId: string, seriesId: string): Promise<number[]> => {
  const { results } = await rowsDb
    .prepare('SELECT nr_factura AS n FROM invoices WHERE tenant_id = ? AND serie_id = ? ORDER BY n')
    .bind(tenantId, seriesId)
    .all<{ n: number }>()
  return results.map(({ n }) => n)
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

describe('numbers of invoices on the real object and D1', () => {
  it('are gapless and unique for two devices that push at once, with repeats and an eviction', async () => {
    const { device: phone, session, tenantId } = await aShop()
    const desk = aDevice(session)
    const seriesId = newId()
    await phone.act(sent(seriesOps(seriesId, { serie: 'ROA' })))
    const series = { id: seriesId, dispozitiv_id: '', ultimul_numar: 0 }
    const orders = await someOrders(phone, 12)
    // Each device invoices every order: one of the two acts is refused, and takes no number.
    const pushes = orders.flatMap((made) =>
      [phone, desk].map((device) => ({ device, mutations: [device.mutation(issue(made, series))] })),
    )
    const answers = await Promise.all(
      pushes.map(async ({ device, mutations }, index) => {
        // In the seventh round the object is evicted.
        if (index === 14) await evictDurableObject((env as unknown as Env).TENANT.getByName(tenantId))
        return device.send(mutations)
      }),
    )
    // Pushes of one client that arrive out of order leave gaps; a device sends those again, in order.
    for (const [index, answer] of answers.entries()) {
      const push = pushes[index]
      if (answer.status !== 200 && push) expect((await push.device.send(push.mutations)).status).toBe(200)
    }
    for (const { device, mutations } of pushes) expect((await device.send(mutations)).status).toBe(200)
    expect(await numbersOf(tenantId, seriesId)).toEqual(upTo(orders.length))
  }, 60_000)

  it('given by a device offline are accepted as they are, beside the shop’s own', async () => {
    const { device: phone, session, tenantId } = await aShop()
    const desk = aDevice(session)
    const [shopSeries, phoneSeries, deviceId] = [newId(), newId(), newId()]
    await phone.act(
      sent(seriesOps(shopSeries, { serie: 'ROA' })),
      sent(seriesOps(phoneSeries, { serie: 'TEL', dispozitiv_id: deviceId })),
    )
    const orders = await someOrders(phone, 8)
    const offline = orders
      .slice(0, 4)
      .map((made, ultimul_numar) =>
        phone.mutation(issue(made, { id: phoneSeries, dispozitiv_id: deviceId, ultimul_numar })),
      )
    const online = orders
      .slice(4)
      .map((made) => desk.mutation(issue(made, { id: shopSeries, dispozitiv_id: '', ultimul_numar: 0 })))
    const answers = await Promise.all([phone.send(offline), desk.send(online)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const forged = aDevice(session)
    const next = { id: phoneSeries, dispozitiv_id: newId(), ultimul_numar: 4 }
    const answer = await forged.send([forged.mutation(issue(orders[7] as never, next))])
    const refused = (await answer.json()) as PushAnswer
    expect(refused.results).toEqual([
      expect.objectContaining({ status: 'rejected', code: 'series_of_device' }),
    ])
    expect(await numbersOf(tenantId, phoneSeries)).toEqual(upTo(4))
    expect(await numbersOf(tenantId, shopSeries)).toEqual(upTo(4))
  }, 60_000)
})

describe('GET /api/invoices/:id/pdf', () => {
  it('is only for the shop that owns the invoice', async () => {
    const { device } = await aShop()
    const seriesId = newId()
    await device.act(sent(seriesOps(seriesId, { serie: 'ROA' })))
    const [made] = await someOrders(device, 1)
    if (!made) throw new Error('no order')
    const answer = await device.act(issue(made, { id: seriesId, dispozitiv_id: '', ultimul_numar: 0 }))
    const [invoice] = rowsOf(answer, 'invoices')
    const { device: stranger } = await aShop()
    for (const [who, id] of [
      [stranger, invoice?.id],
      [device, newId()],
      [device, made.order.id],
    ] as const) {
      const response = await who.get(`/api/invoices/${id}/pdf`)
      expect([response.status, (await errorOf(response)).code]).toEqual([404, 'not_found'])
    }
    // However many ask at once, the browser renders it once.
    const own = await Promise.all([1, 2, 3].map(() => device.get(`/api/invoices/${invoice?.id}/pdf`)))
    expect(own.map(({ headers }) => headers.get('content-type'))).toEqual(Array(3).fill('application/pdf'))
    expect(own.map(({ headers }) => headers.get('x-document-cache')).toSorted()).toEqual([
      'hit',
      'hit',
      'miss',
    ])
    const [first, ...others] = await Promise.all(own.map((one) => one.arrayBuffer()))
    expect(others.map(({ byteLength }) => byteLength)).toEqual([first?.byteLength, first?.byteLength])
  }, 60_000)
})
