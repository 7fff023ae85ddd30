import { describe, expect, it } from 'vitest'
import { LEGAL_PAGES, PAGES } from '#domain/api/paths.ts'
import { LEGAL_DOCUMENTS, LEGAL_NAMES } from '#domain/legal/documents.ts'
import type { Stop } from '#domain/messages/schema.ts'
import { offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import { markOf, printedCode } from '#domain/workshop/approvals/printed-code.ts'
import type { Consent } from '#domain/workshop/contacts/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { bindings, call, HOST } from '#tests/factories/api.ts'
import { validate } from '#tests/factories/offered-order.ts'
import { moveLog } from '#tests/factories/old-log.ts'
import { accepting, aPortal, rowsOf, submit } from '#tests/factories/portal.ts'
import { aShop, newId } from '#tests/factories/sync.ts'
import { stopRow } from '#worker/modules/messages/links.ts'
import { linkFor } from '#worker/pages/links.ts'
import { masked } from '#worker/pages/stop/page.ts'

const html = async (path: string): Promise<string> =>
  (await (await call(path)).text()).replaceAll('\u00a0', ' ')

describe('a legal document', () => {
  it.each(LEGAL_NAMES)('"%s" is read by everybody, in both languages', async (name) => {
    for (const language of ['ro', 'en'] as const) {
      const answer = await call(`${LEGAL_PAGES[name]}?lang=${language}`)
      expect([answer.status, answer.headers.get('x-robots-tag')]).toEqual([200, null])
      const text = await answer.text()
      const { title, sections } = LEGAL_DOCUMENTS[name].texts[language]
      expect(text).toContain(`<html lang="${language}">`)
      for (const part of [title, ...sections.map((section) => section.title)])
        expect(text).toContain(part.replaceAll("'", '&#39;'))
    }
  })
})

describe('the stop link', () => {
  /** A shop that wrote to a contact, and the path of the message's stop link. */
  const aMessage = async () => {
    const { device, tenantId } = await aShop()
    const [contact, message] = [newId(), newId()]
    const { results } = await device.act([
      {
        op: 'insert',
        collection: 'contacts',
        id: contact,
        data: { name: 'Ion Popescu', phone: '0722123456' },
      },
      {
        op: 'insert',
        collection: 'messages',
        id: message,
        data: {
          contact_id: contact,
          address: '+40722123456',
          channel: 'sms',
          purpose: 'reminder',
          body: 'ITP {stop}',
          dedupe_key: message,
        },
      },
    ])
    expect(results[0]?.status).toBe('applied')
    const row = stopRow({ id: message, round: 1 })
    const url = await linkFor(bindings, tenantId, 'stop', row, '2099-01-01T00:00:00.000Z')
    return { device, tenantId, contact, message, path: url.slice(HOST.length) }
  }
  const stops = (tenantId: string) => rowsOf<Stop>('stop_list', tenantId)

  it('stops by one press, at once, in that shop only, and a GET stops nothing', async () => {
    const [one, other] = [await aMessage(), await aMessage()]
    const before = await html(one.path)
    expect(before).toContain('0722 *** 456')
    expect(before).not.toContain('0722 123 456')
    expect(await stops(one.tenantId)).toEqual([])
    const pressed = await submit(one.path, {})
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, one.path])
    expect((await submit(one.path, {})).status).toBe(303)
    expect(await stops(one.tenantId)).toMatchObject([{ address: '+40722123456', message_id: one.message }])
    expect(await html(one.path)).toContain('Nu mai primiți mesaje promoționale')
    const said = await rowsOf<Consent>('consents', one.tenantId)
    expect(said.map(({ channel, purpose }) => `${channel} ${purpose}`).sort()).toEqual([
      'sms marketing',
      'sms reminder',
      'whatsapp marketing',
      'whatsapp reminder',
    ])
    for (const row of said)
      expect(row).toMatchObject({ contact_id: one.contact, given: 0, source: 'stop_link' })
    expect(await stops(other.tenantId)).toEqual([])
  })

  it('stops the address to which its message went, and not the one that was corrected since', async () => {
    const { path, tenantId, device, message } = await aMessage()
    const data = { address: '+40733123456', state: 'queued' }
    await device.act([{ op: 'patch', collection: 'messages', id: message, base: 1_000, data }])
    expect(await html(path)).toContain('0722 *** 456')
    await moveLog(tenantId, (await device.changes()).head)
    expect(await html(path)).toContain('0722 *** 456')
    await submit(path, {})
    expect(await stops(tenantId)).toMatchObject([{ address: '+40722123456', message_id: message }])
    // A stranger who got it by a wrong number cannot speak for the client.
    expect(await rowsOf<Consent>('consents', tenantId)).toEqual([])
    expect(await html(path)).toContain('Nu mai primiți mesaje promoționale')
  })

  it.each([
    ['+40722123456', '0722 *** 456'],
    ['+40213123456', '021 3** *456'],
    ['+4915123456789', '+4915******789'],
    ['ion@exemplu.ro', 'i***@exemplu.ro'],
  ])('shows of %s what its owner knows', (address, shown) => expect(masked(address)).toBe(shown))

  it('stops once more after the desk has lifted the stop', async () => {
    const { path, tenantId, device } = await aMessage()
    await submit(path, {})
    const [stop] = await stops(tenantId)
    await device.act([{ op: 'delete', collection: 'stop_list', id: stop?.id ?? '', base: 0 }])
    expect(await html(path)).toContain('Opriți mesajele')
    await submit(path, {})
    const after = await stops(tenantId)
    expect(after.map(({ deleted_at }) => deleted_at === null).sort()).toEqual([false, true])
    expect(await html(path)).toContain('Nu mai primiți mesaje promoționale')
  })

  it('is pressed by a mail program without its page, and by no other site', async () => {
    const { path, tenantId } = await aMessage()
    expect((await submit(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    expect((await call(path, { method: 'POST', body })).status).toBe(200)
    expect(await stops(tenantId)).toHaveLength(1)
  })
})

describe('the page of a printed deviz', () => {
  const patch = (collection: string, id: string, data: object) => ({
    op: 'patch',
    collection,
    id,
    base: 0,
    data,
  })
  const pathOf = async (tenantId: string) => {
    const [order] = await rowsOf<Order>('orders', tenantId)
    const lines = await rowsOf<OrderLine>('order_lines', tenantId)
    if (!order) throw new Error('no order')
    const mark = markOf(offerHash(offerOf(order, lines, order.cota_tva)))
    return `${PAGES.check}/${printedCode({ tenantId, orderId: order.id, mark })}`
  }

  it('says whether the printed deviz stands, and what was accepted', async () => {
    const { tenantId, path, orderId, lineIds, device } = await aPortal()
    const printed = await pathOf(tenantId)
    const first = await html(printed)
    for (const shown of ['Devizul este cel în vigoare', 'CT 83 KCS', 'nu a răspuns încă'])
      expect(first).toContain(shown)
    await submit(path, { ...accepting(await html(path)), l1: 'refuse' })
    expect(await html(printed)).toContain('Clientul a acceptat 2 din 3 linii')
    const later = await pathOf(tenantId)
    expect(later).not.toBe(printed)
    expect(await html(later)).toContain('Devizul este cel în vigoare')
    await device.act(
      [patch('orders', orderId, { status: 'DRAFT' })],
      [patch('order_lines', lineIds[0] ?? '', { pret_ora: 30_000 })],
      validate(orderId),
    )
    expect(await html(printed)).toContain('Devizul a fost înlocuit')
    expect(await html(later)).toContain('Hârtia nu corespunde')
    await device.act([patch('orders', orderId, { status: 'ANULAT' })])
    expect(await html(printed)).toContain('Comanda a fost anulată')
  })

  it('of an invented code is that of a wrong link', async () => {
    const code = printedCode({ tenantId: newId(), orderId: newId(), mark: '0'.repeat(16) })
    for (const path of [`${PAGES.check}/${code}`, `${PAGES.check}/x`])
      expect([(await call(path)).status, await html(path)]).toEqual([404, await html(`${PAGES.portal}/x`)])
  })
})
