import { describe, expect, it } from 'vitest'
import type { Message } from '#domain/messages/schema.ts'
import { answerDrafts } from '#domain/workshop/approvals/answer-ops.ts'
import { decideAll } from '#domain/workshop/approvals/decisions.ts'
import type { ApprovalAnswer, ApprovalRequest, PortalLink } from '#domain/workshop/approvals/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { editedSince } from './edited.ts'
import { timelineOf } from './timeline.ts'

/** A validated order of two lines whose client was asked by SMS. */
const anAsked = async () => {
  const shop = await shopInMemory()
  const desk = shop.person('reception')
  const [order, car, request, link] = [nextId(), nextId(), nextId(), nextId()]
  const lines = [nextId(), nextId()]
  const patch = (collection: string, id: string, data: Record<string, string | number>) => ({
    op: 'patch' as const,
    collection,
    id,
    data,
  })
  await desk.act([
    { op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'CT83KCS' } },
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-21', vehicle_id: car } },
    ...lines.map((id) => ({
      op: 'insert' as const,
      collection: 'order_lines',
      id,
      data: { order_id: order, tip: 'manopera', ore: 1000, pret_ora: 10_000 },
    })),
  ])
  await desk.act(
    [patch('orders', order, { status: 'VALIDAT' })],
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
  const approvals = () => ({
    requests: shop.all<ApprovalRequest>('approval_requests'),
    links: shop.all<PortalLink>('portal_links'),
    answers: shop.all<ApprovalAnswer>('approval_answers'),
    messages: shop.all<Message>('messages'),
  })
  const edited = () =>
    editedSince(
      shop.row<Order>('orders', order),
      lines.map((id) => shop.row<OrderLine>('order_lines', id)),
      approvals(),
    )
  const raise = (price: number) =>
    desk.act(
      [patch('orders', order, { status: 'DRAFT' })],
      [patch('order_lines', lines[0] ?? '', { pret_ora: price })],
      [patch('orders', order, { status: 'VALIDAT' })],
    )
  const answer = () => {
    const { offer_hash } = shop.row<ApprovalRequest>('approval_requests', request)
    const decisions = JSON.stringify({
      ...decideAll(
        lines.map((id) => ({ id })),
        'accept',
      ),
      [lines[1] ?? '']: 'later',
    })
    const form = { order_id: order, request_id: request, offer_hash, decisions, name: 'Ion' }
    return desk.act(answerDrafts(nextId(), { ...form, source: 'phone' }))
  }
  const tell = async () => {
    const id = nextId()
    const data = {
      order_id: order,
      link_id: link,
      channel: 'share',
      purpose: 'estimate',
      body: '{link}',
      dedupe_key: id,
    }
    await desk.act([{ op: 'insert', collection: 'messages', id, data }])
    return id
  }
  return { approvals, edited, raise, answer, tell }
}

describe('the timeline of an order', () => {
  it('says when the client was asked, by what, and what the answer was', async () => {
    const { approvals, answer } = await anAsked()
    await answer()
    const events = timelineOf(approvals())
    expect(events.map(({ kind }) => kind).sort()).toEqual(['answered', 'asked', 'sent'])
    expect(events.find(({ kind }) => kind === 'answered')).toMatchObject({
      accepted: 1,
      of: 2,
      name: 'Ion',
      source: 'phone',
    })
  })
})

describe('a message that brought a link', () => {
  it('is the sending of the timeline, once', async () => {
    const { approvals, tell } = await anAsked()
    const id = await tell()
    const sent = timelineOf(approvals()).filter(({ kind }) => kind === 'sent')
    expect(sent).toMatchObject([{ channel: 'sms', message: { id } }])
  })
})

describe('what was edited', () => {
  it('is told against what the client was asked, and then against what the client agreed to', async () => {
    const { edited, raise, answer } = await anAsked()
    expect(edited()).toBeNull()
    await raise(11_000)
    expect(edited()).toMatchObject({
      since: 'asked',
      difference: { changed: [{ after: { price: 11_000 } }] },
    })
    await raise(10_000)
    expect(edited()).toBeNull()
    await answer()
    expect(edited()).toBeNull()
    await raise(12_000)
    // The line that the client postponed is no part of the agreement.
    expect(edited()).toMatchObject({
      since: 'agreed',
      difference: { added: [], removed: [], total: { before: 12_100, after: 14_520 } },
    })
  })
})
