import { describe, expect, it } from 'vitest'
import type { SubscriptionInvoice } from '#domain/documents/subscription-invoice.ts'
import { BUYER } from '#tests/factories/buyer.ts'
import { OblioFake, type OblioFault } from '#tests/fakes/oblio.ts'
import { oblio } from '#worker/providers/issuing/oblio.ts'
import { IssueRefused } from '#worker/providers/issuing/port.ts'

const INVOICE: SubscriptionInvoice = {
  key: 'in_0001',
  buyer: { ...BUYER, paysVat: true },
  day: '2026-12-01',
  paidOn: '2026-12-01',
  line: { name: 'Abonament ROA AUTO Pro, 01.12.2026 – 01.01.2027', amount: 9_900, vatRate: 2_100 },
  mentions: 'Achitată cu cardul.',
}

const opened = (secret?: string) => {
  const fake = new OblioFake()
  const { url, email, fetch } = fake
  const account = { url, email, secret: secret ?? fake.secret, cif: 'RO123', series: 'ROA', fetch }
  return { fake, issuer: oblio(account) }
}

describe('an invoice by Oblio', () => {
  it('has the buyer, the price with TVA, and comes with its number and its PDF', async () => {
    const { fake, issuer } = opened()
    const { number, pdf } = await issuer.issue(INVOICE)
    expect(number).toBe('ROA 0001')
    expect(new TextDecoder().decode(pdf)).toContain('%PDF-')
    expect(fake.issued).toMatchObject([
      {
        cif: 'RO123',
        idempotencyKey: 'in_0001',
        seriesName: 'ROA',
        issueDate: '2026-12-01',
        client: { cif: '14399840', name: 'Vulcanizare Țăndărei SRL', state: 'Ialomița', vatPayer: 1 },
        products: [{ price: 99, vatPercentage: 21, vatIncluded: 1, quantity: 1, productType: 'Serviciu' }],
      },
    ])
  })

  it('is one, whatever became of the answers', async () => {
    const { fake, issuer } = opened()
    const faults: OblioFault[] = ['issued, no answer', 'issued, 502', 'issued, half an answer', 'busy']
    fake.faults.push(...faults)
    for (const _ of faults) await expect(issuer.issue(INVOICE)).rejects.toMatchObject({ code: 'unavailable' })
    expect((await issuer.issue(INVOICE)).number).toBe('ROA 0001')
    expect((await issuer.issue({ ...INVOICE, key: 'in_0002' })).number).toBe('ROA 0002')
    expect(fake.issued).toHaveLength(2)
  })

  it('that is refused is not tried again, nor under a wrong secret', async () => {
    const { fake, issuer } = opened()
    fake.faults.push('refused')
    await expect(issuer.issue(INVOICE)).rejects.toThrow(IssueRefused)
    await expect(opened('another').issuer.issue(INVOICE)).rejects.toThrow(IssueRefused)
    expect(fake.issued).toEqual([])
  })
})
