import { beforeAll, describe, expect, it } from 'vitest'
import { effectOf } from '#domain/effects/job.ts'
import { issueInvoice } from '#domain/plans/jobs.ts'
import type { Row } from '#domain/sync/collection.ts'
import { bearer, joinShop } from '#tests/factories/accounts.ts'
import { bindings, call, rawDb, rowsDb } from '#tests/factories/api.ts'
import { carryToEnd, comeDue } from '#tests/factories/effects.ts'
import { asked, PRO, pressed, turned } from '#tests/factories/paying-shop.ts'
import { aShop, newId } from '#tests/factories/sync.ts'
import { OblioFake } from '#tests/fakes/oblio.ts'
import { fakeOutside } from '#tests/fakes/outside.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { causeInShop, reviveEffect } from '#worker/db/effects.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import type { Env } from '#worker/env.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'
import { booksOf } from '#worker/modules/payments/books.ts'
import { takeEvent } from '#worker/modules/payments/take-event.ts'
import { issuerOf } from '#worker/providers/issuing/chosen.ts'
import { localCheckout, payLocally } from '#worker/providers/payments/local.ts'

const rowsOf = async (collection: string, tenantId: string): Promise<Row[]> => {
  const sql = `SELECT * FROM ${collection} WHERE tenant_id = ? ORDER BY rev`
  return (await rowsDb.prepare(sql).bind(tenantId).all<Row>()).results
}

const insert = (collection: string, data: object) => ({
  op: 'insert',
  collection,
  id: newId(),
  base: 0,
  data,
})

/** Our own shop, and the deployment that issues in its series. */
const ourShop = async (serie = 'RA', prim_numar = 1) => {
  const { device, tenantId } = await aShop()
  const seller = { nume: 'Romfast SRL', cui: '14399840', adresa: 'Str. Portului 1', localitate: 'Constanța' }
  const shop = { op: 'patch', collection: 'tenants', id: tenantId, base: 0, data: { ...seller, judet: 'CT' } }
  const begin = (name: string, first = 1) =>
    device.act([insert('invoice_series', { serie: name, prim_numar: first })])
  await device.act([shop])
  await begin(serie, prim_numar)
  const browser: number[] = []
  const env = {
    ...bindings,
    INVOICES: 'shop',
    INVOICES_SHOP: tenantId,
    INVOICES_SERIES: serie,
    // The browser that prints, which may be away; it prints for real in the billing story.
    BROWSER: { quickAction: async () => new Response('%PDF-1.7', { status: browser.shift() ?? 200 }) },
    ASSETS: { fetch: async () => new Response('wOF2') },
  } as unknown as Env
  return { tenantId, env, browser, begin, invoices: () => rowsOf('invoices', tenantId) }
}

/** A shop that has paid once, in a deployment that has issued nothing yet. */
const paidOnce = async (purchase: object = PRO) => {
  const { session, tenantId } = await aShop()
  if (purchase !== PRO) await pressed(session.accessToken, PRO, 'pay')
  const { url } = (await (await asked(session.accessToken, purchase)).json()) as { url: string }
  const visit = await localCheckout(bindings, url.split('/').at(-1) ?? '')
  if (!visit) throw new Error('no visit')
  const books = booksOf({ ...bindings, INVOICES: 'none' })
  const event = await books.payments.readEvent(await payLocally(bindings, visit, Date.now()))
  if (!event) throw new Error('no event')
  await takeEvent(books, event)
  const paid = async () =>
    (await rowsOf('plan_payments', tenantId)).filter(({ payment }) => payment === event.payment)
  const [{ id } = { id: '' }] = await paid()
  const db = await findTenantDb(bindings, tenantId)
  if (!db) throw new Error('no shop')
  const effect = effectOf(issueInvoice, `${issueInvoice.id}/${id}`, { id }, new Date().toISOString())
  // No queue hears of it: each test carries it where invoices are issued its way.
  await causeInShop(db, [effect], new Date().toISOString())
  const issue = async (env: Env) => {
    await carry(carrierOf(env), { tenantId, key: effect.key })
    return rowsDb
      .prepare('SELECT state, error FROM effects WHERE tenant_id = ? AND key = ?')
      .bind(tenantId, effect.key)
      .first()
  }
  const again = () => reviveEffect(db, effect.key, Date.now())
  return { session, tenantId, id, paid, books, event, effect, issue, again }
}

