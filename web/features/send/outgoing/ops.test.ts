import { describe, expect, it } from 'vitest'
import { offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import { type Asked, linkOps } from './ops.ts'

const ORDER = {
  id: 'order',
  status: 'VALIDAT',
  agreement: 'none',
  open_request: 'asked',
  cota_tva: 0,
  nr_auto: 'CT12ABC',
  observatii: '',
} as unknown as Asked['order']
const NOW = '2026-11-29T10:00:00.000Z'
const REQUEST = {
  id: 'asked',
  version: 1,
  offer_hash: offerHash(offerOf(ORDER, [], 0)),
  expires_at: '2026-12-20T10:00:00.000Z',
} as Asked['requests'][number]

/** The collections that are written, and the request that the link leads to. */
const made = (order: Partial<Asked['order']>, request: Partial<Asked['requests'][number]> | null = {}) => {
  const requests = request === null ? [] : [{ ...REQUEST, ...request }]
  const ops = linkOps(
    { order: { ...ORDER, ...order }, lines: [], requests },
    'sms',
    { link: 'link', request: 'new' },
    NOW,
  )
  return ops?.map((op) => [op.collection, op.op === 'insert' ? (op.data.request_id ?? op.id) : null])
}

describe('a link to the client’s page', () => {
  it('leads to the request that waits for an answer, while it offers the same', () => {
    expect(made({})).toEqual([['portal_links', 'asked']])
  })

  it.each([
    ['the offer was edited', { offer_hash: 'other' }],
    ['the request has expired', { expires_at: '2026-11-01T10:00:00.000Z' }],
  ])('asks anew where %s', (_, request) => {
    expect(made({}, request)).toEqual([
      ['approval_requests', 'new'],
      ['portal_links', 'new'],
    ])
  })

  it('leads to what was asked last where the order takes no answer', () => {
    expect(made({ status: 'FACTURAT', open_request: '' })).toEqual([['portal_links', 'asked']])
    expect(made({ agreement: 'agreed', open_request: '' })).toEqual([['portal_links', 'asked']])
  })

  it('is not made where nothing was asked', () => {
    expect(made({ status: 'DRAFT', open_request: '' }, null)).toBeUndefined()
  })
})
