import { describe, expect, it } from 'vitest'
import type { Content } from '#domain/workshop/approvals/content.ts'
import { offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import { markOf } from '#domain/workshop/approvals/printed-code.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { portalView } from './portal-view.ts'
import { printedView } from './printed.ts'
import type { AnswerRow, PortalRows } from './rows.ts'
import { standingOf } from './standing.ts'

const NOW = '2026-11-29T12:00:00.000Z'

const line = (id: string, over: Partial<OrderLine> = {}): OrderLine =>
  ({
    id,
    tip: 'manopera',
    descriere: `Lucrarea ${id}`,
    ore: 1500,
    pret_ora: 20_000,
    um: 'buc',
    cantitate: 0,
    pret_unitar: 0,
    discount_procent: 0,
    discount_valoare: 0,
    total: 30_000,
    stare: 'inclusa',
    urgent: 0,
    ordine: 0,
    ...over,
  }) as OrderLine

const PART = {
  tip: 'material',
  cantitate: 2000,
  pret_unitar: 10_000,
  discount_valoare: 1_000,
  total: 19_000,
} as const

/** The rows of an order that was asked about once. */
const rowsWith = (over: Partial<PortalRows> = {}, content: Partial<Content> = {}): PortalRows => {
  const lines = [line('a'), line('b', { ...PART, descriere: 'Disc' }), line('c', { urgent: 1 })]
  const order = {
    status: 'VALIDAT',
    nr_auto: 'CT83KCS',
    observatii: '',
    cota_tva: 2100,
    agreement: 'none',
  } as Order
  const offer = offerOf(order, lines, 2100)
  const frozen: Content = {
    number: 12,
    day: '2026-11-29',
    make: 'Dacia',
    model: 'Logan',
    client: 'Ion',
    wish: '',
    ready: '',
    stay: '',
    offer,
    recommended: [],
    photos: [],
    withVat: 1,
    hours: 1,
    terms: [],
    warranty: '',
    footer: '',
    ...content,
  }
  const request = {
    id: 'r1',
    version: 1,
    state: 'open',
    expires_at: '2026-12-29T12:00:00.000Z',
    content: JSON.stringify(frozen),
    offer_hash: offerHash(offer),
  }
  return {
    link: { id: 'l1', request_id: 'r1', opened_at: null },
    order,
    lines,
    requests: [request],
    answers: [],
    shop: { nume: 'Service', telefon: '0722123456' },
    look: { colour: 'red', logo: 0, hours: '[[["08:00","17:00"]],[],[],[],[],[],[]]' },
    photoIds: [],
    ...over,
  } as unknown as PortalRows
}

const viewOf = (rows: PortalRows) => {
  const standing = standingOf(rows, NOW)
  if (!standing) throw new Error('nothing was asked')
  return portalView(rows, standing)
}

const ANSWER = {
  id: 'x',
  request_id: 'r1',
  name: 'Ion',
  note: '',
  call_me: '',
  source: 'portal',
  at: NOW,
  signed: 0,
}
const decided = (decisions: object) => [{ ...ANSWER, decisions: JSON.stringify(decisions) }] as AnswerRow[]
const ids = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const

describe('the view of an order for its client', () => {
  it('has the urgent lines first, each amount as the shop shows it, and the shop’s card', () => {
    const { groups, amounts, total, shop } = viewOf(rowsWith())
    expect(groups.map(({ title, lines }) => [title, lines.map(({ name }) => name)])).toEqual([
      ['Urgent: vă recomandăm să nu amânați', ['Lucrarea c']],
      ['Manoperă', ['Lucrarea a']],
      ['Piese și materiale', ['Disc']],
    ])
    const disc = groups[2]?.lines[0]
    const plain = (text = '') => text.replaceAll('\u00a0', ' ')
    expect(plain(disc?.amount)).toBe('229,90 lei')
    expect(plain(disc?.detail)).toBe('2 buc × 121,00 lei, reducere 12,10 lei')
    expect([amounts, plain(total.value)]).toEqual(['cu TVA', '955,90 lei'])
    expect(shop).toMatchObject({
      accent: null,
      hours: ['Luni: 08:00–17:00', 'Marți–duminică: închis'],
      phone: { dial: '+40722123456' },
    })
  })

  it('shows labour without its hours, and amounts without TVA, where the shop wants so', () => {
    const { groups, amounts } = viewOf(rowsWith({}, { hours: 0, withVat: 0 }))
    expect(groups[1]?.lines[0]?.detail).toBe('')
    expect(groups[2]?.lines[0]?.amount.replaceAll('\u00a0', ' ')).toBe('190,00 lei')
    expect(amounts).toBe('fără TVA')
  })

  it('puts a photo on its line, and only one that the shop still shows', () => {
    const photos = ['p1', 'p2', 'p3'].map((id) => ({
      id,
      sha256: '',
      caption: '',
      line: id === 'p1' ? 'a' : null,
    }))
    const { groups, photos: rest } = viewOf(rowsWith({ photoIds: ['p1', 'p2'] }, { photos }))
    expect(groups[1]?.lines[0]?.photos.map(({ id }) => id)).toEqual(['p1'])
    expect(rest.map(({ id }) => id)).toEqual(['p2'])
  })

  it.each([
    ['open', {}, {}],
    ['annulled', { status: 'ANULAT' }, {}],
    ['invoiced', { status: 'FACTURAT' }, { state: 'answered' }],
    ['editing', { status: 'DRAFT' }, {}],
    ['editing', { observatii: 'altele' }, {}],
    ['answered', { agreement: 'agreed' }, { state: 'answered' }],
    ['changed', { agreement: 'changed' }, { state: 'answered' }],
    ['withdrawn', {}, { state: 'withdrawn' }],
    ['expired', {}, { state: 'expired' }],
    ['expired', {}, { expires_at: NOW }],
  ] as const)('is %s for an order %j and its request %j', (state, order, request) => {
    const rows = rowsWith()
    Object.assign(rows.order, order)
    Object.assign(rows.requests[0] ?? {}, request)
    expect(viewOf(rows).state).toBe(state)
  })

  it('sums what was accepted, and says what each line got', () => {
    const lines = [line(ids[0]), line(ids[1])]
    const offer = offerOf({ nr_auto: '', observatii: '' }, lines, 2100)
    const answers = decided({ [ids[0]]: 'accept', [ids[1]]: 'later' })
    const rows = rowsWith({ lines, answers }, { offer })
    Object.assign(rows.requests[0] ?? {}, { state: 'answered' })
    const { answer, total, groups } = viewOf(rows)
    expect(answer).toMatchObject({ accepted: 1, of: 2, at: '29.11.2026, 14:00' })
    expect([total.label, total.value.replaceAll('\u00a0', ' ')]).toEqual([
      'Total acceptat, cu TVA',
      '363,00 lei',
    ])
    expect(groups[0]?.lines.map(({ decision }) => decision)).toEqual(['accept', 'later'])
  })

  it('tells a wish to be called until an answer comes', () => {
    const call = { ...ANSWER, decisions: '', call_me: 'după 16' } as AnswerRow
    expect(viewOf(rowsWith({ answers: [call] })).call).toEqual({ when: 'după 16', at: '29.11.2026, 14:00' })
    expect(viewOf(rowsWith({ answers: [...decided({}), call] })).call).toBeNull()
  })
})

it('says nothing of an order about which nobody was asked', () => {
  expect(standingOf({ ...rowsWith(), requests: [] }, NOW)).toBeNull()
})

describe('the check of a printed deviz', () => {
  const answered = (order: Partial<Order>) => {
    const lines = [line(ids[0]), line(ids[1])]
    const offer = offerOf({ nr_auto: '', observatii: '' }, lines, 2100)
    const rows = rowsWith({ lines, answers: decided({ [ids[0]]: 'accept', [ids[1]]: 'accept' }) }, { offer })
    Object.assign(rows.order, { nr_comanda: 12, data_comanda: '2026-11-29', total_general: 72_600 }, order)
    return rows
  }
  const printedOf = (rows: PortalRows) =>
    printedView(rows, markOf(offerHash(offerOf(rows.order, rows.lines, rows.order.cota_tva))))

  it('says what the client decided about it', () => {
    expect(printedOf(answered({ agreement: 'agreed' }))).toMatchObject({
      state: 'stands',
      answer: { accepted: 2, of: 2 },
    })
  })

  it('claims no answer for a version that was made after the answer', () => {
    expect(printedOf(answered({ agreement: 'changed', observatii: 'alta' }))).toMatchObject({
      state: 'stands',
      answer: null,
    })
  })
})