describe('the invoice of a payment', () => {
  it('is issued once, mailed to the owner, and kept for him without a plan too', async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, PRO, 'pay')
    const [{ id } = { id: '' }] = await rowsOf('plan_payments', tenantId)
    await carryToEnd(bindings, tenantId, `plans.issue-invoice/${id}`)
    expect(await rowsOf('plan_payments', tenantId)).toMatchObject([
      { invoice_state: 'issued', invoice: expect.stringMatching(/^DEV \d+$/) },
    ])
    await carryToEnd(bindings, tenantId, `plans.mail-invoice/${id}`)
    const mail = (await localMessages(bindings)).find(({ id: key }) =>
      key.startsWith(`mail/${tenantId}/plans.mail-invoice/`),
    )
    expect(mail).toMatchObject({ recipient: session.answer.me.user.email })
    expect(mail?.details).toContain('.pdf')
    await turned(tenantId, 'end')
    const pdf = await call(`/api/plans/invoices/${id}`, { headers: bearer(session.accessToken) })
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(await pdf.text()).toMatch(/^%PDF-.*Abonament ROA AUTO Pro/s)
    const { accessToken } = await joinShop(tenantId, 'manager')
    for (const [path, token] of [
      [id, accessToken],
      [newId(), session.accessToken],
    ])
      expect((await call(`/api/plans/invoices/${path}`, { headers: bearer(token ?? '') })).status).toBe(404)
  })
})

describe('an invoice by our own shop', () => {
  it('is a document of its series: buyer, one line, TVA, paid, and its PDF for the buyer', async () => {
    const ours = await ourShop('RA', 7)
    const buyer = await paidOnce()
    expect(await buyer.issue(ours.env)).toEqual({ state: 'done', error: null })
    expect(await buyer.paid()).toMatchObject([{ invoice_state: 'issued', invoice: 'RA 7' }])
    expect(await ours.invoices()).toMatchObject([
      {
        order_id: null,
        nr_factura: 7,
        client_nume: 'Vulcanizare Țăndărei SRL',
        client_cod_fiscal: '14399840',
        client_tip: 'firma',
        total_fara_tva: 81_818,
        tva: 17_182,
        total_general: 99_000,
        rest: 0,
      },
    ])
    const lines = await rowsOf('invoice_lines', ours.tenantId)
    expect(lines).toMatchObject([{ descriere: expect.stringMatching(/^Abonament ROA AUTO Pro, /) }])
    const author = await rowsDb
      .prepare("SELECT actor_kind FROM acts WHERE tenant_id = ? AND actor_source = 'billing'")
      .bind(ours.tenantId)
      .all()
    expect(author.results).toEqual([{ actor_kind: 'system' }])
    const pdf = await call(`/api/plans/invoices/${buyer.id}`, { headers: bearer(buyer.session.accessToken) })
    expect(await pdf.text()).toBe('%PDF-1.7')
    // The buyer has the file alone; the document is ours.
    expect(await rowsOf('invoices', buyer.tenantId)).toEqual([])
  })

  it('waits where the series is missing or full or the shop is gone, is seen, and is one once that is mended', async () => {
    const ours = await ourShop('FULL', 999_999_999)
    const [first, second] = [await paidOnce(), await paidOnce()]
    const seen = async (env: Env, why: string) => {
      expect(await second.issue(env)).toEqual({ state: 'dead', error: why })
      expect(await second.paid()).toMatchObject([{ invoice_state: 'failed', invoice: '' }])
      expect(await second.again()).toBe(true)
    }
    await seen({ ...ours.env, INVOICES_SERIES: 'RA' }, 'series_missing')
    await seen({ ...ours.env, INVOICES_SHOP: newId() }, 'issuer_missing')
    expect(await first.issue(ours.env)).toMatchObject({ state: 'done' })
    await seen(ours.env, 'series_full')
    await rawDb.DB.prepare("UPDATE directory SET closed_at = '2026-01-01' WHERE tenant_id = ?")
      .bind(ours.tenantId)
      .run()
    await seen(ours.env, 'issuer_missing')
    await rawDb.DB.prepare('UPDATE directory SET closed_at = NULL WHERE tenant_id = ?')
      .bind(ours.tenantId)
      .run()
    await ours.begin('RA')
    const mended = { ...ours.env, INVOICES_SERIES: 'RA' }
    // The number is taken before the browser fails, and kept.
    ours.browser.push(500)
    expect(await second.issue(mended)).toEqual({ state: 'pending', error: 'pdf_unavailable' })
    await comeDue(second.effect.key)
    expect(await second.issue(mended)).toMatchObject({ state: 'done' })
    expect(await second.paid()).toMatchObject([{ invoice_state: 'issued', invoice: 'RA 1' }])
    expect(
      (await ours.invoices()).map(({ serie_factura, nr_factura }) => [serie_factura, nr_factura]),
    ).toEqual([
      ['FULL', 999_999_999],
      ['RA', 1],
    ])
  })

  it('is one, by however many tries at once', async () => {
    const ours = await ourShop()
    const invoice = {
      key: 'in_0001',
      buyer: {
        nume: 'Ion Pop',
        cui: '',
        reg_com: '',
        adresa: 'Str. Gării 1',
        localitate: 'Iași',
        judet: 'IS',
        cod_postal: '',
        email: '',
        paysVat: false,
      },
      day: new Date().toISOString().slice(0, 10),
      paidOn: '2026-11-01',
      line: { name: 'Abonament', amount: 4_900, vatRate: 2_100 },
      mentions: '',
    }
    const issuer = issuerOf(ours.env)
    const numbers = await Promise.all(Array.from({ length: 5 }, () => issuer?.issue(invoice)))
    expect(new Set(numbers.map((one) => one?.number))).toEqual(new Set(['RA 1']))
    expect(await ours.invoices()).toHaveLength(1)
    expect((await issuer?.issue({ ...invoice, key: 'in_0002' }))?.number).toBe('RA 2')
  })
})

