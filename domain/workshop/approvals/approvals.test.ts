import { describe, expect, it } from 'vitest'
import { HELD_RULED } from '#domain/ruled.ts'
import { clientActor, staffActor, systemActor } from '#domain/sync/actor.ts'
import { decide } from '#domain/sync/serve.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { brokenAt } from '#tests/factories/broken-at.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { agreedOffer } from './agreed-offer.ts'
import { type AnswerForm, answerDrafts } from './answer-ops.ts'
import { contentIn } from './content.ts'
import { type Decision, type Decisions, decideAll, decisionsOf } from './decisions.ts'
import { differenceOf } from './difference.ts'
import { offerHash, offerOf } from './offer.ts'
import { MAX_ANSWERS } from './rules.ts'
import type { ApprovalAnswer, ApprovalRequest, PortalLink } from './schema.ts'

/** A shop with a validated order of three lines. */
const anOrder = async () => {
  const shop = await shopInMemory()
  const desk = shop.person('reception')
  const [order, car] = [nextId(), nextId()]
  const lines = [nextId(), nextId(), nextId()] as const
  const line = (id: string, tip: string, descriere: string, price: number) => ({
    op: 'insert' as const,
    collection: 'order_lines',
    id,
    data:
      tip === 'manopera'
        ? { order_id: order, tip, descriere, ore: 1000, pret_ora: price }
        : { order_id: order, tip, descriere, um: 'buc', cantitate: 2000, pret_unitar: price },
  })
  await desk.act([
    { op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'CT83KCS' } },
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-21', vehicle_id: car } },
    line(lines[0], 'manopera', 'Înlocuit plăcuțe', 15_000),
    line(lines[1], 'material', 'Plăcuțe frână', 10_000),
    line(lines[2], 'manopera', 'Geometrie', 12_000),
  ])
  const status = (value: string) => ({
    op: 'patch' as const,
    collection: 'orders',
    id: order,
    data: { status: value },
  })
  await desk.act([status('VALIDAT')])
  const patchLine = (id: string, data: Record<string, string | number>) => ({
    op: 'patch' as const,
    collection: 'order_lines',
    id,
    data,
  })
  const request = (id: string) => ({
    op: 'insert' as const,
    collection: 'approval_requests',
    id,
    data: { order_id: order },
  })
  const ask = async (): Promise<string> => {
    const id = nextId()
    expect(await desk.outcome([request(id)])).toBe('applied')
    return id
  }
  const theRequest = (id: string) => shop.row<ApprovalRequest>('approval_requests', id)
  const client = shop.asActor(clientActor(shop.tenantId, 'portal', { collection: 'orders', id: order }))
  const form = (id: string, decisions: Decisions, more: Partial<AnswerForm> = {}): AnswerForm => ({
    order_id: order,
    request_id: id,
    offer_hash: theRequest(id).offer_hash,
    decisions: JSON.stringify(decisions),
    name: 'Ion Popescu',
    source: 'portal',
    ...more,
  })
  const answer = (id: string, decisions: Decisions, more?: Partial<AnswerForm>) =>
    client.outcome(answerDrafts(nextId(), form(id, decisions, more)))
  const all = (decision: Decision) =>
    decideAll(
      lines.map((id) => ({ id })),
      decision,
    )
  /** Opens the order again, edits it, and validates it. */
  const edit = (id: string, data: Record<string, string | number>) =>
    desk.act([status('DRAFT')], [patchLine(id, data)], [status('VALIDAT')])
  return {
    shop,
    desk,
    client,
    order,
    lines,
    status,
    request,
    patchLine,
    ask,
    answer,
    form,
    all,
    edit,
    theRequest,
    theOrder: () => shop.row<Order>('orders', order),
    states: () => lines.map((id) => shop.row<OrderLine>('order_lines', id).stare),
    answers: () => shop.all<ApprovalAnswer>('approval_answers'),
    requests: () => shop.all<ApprovalRequest>('approval_requests'),
  }
}

