import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  deadLetter,
  deadLetters,
  operatorEntry,
  operatorShop,
  operatorShops,
  paymentReports,
  replayReport,
  reviveLetter,
} from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { mailSupport } from '#domain/support/jobs.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, rawDb, rowsDb } from '#tests/factories/api.ts'
import { carryToEnd } from '#tests/factories/effects.ts'
import { asOperator, OPERATOR_NAME, operatorCookie } from '#tests/factories/operator.ts'
import { nextId } from '#tests/factories/shop-in-memory.ts'
import { app } from '#worker/app.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { writeLocalPayment } from '#worker/db/local-payments.ts'
import { ACCESS_HEADER } from '#worker/http/operator-access.ts'
import { OPERATOR_SECONDS, signEntry } from '#worker/http/operator-key.ts'

const key = bindings.OPERATOR_KEY ?? ''
const entryOf = (token: string) => call(pathOf(operatorEntry, { params: { token } }))

describe('the local key', () => {
  it('lets in once, by a cookie that scripts and other sites do not have', async () => {
    const token = await signEntry(key, 'entry', { operator: OPERATOR_NAME, id: nextId() }, Date.now())
    const first = await entryOf(token)
    expect([first.status, first.headers.get('location')]).toEqual([303, operatorShops.path])
    const cookie = first.headers.get('set-cookie') ?? ''
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/operator'])
      expect(cookie).toContain(part)
    const page = await call(operatorShops.path, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(OPERATOR_NAME)
    expect((await entryOf(token)).status).toBe(404)
  })

  it('lets nobody in with a token of another use, key or time', async () => {
    const now = Date.now()
    const who = { operator: OPERATOR_NAME, id: nextId() }
    for (const token of [
      await signEntry(key, 'session', who, now),
      await signEntry(`${key}x`, 'entry', who, now),
      await signEntry(key, 'entry', who, now - (OPERATOR_SECONDS.entry + 1) * 1_000),
    ])
      expect((await entryOf(token)).status).toBe(404)
    const entry = await signEntry(key, 'entry', who, now)
    const response = await call(operatorShops.path, { headers: { cookie: `roa_operator=${entry}` } })
    expect((await errorOf(response)).code).toBe('not_found')
  })
})

describe('behind Cloudflare Access', () => {
  it('lets in the application’s tokens, and no local key', async () => {
    const pair = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ keys: [jwk] }))
    onTestFinished(() => asked.mockRestore())
    const env = { ...bindings, ACCESS_TEAM: 'roaauto', ACCESS_AUD: 'a'.repeat(64) }
    const statusOf = async (headers: Record<string, string>, given = env) =>
      (await app.request(operatorShops.path, { headers }, given)).status
    const tokenFor = (audience: string) =>
      new SignJWT({ email: OPERATOR_NAME })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuer('https://roaauto.cloudflareaccess.com')
        .setAudience([audience])
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(pair.privateKey)
    const right = { [ACCESS_HEADER]: await tokenFor(env.ACCESS_AUD) }
    expect(await statusOf(right)).toBe(200)
    expect(await statusOf({ [ACCESS_HEADER]: await tokenFor('b'.repeat(64)) })).toBe(404)
    expect(await statusOf({ cookie: await operatorCookie() })).toBe(404)
    // Half of the application's name lets nobody in.
    expect(await statusOf(right, { ...env, ACCESS_AUD: '' })).toBe(404)
    expect(await statusOf(right, { ...env, ACCESS_TEAM: '' })).toBe(404)
    // Where nothing stands before it, its header is anybody's.
    expect(await statusOf(right, bindings)).toBe(404)
    const token = await signEntry(key, 'entry', { operator: OPERATOR_NAME, id: nextId() }, Date.now())
    const entry = await app.request(pathOf(operatorEntry, { params: { token } }), {}, env)
    expect(entry.status).toBe(404)
  })
})

describe('the shops', () => {
  it('are found by name, id and account, with plan, use and shard', async () => {
    const { me } = (await registerShop()).answer
    for (const q of [me.shop.name, me.shop.id, me.user.email]) {
      const text = await (await asOperator(pathOf(operatorShops, { query: { q } }))).text()
      expect([q, text.includes(pathOf(operatorShop, { params: { tenant: me.shop.id } }))]).toEqual([q, true])
    }
    const none = await (await asOperator(pathOf(operatorShops, { query: { q: '100%' } }))).text()
    expect(none).not.toContain(me.shop.id)
    const page = await asOperator(pathOf(operatorShop, { params: { tenant: me.shop.id } }))
    expect(page.headers.get('cache-control')).toBe('no-store')
    const text = await page.text()
    for (const shown of [me.shop.name, 'Basic', 'SMS', 'Niciunul.']) expect(text).toContain(shown)
    expect((await asOperator(pathOf(operatorShop, { params: { tenant: nextId() } }))).status).toBe(404)
  })
})