describe('ten replays of one paid event', () => {
  const oblio = new OblioFake()
  beforeAll(() => fakeOutside('https://www.oblio.eu', oblio.fetch))

  const byOblio = async () => ({
    env: {
      ...bindings,
      INVOICES: 'oblio',
      OBLIO_EMAIL: oblio.email,
      OBLIO_SECRET: oblio.secret,
      OBLIO_CIF: 'RO123',
      OBLIO_SERIES: 'ROA',
    },
    issued: async () => oblio.issued.length,
  })
  const byOurShop = async () => {
    const { env, invoices } = await ourShop()
    return { env, issued: async () => (await invoices()).length }
  }

  it.each([
    ['Oblio', byOblio],
    ['our own shop', byOurShop],
  ])('give one pack and one invoice by %s', async (_, issuer) => {
    const { env, issued } = await issuer()
    const buyer = await paidOnce({ kind: 'pack', pack: 'sms-250' })
    const replays = Array.from({ length: 10 }, (_, replay) => `${buyer.event.id}/${replay}`)
    await Promise.all(replays.map((occasion) => takeEvent(buyer.books, buyer.event, occasion)))
    for (let time = 0; time < 3; time++) {
      // The invoice is asked for again as well, as if each answer were lost.
      await rowsDb
        .prepare("UPDATE plan_payments SET invoice_state = 'requested' WHERE id = ?")
        .bind(buyer.id)
        .run()
      await rowsDb
        .prepare("UPDATE effects SET state = 'pending', next_at = due_at WHERE key = ?")
        .bind(buyer.effect.key)
        .run()
      expect(await buyer.issue(env)).toMatchObject({ state: 'done' })
    }
    expect(await buyer.paid()).toHaveLength(1)
    expect(await rowsOf('usage_packs', buyer.tenantId)).toMatchObject([{ units: 250, used: 0 }])
    expect(await issued()).toBe(1)
    const mails = await rowsDb
      .prepare("SELECT key FROM effects WHERE tenant_id = ? AND job = 'plans.mail-invoice'")
      .bind(buyer.tenantId)
      .all()
    expect(mails.results.filter(({ key }) => key === `plans.mail-invoice/${buyer.id}`)).toHaveLength(1)
  })
})