describe('a request', () => {
  it('freezes what its client sees, whatever happens to the order later', async () => {
    const { ask, theRequest, edit, lines, theOrder } = await anOrder()
    const id = await ask()
    const content = contentIn(theRequest(id))
    expect(content.offer).toMatchObject({ plate: 'CT83KCS', net: 47_000, vat: 9_870, total: 56_870 })
    expect(content.offer.lines.map(({ name }) => name)).toEqual([
      'Înlocuit plăcuțe',
      'Geometrie',
      'Plăcuțe frână',
    ])
    expect(theRequest(id)).toMatchObject({ state: 'open', version: 1, seq: 1, previous_hash: '' })
    expect(theRequest(id).expires_at.slice(0, 10)).toBe('2026-12-21')
    expect(theOrder().open_request).toBe(id)
    await edit(lines[2], { pret_ora: 99_000 })
    expect(contentIn(theRequest(id))).toEqual(content)
  })

  it('is made for a validated order alone, and a newer one supersedes it', async () => {
    const { ask, desk, request, status, theRequest, theOrder } = await anOrder()
    await desk.act([status('DRAFT')])
    expect(await desk.outcome([request(nextId())])).toBe('order_not_validated')
    await desk.act([status('VALIDAT')])
    const [first, second] = [await ask(), await ask()]
    expect([theRequest(first).state, theRequest(second).state]).toEqual(['superseded', 'open'])
    expect([theRequest(second).version, theOrder().open_request]).toEqual([2, second])
  })

  it('is the only open one, also where one act makes several or answers the one before', async () => {
    const { ask, desk, request, requests, theRequest, theOrder, form, all, lines } = await anOrder()
    const open = () => requests().flatMap(({ id, state }) => (state === 'open' ? [id] : []))
    const [first, second] = [nextId(), nextId()]
    expect(await desk.outcome([request(first), request(second)])).toBe('applied')
    expect([open(), theOrder().open_request]).toEqual([[second], second])
    const decisions = { ...all('accept'), [lines[1]]: 'refuse' } as const
    const [answer, refused] = answerDrafts(nextId(), form(second, decisions, { source: 'phone' }))
    if (!answer || !refused) throw new Error('the answer refuses a line')
    const third = nextId()
    expect(await desk.outcome([answer, request(third), refused])).toBe('offer_changed')
    expect(await desk.outcome([answer, refused, request(third)])).toBe('applied')
    expect([theRequest(second).state, open(), theOrder().open_request]).toEqual(['answered', [third], third])
    const last = await ask()
    expect([open(), theOrder().open_request]).toEqual([[last], last])
  })

  it('takes no answer once it is withdrawn, superseded or expired', async () => {
    const { ask, answer, all, desk, shop, theRequest, theOrder } = await anOrder()
    const first = await ask()
    await desk.act([
      {
        op: 'patch',
        collection: 'approval_requests',
        id: first,
        data: { withdrawn_at: '2000-01-01T00:00:00.000Z' },
      },
    ])
    expect(theRequest(first)).toMatchObject({ state: 'withdrawn', withdrawn_at: '2026-11-21T08:00:00.000Z' })
    expect([theOrder().open_request, await answer(first, all('accept'))]).toEqual(['', 'request_closed'])
    const [second, third] = [await ask(), await ask()]
    expect(await answer(second, all('accept'))).toBe('request_closed')
    const system = shop.asActor(systemActor(shop, 'approvals'))
    const expire = { op: 'patch' as const, collection: 'approval_requests', id: third }
    await system.act([{ ...expire, data: { state: 'expired' } }])
    expect([theRequest(third).state, theOrder().open_request]).toEqual(['expired', ''])
    expect(await answer(third, all('accept'))).toBe('request_closed')
    await system.act([{ ...expire, id: first, data: { state: 'expired' } }])
    expect(theRequest(first).state).toBe('withdrawn')
  })

  it('is not made by a mechanic, and its state is nobody’s to write', async () => {
    const { shop, request, ask, desk, theRequest, client } = await anOrder()
    expect(await shop.person('mechanic').outcome([request(nextId())])).toBe('forbidden')
    const id = await ask()
    await desk.act([{ op: 'patch', collection: 'approval_requests', id, data: { state: 'answered' } }])
    expect(theRequest(id).state).toBe('open')
    const withdraw = {
      op: 'patch' as const,
      collection: 'approval_requests',
      id,
      data: { withdrawn_at: null },
    }
    expect(await client.outcome([withdraw])).toBe('forbidden')
  })
})