describe('a dead effect', () => {
  /** A message to us whose payload its job does not take. */
  const died = async () => {
    const { me } = (await registerShop()).answer
    const key = `support.mail/${nextId()}`
    const payload = { subject: 'Ajutor', text: 'Nu merge', diagnosis: '', userId: me.user.id, isPriority: 0 }
    await rowsDb
      .prepare(
        "INSERT INTO effects (tenant_id, key, job, payload, state, due_at, attempts, error, created_at, ended_at) VALUES (?1, ?2, ?3, ?4, 'dead', ?5, 1, 'invalid_payload', ?5, ?5)",
      )
      .bind(me.shop.id, key, mailSupport.id, JSON.stringify(payload), new Date().toISOString())
      .run()
    return { me, key, payload }
  }

  it('is corrected, and sent once however often it is pressed; its shop sees who and why', async () => {
    const { me, key, payload } = await died()
    const list = await (await asOperator(deadLetters.path)).text()
    expect(list).toContain(me.shop.id)
    const page = await (await asOperator(pathOf(deadLetter, { query: { tenant: me.shop.id, key } }))).text()
    expect(page).toContain('invalid_payload')
    const form = { tenant: me.shop.id, key, act: nextId(), reason: 'prioritatea era scrisă greșit' }
    const send = (given: object) =>
      asOperator(reviveLetter.path, { ...form, payload: JSON.stringify({ ...payload, ...given }) })
    // What its job does not take either stays where it is.
    expect((await errorOf(await send({ isPriority: 'da' }))).code).toBe('invalid_input')
    const answers = await Promise.all([1, 2, 3].map(() => send({ isPriority: true })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    await carryToEnd(bindings, me.shop.id, key)
    const mails = (await localMessages(bindings)).filter(({ body }) => body.includes(me.shop.id))
    expect(mails).toHaveLength(1)
    // Another press, from another page: it is dead no more.
    const late = await asOperator(reviveLetter.path, {
      ...form,
      act: nextId(),
      payload: JSON.stringify({ ...payload, isPriority: true }),
    })
    expect(late.status).toBe(404)
    const { results } = await rowsDb
      .prepare('SELECT actor_kind, actor_source, label FROM acts WHERE tenant_id = ? AND actor_kind = ?')
      .bind(me.shop.id, 'operator')
      .all()
    expect(results).toEqual([
      {
        actor_kind: 'operator',
        actor_source: form.reason,
        label: `Corectat și retrimis: ${mailSupport.id}`,
      },
    ])
    const shown = await (await asOperator(pathOf(operatorShop, { params: { tenant: me.shop.id } }))).text()
    for (const text of [OPERATOR_NAME, form.reason]) expect(shown).toContain(text)
  })

  it('of a form without a reason, or of another site, stays dead', async () => {
    const { me, key, payload } = await died()
    const form = {
      tenant: me.shop.id,
      key,
      act: nextId(),
      payload: JSON.stringify({ ...payload, isPriority: true }),
    }
    expect((await asOperator(reviveLetter.path, { ...form, reason: ' ' })).status).toBe(422)
    const cookie = await operatorCookie()
    const foreign = await call(reviveLetter.path, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ ...form, reason: 'de pe alt site' }),
    })
    expect((await errorOf(foreign)).code).toBe('forbidden_origin')
    const row = await rowsDb.prepare('SELECT state FROM effects WHERE key = ?').bind(key).first()
    expect(row).toEqual({ state: 'dead' })
  })
})

describe('a report of the provider of payments', () => {
  it('that is handled again, however often, stays one payment', async () => {
    const { me } = (await registerShop()).answer
    const id = nextId()
    const payment = `pay_${id}`
    const bought = { kind: 'pack', pack: 'sms-250' }
    await writeLocalPayment(bindings, me.shop.id, payment, {
      id: payment,
      amount: 9_900,
      paidAt: new Date().toISOString(),
      isRefunded: false,
      bought,
    })
    const at = new Date().toISOString()
    await rawDb.DB.prepare(
      "INSERT INTO payment_events (id, type, customer, payment, happened_at, received_at) VALUES (?1, 'paid', ?2, ?3, ?4, ?4)",
    )
      .bind(`evt_${id}`, `cus_${me.shop.id}`, payment, at)
      .run()
    expect(await (await asOperator(paymentReports.path)).text()).toContain(`evt_${id}`)
    const path = pathOf(replayReport, { params: { id: `evt_${id}` } })
    for (let press = 0; press < 2; press++) {
      const form = { act: nextId(), reason: 'nu a ajuns la timp' }
      for (let again = 0; again < 2; again++) expect((await asOperator(path, form)).status).toBe(303)
    }
    const count = (table: string) =>
      rowsDb.prepare(`SELECT count(*) AS n FROM ${table} WHERE tenant_id = ?`).bind(me.shop.id).first('n')
    expect([await count('plan_payments'), await count('usage_packs')]).toEqual([1, 1])
    const { results } = await rowsDb
      .prepare("SELECT label FROM acts WHERE tenant_id = ? AND actor_kind = 'operator'")
      .bind(me.shop.id)
      .all()
    expect(results).toHaveLength(2)
    const unknown = pathOf(replayReport, { params: { id: 'evt_unknown' } })
    expect((await asOperator(unknown, { act: nextId(), reason: 'o încercare' })).status).toBe(404)
  })
})
