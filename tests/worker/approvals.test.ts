import { describe, expect, it } from 'vitest'
import { decideAll } from '#domain/workshop/approvals/decisions.ts'
import type { ApprovalRequest } from '#domain/workshop/approvals/schema.ts'
import { bindings } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { answerByClient, openedByClient } from '#worker/modules/approvals/answer-by-client.ts'

/** A shop whose order of three lines waits for its client's answer. */
const anAsked = async () => {
  const { device, tenantId } = await aShop()
  const [order, car, request, link] = [newId(), newId(), newId(), newId()]
  const status = (value: string, base: number) => ({
    op: 'patch',
    collection: 'orders',
    id: order,
    base,
    data: { status: value },
  })
  const made = orderOps(order, 3)
  const [, first] = made
  await device.act([
    { op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'CT83KCS' } },
    ...made,
    { op: 'patch', collection: 'orders', id: order, base: 0, data: { vehicle_id: car } },
  ])
  await device.act(
    [status('VALIDAT', 1_000)],
    [{ op: 'insert', collection: 'approval_requests', id: request, data: { order_id: order } }],
    [
      {
        op: 'insert',
        collection: 'portal_links',
        id: link,
        data: { order_id: order, request_id: request, channel: 'sms' },
      },
    ],
  )
  const rows = async () => (await device.changes()).rows
  const row = async (id: string) => (await rows()).find((entry) => entry.row.id === id)?.row
  const asked = (await row(request)) as unknown as ApprovalRequest
  const lines = made.slice(1).map(({ id }) => ({ id }))
  const form = (decision: 'accept' | 'refuse') => ({
    order_id: order,
    request_id: request,
    offer_hash: asked.offer_hash,
    decisions: JSON.stringify(decideAll(lines, decision)),
    name: 'Ion',
  })
  return { device, tenantId, order, request, link, first, status, rows, row, form }
}

describe('the answer of a client', () => {
  it('is one act however often it is sent, and nobody else’s replaces it', async () => {
    const { tenantId, form, rows, row, order } = await anAsked()
    const act = newId()
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => answerByClient(bindings, tenantId, act, form('refuse'))),
    )
    expect(sent).toEqual(Array.from({ length: 10 }, () => null))
    const answers = (await rows()).filter(({ collection }) => collection === 'approval_answers')
    expect(answers.map(({ row }) => [row.id, row.name, row.source])).toEqual([[act, 'Ion', 'portal']])
    expect(await row(order)).toMatchObject({ status: 'DRAFT', agreement: 'refused', open_request: '' })
    const second = await answerByClient(bindings, tenantId, newId(), { ...form('accept'), name: 'Ana' })
    expect(second).toMatchObject({ code: 'request_closed' })
  })

  it('changes nothing where the shop has edited the order meanwhile, at a repeat too', async () => {
    const { device, tenantId, form, rows, row, order, first, status } = await anAsked()
    const edit = {
      op: 'patch',
      collection: 'order_lines',
      id: first?.id,
      base: 1_000,
      data: { pret_ora: 16_000 },
    }
    await device.act([status('DRAFT', 1_000)], [edit], [status('VALIDAT', 1_000)])
    const act = newId()
    for (const _ of ['now', 'again'])
      expect(await answerByClient(bindings, tenantId, act, form('refuse'))).toEqual({ code: 'offer_changed' })
    expect((await rows()).some(({ collection }) => collection === 'approval_answers')).toBe(false)
    expect(await row(order)).toMatchObject({ status: 'VALIDAT', agreement: 'none' })
  })
})

it('a request that nobody answers is closed when its time is over, and one that was answered stays so', async () => {
  const [open, answered] = [await anAsked(), await anAsked()]
  await answerByClient(bindings, answered.tenantId, newId(), answered.form('accept'))
  for (const { tenantId, request } of [open, answered]) {
    const key = `approvals.expire-request/${request}`
    await comeDue(key)
    await deliver({ tenantId, key })
  }
  expect([(await open.row(open.request))?.state, (await open.row(open.order))?.open_request]).toEqual([
    'expired',
    '',
  ])
  expect((await answered.row(answered.request))?.state).toBe('answered')
})

it('a link is opened once, at the time of the server', async () => {
  const { tenantId, link, order, row } = await anAsked()
  await openedByClient(bindings, tenantId, { id: link, order_id: order })
  const opened = await row(link)
  await openedByClient(bindings, tenantId, { id: link, order_id: order })
  expect(opened?.opened_at).toMatch(/^\d{4}-/)
  expect(await row(link)).toEqual(opened)
})