describe('an answer', () => {
  it('changes the lines that the client refuses or postpones, and the order’s totals', async () => {
    const { ask, answer, lines, states, theOrder, theRequest, answers } = await anOrder()
    const id = await ask()
    const decisions = { [lines[0]]: 'accept', [lines[1]]: 'accept', [lines[2]]: 'later' } as const
    expect(await answer(id, decisions, { note: 'după sărbători' })).toBe('applied')
    expect(states()).toEqual(['inclusa', 'inclusa', 'amanata'])
    expect(theOrder()).toMatchObject({ status: 'VALIDAT', agreement: 'agreed', total_fara_tva: 35_000 })
    expect([theRequest(id).state, theOrder().open_request]).toEqual(['answered', ''])
    expect(answers()).toMatchObject([{ source: 'portal', name: 'Ion Popescu', recorded_by: '', seq: 2 }])
  })

  it('is the only one: a second person’s is refused', async () => {
    const { ask, answer, all, states } = await anOrder()
    const id = await ask()
    await answer(id, all('accept'))
    expect(await answer(id, all('refuse'))).toBe('request_closed')
    expect(states()).toEqual(['inclusa', 'inclusa', 'inclusa'])
  })

  it('of no to everything sends the order back to work, and validating offers it again', async () => {
    const { ask, answer, all, desk, status, theOrder, lines, patchLine } = await anOrder()
    expect(await answer(await ask(), all('refuse'))).toBe('applied')
    expect(theOrder()).toMatchObject({ status: 'DRAFT', agreement: 'refused', total_general: 0 })
    expect(theOrder().validated_at).toBeNull()
    await desk.act([patchLine(lines[0], { stare: 'inclusa' })])
    expect(theOrder().agreement).toBe('refused')
    await desk.act([status('VALIDAT')])
    expect(theOrder()).toMatchObject({ status: 'VALIDAT', agreement: 'none' })
  })

  it('is refused whole where the shop has edited the order since', async () => {
    const { ask, answer, all, edit, lines, states, theOrder, desk, status, theRequest } = await anOrder()
    const id = await ask()
    await edit(lines[2], { pret_ora: 13_000 })
    expect(await answer(id, all('later'))).toBe('offer_changed')
    expect([states(), theOrder().status]).toEqual([['inclusa', 'inclusa', 'inclusa'], 'VALIDAT'])
    await edit(lines[2], { pret_ora: 12_000 })
    await desk.act([status('DRAFT')])
    expect(await answer(id, all('accept'))).toBe('offer_changed')
    await desk.act([status('VALIDAT')])
    expect(await answer(id, all('accept'), { offer_hash: 'another' })).toBe('offer_changed')
    expect(theRequest(id).state).toBe('open')
    expect(await answer(id, all('accept'))).toBe('applied')
  })

  it('is not taken by an order that is annulled', async () => {
    const { ask, answer, all, desk, status } = await anOrder()
    const id = await ask()
    await desk.act([status('ANULAT')])
    expect(await answer(id, all('accept'))).toBe('request_closed')
  })

  it('decides about every line of the request and about no other', async () => {
    const { ask, answer, all, lines, client, form, states } = await anOrder()
    const id = await ask()
    expect(await answer(id, { [lines[0]]: 'accept' })).toBe('invalid_input')
    expect(await answer(id, { ...all('accept'), [nextId()]: 'accept' })).toBe('invalid_input')
    const [said] = answerDrafts(nextId(), form(id, all('refuse')))
    expect(said && (await client.outcome([said]))).toBe('invalid_input')
    expect(states()).toEqual(['inclusa', 'inclusa', 'inclusa'])
  })

  it('is refused where its own act then changes what the client agreed to', async () => {
    const { ask, all, desk, form, lines, status, patchLine, theOrder } = await anOrder()
    const id = await ask()
    const { total_general } = theOrder()
    const reopened = (decision: Decision, ...edits: ReturnType<typeof patchLine>[]) =>
      desk.outcome([
        ...answerDrafts(nextId(), form(id, all(decision), { source: 'phone' })),
        status('DRAFT'),
        ...edits,
        status('VALIDAT'),
      ])
    expect(await reopened('accept', patchLine(lines[0], { pret_ora: 90_000 }))).toBe('offer_changed')
    expect(await reopened('refuse', patchLine(lines[0], { stare: 'inclusa' }))).toBe('invalid_input')
    expect(theOrder()).toMatchObject({ agreement: 'none', total_general })
    expect(await reopened('accept', patchLine(lines[0], { executat: 1 }))).toBe('applied')
    expect(theOrder()).toMatchObject({ agreement: 'agreed', total_general })
  })

  it('of a client has a name, and a person of the shop gives none for the portal', async () => {
    const { ask, answer, all, desk, form } = await anOrder()
    const id = await ask()
    expect(await answer(id, all('accept'), { name: '' })).toBe('invalid_input')
    expect(await answer(id, all('accept'), { source: 'desk' })).toBe('forbidden')
    expect(await desk.outcome(answerDrafts(nextId(), form(id, all('accept'))))).toBe('forbidden')
    expect(await answer(id, all('accept'), { signature: '<script>' })).toBe('invalid_input')
    expect(await answer(id, all('accept'), { signature: 'M10 20L11 22L300 100M4 4L5 5' })).toBe('applied')
  })

  it('may ask for a call and leave the request open', async () => {
    const { ask, answer, all, theRequest, theOrder, client, form } = await anOrder()
    const id = await ask()
    const call = { ...form(id, {}), decisions: '', name: '', call_me: 'după ora 17' }
    expect(await client.outcome(answerDrafts(nextId(), call))).toBe('applied')
    expect(await client.outcome(answerDrafts(nextId(), { ...call, call_me: '' }))).toBe('invalid_input')
    expect([theRequest(id).state, theOrder().agreement]).toEqual(['open', 'none'])
    expect(await answer(id, all('accept'))).toBe('applied')
  })

  it('is taken after a hundred calls, of which there is no more', async () => {
    const { ask, answer, all, desk, client, form } = await anOrder()
    const id = await ask()
    const call = () => ({ ...form(id, {}), decisions: '', name: '', call_me: 'azi' })
    await client.act(...Array.from({ length: MAX_ANSWERS }, () => answerDrafts(nextId(), call())))
    expect(await client.outcome(answerDrafts(nextId(), call()))).toBe('too_many_answers')
    const late = { ...call(), source: 'phone' as const }
    expect(await desk.outcome(answerDrafts(nextId(), late))).toBe('too_many_answers')
    expect(await answer(id, all('accept'))).toBe('applied')
  })

  it('given at the desk is one act with its request', async () => {
    const { desk, request, lines, theOrder, all, order, shop, states, answers, theRequest } = await anOrder()
    const id = nextId()
    const lineRows = lines.map((line) => shop.row<OrderLine>('order_lines', line))
    const offer_hash = offerHash(offerOf(theOrder(), lineRows, theOrder().cota_tva))
    const drafts = answerDrafts(nextId(), {
      order_id: order,
      request_id: id,
      offer_hash,
      decisions: JSON.stringify({ ...all('accept'), [lines[1]]: 'refuse' }),
      source: 'phone',
    })
    const act = [request(id), ...drafts]
    // The device decides before the server does, by what it knows.
    const body = { at: '2026-11-21T08:00:00.000Z', label: 'test', ops: act.map((op) => ({ ...op, base: 0 })) }
    const actor = staffActor({ tenantId: shop.tenantId, userId: nextId() }, 'reception')
    const push = { actor, clientId: nextId(), epoch: null, mutations: [{ id: nextId(), hash: '', body }] }
    const options = { now: body.at, mode: 'preview' } as const
    const { outcomes } = await decide(HELD_RULED, shop.store, shop.store.open(), [push], options)
    expect(outcomes).toMatchObject([{ results: [{ status: 'applied' }] }])
    expect(await desk.outcome(act)).toBe('applied')
    expect([states(), theRequest(id).state]).toEqual([['inclusa', 'refuzata', 'inclusa'], 'answered'])
    expect(answers()).toMatchObject([{ source: 'phone', seq: 2 }])
  })
})

