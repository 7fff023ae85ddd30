import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clientActor } from '#domain/sync/actor.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts, orderTotals } from '#domain/workshop/orders/totals.ts'
import { brokenAt } from '#tests/factories/broken-at.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { answerDrafts } from './answer-ops.ts'
import { contentIn } from './content.ts'
import { DECISIONS, decides, decisionsOf } from './decisions.ts'
import { offerHash, offerOf } from './offer.ts'
import type { ApprovalAnswer, ApprovalRequest } from './schema.ts'

const LINES = 3

/** What may happen to an order, in any sequence: each step is tried, and the rules may refuse it. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), to: fc.constantFrom('DRAFT', 'VALIDAT', 'ANULAT') }),
  fc.record({
    kind: fc.constant('edit' as const),
    line: fc.nat(LINES - 1),
    price: fc.constantFrom(10_000, 12_000),
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    line: fc.nat(LINES - 1),
    to: fc.constantFrom('inclusa', 'amanata'),
  }),
  fc.record({ kind: fc.constant('ask' as const) }),
  fc.record({ kind: fc.constant('withdraw' as const), request: fc.nat(2) }),
  fc.record({
    kind: fc.constant('answer' as const),
    request: fc.nat(2),
    isClient: fc.boolean(),
    decisions: fc.array(fc.constantFrom(...DECISIONS), { minLength: LINES, maxLength: LINES }),
  }),
  fc.record({ kind: fc.constant('call' as const), request: fc.nat(2) }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const anOrder = async () => {
  const shop = await shopInMemory()
  const desk = shop.person('reception')
  const [order, car] = [nextId(), nextId()]
  const lines = Array.from({ length: LINES }, nextId)
  const client = shop.asActor(clientActor(shop.tenantId, 'portal', { collection: 'orders', id: order }))
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
  const requests = () => shop.all<ApprovalRequest>('approval_requests').sort((a, b) => a.version - b.version)
  const patch = (collection: string, id: string, data: Record<string, string | number>) =>
    desk.act([{ op: 'patch', collection, id, data }])
  const answer = (
    request: ApprovalRequest,
    isClient: boolean,
    more: { decisions: string; call_me: string },
  ) => {
    const source = isClient ? ('portal' as const) : ('desk' as const)
    const { id, offer_hash } = request
    const form = { order_id: order, request_id: id, offer_hash, name: 'Ion', source, ...more }
    return (isClient ? client : desk).act(answerDrafts(nextId(), form))
  }
  const take = async (one: Step): Promise<unknown> => {
    if (one.kind === 'status') return patch('orders', order, { status: one.to })
    if (one.kind === 'edit') return patch('order_lines', lines[one.line] ?? '', { pret_ora: one.price })
    if (one.kind === 'decide') return patch('order_lines', lines[one.line] ?? '', { stare: one.to })
    if (one.kind === 'ask')
      return desk.act([
        { op: 'insert', collection: 'approval_requests', id: nextId(), data: { order_id: order } },
      ])
    const request = requests().at(-1 - one.request)
    if (!request) return
    if (one.kind === 'withdraw')
      return patch('approval_requests', request.id, { withdrawn_at: '2026-01-01T00:00:00.000Z' })
    if (one.kind === 'call') return answer(request, true, { decisions: '', call_me: 'mâine' })
    const offered = contentIn(request).offer.lines
    const decisions = Object.fromEntries(offered.map(({ id }, index) => [id, one.decisions[index]]))
    return answer(request, one.isClient, { decisions: JSON.stringify(decisions), call_me: '' })
  }
  const state = () => ({
    order: shop.row<Order>('orders', order),
    lines: lines.map((id) => shop.row<OrderLine>('order_lines', id)),
    requests: requests(),
    answers: shop.all<ApprovalAnswer>('approval_answers'),
  })
  return { take, state }
}

type State = ReturnType<Awaited<ReturnType<typeof anOrder>>['state']>

const check = (before: State, after: State): void => {
  const { order, lines, requests, answers } = after
  const open = requests.filter(({ state }) => state === 'open').map(({ id }) => id)
  expect(open).toEqual(order.open_request === '' ? [] : [order.open_request])
  expect(order).toMatchObject(orderTotals(lines, order.cota_tva))
  if (order.status === 'VALIDAT') expect(lines.some(counts)).toBe(true)
  expect(brokenAt(requests, answers)).toBeNull()
  const offer = offerOf(order, lines, order.cota_tva)
  if (order.agreement === 'agreed') expect(order.agreed_offer).toBe(offerHash(offer))
  for (const { id, content, state } of before.requests) {
    const now = requests.find((request) => request.id === id)
    expect(now?.content).toBe(content)
    if (state !== 'open') expect(now?.state).toBe(state)
  }
  for (const { id } of requests)
    expect(answers.filter((answer) => answer.request_id === id && decides(answer)).length).toBeLessThan(2)
  const said = answers.filter(
    (answer) => decides(answer) && !before.answers.some(({ id }) => id === answer.id),
  )
  for (const answer of said) {
    const request = requests.find(({ id }) => id === answer.request_id)
    // What the client saw is what stood when the answer came.
    expect(request?.offer_hash).toBe(answer.offer_hash)
    expect(offerHash(offerOf(before.order, before.lines, before.order.cota_tva))).toBe(answer.offer_hash)
    const accepted = Object.entries(decisionsOf(answer)).flatMap(([id, one]) =>
      one === 'accept' ? [id] : [],
    )
    expect(offer.lines.map(({ id }) => id).sort()).toEqual(accepted.sort())
  }
}

it('edits, requests and answers in any sequence leave one open request at most, answers to what was seen, and totals of included lines', async () => {
  let [answered, refused] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const { take, state } = await anOrder()
      await take({ kind: 'status', to: 'VALIDAT' })
      await take({ kind: 'ask' })
      for (const one of steps) {
        const before = state()
        await take(one)
        const after = state()
        check(before, after)
        if (one.kind !== 'answer') continue
        if (after.answers.length > before.answers.length) answered += 1
        else refused += 1
      }
    }),
    { numRuns: 60, seed: 20_261_129 },
  )
  // The walk gets to both ends.
  expect(answered).toBeGreaterThan(10)
  expect(refused).toBeGreaterThan(10)
}, 60_000)