describe('the client', () => {
  it('writes nothing but an answer about his own order', async () => {
    const { client, lines, ask, patchLine, status, shop, form, all } = await anOrder()
    const id = await ask()
    expect(await client.outcome([patchLine(lines[0], { stare: 'refuzata' })])).toBe('forbidden')
    expect(await client.outcome([status('DRAFT')])).toBe('forbidden')
    const drafts = answerDrafts(nextId(), form(id, { ...all('accept'), [lines[0]]: 'later' }))
    expect(await client.outcome([...drafts, patchLine(lines[1], { pret_unitar: 1 })])).toBe(
      'forbidden_column',
    )
    expect(await client.outcome([...drafts, patchLine(lines[1], { stare: 'refuzata' })])).toBe('forbidden')
    const stranger = shop.asActor(
      clientActor(shop.tenantId, 'portal', { collection: 'orders', id: nextId() }),
    )
    expect(await stranger.outcome(drafts)).toBe('row_missing')
  })

  it('opens a link once, which the shop withdraws', async () => {
    const { ask, desk, client, shop, order } = await anOrder()
    const [request, link] = [await ask(), nextId()]
    const data = { order_id: order, request_id: request, channel: 'sms' }
    await desk.act([{ op: 'insert', collection: 'portal_links', id: link, data }])
    const at = (column: string, value: string) => ({
      op: 'patch' as const,
      collection: 'portal_links',
      id: link,
      data: { [column]: value },
    })
    const some = '2020-01-01T00:00:00.000Z'
    expect(await client.outcome([at('opened_at', some)])).toBe('applied')
    expect(await client.outcome([at('withdrawn_at', some)])).toBe('forbidden_column')
    expect(await desk.outcome([at('opened_at', some)])).toBe('forbidden_column')
    expect(await desk.outcome([at('withdrawn_at', some)])).toBe('applied')
    expect(shop.row<PortalLink>('portal_links', link)).toMatchObject({
      opened_at: '2026-11-21T08:00:00.000Z',
      withdrawn_at: '2026-11-21T08:00:00.000Z',
    })
  })
})

describe('an edit after the client has agreed', () => {
  it('marks the order, says what differs, and is taken back with it', async () => {
    const { ask, answer, all, edit, lines, theOrder, theRequest, answers, shop } = await anOrder()
    const id = await ask()
    await answer(id, { ...all('accept'), [lines[2]]: 'refuse' })
    await edit(lines[1], { cantitate: 4000 })
    expect(theOrder().agreement).toBe('changed')
    const [said] = answers()
    if (!said) throw new Error('no answer')
    const agreed = agreedOffer(contentIn(theRequest(id)).offer, decisionsOf(said))
    const now = offerOf(
      theOrder(),
      lines.map((line) => shop.row<OrderLine>('order_lines', line)),
      theOrder().cota_tva,
    )
    const difference = differenceOf(agreed, now)
    expect(difference).toMatchObject({
      added: [],
      removed: [],
      changed: [{ before: { quantity: 2000 }, after: { quantity: 4000 } }],
      total: { before: 42_350, after: 66_550 },
    })
    await edit(lines[1], { cantitate: 2000 })
    expect(theOrder().agreement).toBe('agreed')
  })

  it('that was made offline and arrives later marks it too', async () => {
    const { ask, answer, all, lines, theOrder, shop, status, patchLine } = await anOrder()
    const offline = shop.person('reception')
    await answer(await ask(), all('accept'))
    expect(
      await offline.act(
        [status('DRAFT')],
        [patchLine(lines[0], { descriere: 'Înlocuit plăcuțe și discuri' })],
        [status('VALIDAT')],
      ),
    ).toMatchObject([{ status: 'applied' }, { status: 'applied' }, { status: 'applied' }])
    expect(theOrder()).toMatchObject({ status: 'VALIDAT', agreement: 'changed' })
  })

  it('is no change where only the place of a line or its urgency differs', async () => {
    const { ask, answer, all, edit, lines, theOrder } = await anOrder()
    await answer(await ask(), all('accept'))
    await edit(lines[0], { ordine: 90, urgent: 1 })
    expect(theOrder().agreement).toBe('agreed')
  })
})

describe('the chain of an order', () => {
  it('is whole, and shows where a row was changed or taken out', async () => {
    const { ask, answer, all, edit, lines, requests, answers } = await anOrder()
    await answer(await ask(), all('accept'))
    await edit(lines[0], { ore: 2000 })
    await answer(await ask(), all('accept'))
    expect(brokenAt(requests(), answers())).toBeNull()
    const [first, second] = answers()
    if (!first || !second) throw new Error('two answers')
    expect(brokenAt(requests(), [{ ...first, note: 'alta' }, second])).toBe(2)
    expect(brokenAt(requests(), [second])).toBe(2)
    const changed = requests().map((row) => ({ ...row, content: row.content.replace('Geometrie', 'Geo') }))
    expect(brokenAt(changed, answers())).toBe(1)
  })
})
