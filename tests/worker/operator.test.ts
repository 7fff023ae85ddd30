import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { CONTRACTS } from '#domain/api/contracts.ts'
import {
  answerSender,
  deadLetter,
  deadLetters,
  extendPlan,
  extendTrial,
  grantUnits,
  incidents,
  openLetter,
  operatorEntry,
  operatorHealth,
  operatorShop,
  operatorShops,
  paymentReports,
  replayReport,
  reviveLetter,
  senderNames,
  supportView,
} from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { DAY } from '#domain/kernel/days.ts'
import { mailSupport } from '#domain/support/jobs.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { bearer, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rawDb, rowsDb, setPlan } from '#tests/factories/api.ts'
import { carryToEnd, comeDue } from '#tests/factories/effects.ts'
import { moveLog } from '#tests/factories/old-log.ts'
import { asOperator, OPERATOR_NAME, operatorCookie } from '#tests/factories/operator.ts'
import { asked, PRO, pressed, turned } from '#tests/factories/paying-shop.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { app } from '#worker/app.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { writeLocalPayment } from '#worker/db/local-payments.ts'
import { listShops } from '#worker/db/operator/shops.ts'
import { ACCESS_HEADER } from '#worker/http/operator-access.ts'
import { OPERATOR_SECONDS, signEntry } from '#worker/http/operator-key.ts'

const key = bindings.OPERATOR_KEY ?? ''
const entryOf = (token: string) => call(pathOf(operatorEntry, { params: { token } }))

/** The page of a shop. */
const pageOf = (tenant: string) => pathOf(operatorShop, { params: { tenant } })

/** What the history of a shop says that operators did: why, and what. */
const told = async (tenantId: string) => {
  const { results } = await rowsDb
    .prepare(
      "SELECT actor_source AS reason, label FROM acts WHERE tenant_id = ? AND actor_kind = 'operator' ORDER BY committed_at, (SELECT max(rev) FROM changes AS c WHERE c.tenant_id = acts.tenant_id AND c.act_id = acts.id)",
    )
    .bind(tenantId)
    .all<{ reason: string; label: string }>()
  return results
}

describe('the local key', () => {
  it('lets in once, by a cookie that scripts and other sites do not have', async () => {
    const token = await signEntry(key, 'entry', { operator: OPERATOR_NAME, id: newId() }, Date.now())
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
    const who = { operator: OPERATOR_NAME, id: newId() }
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
    const token = await signEntry(key, 'entry', { operator: OPERATOR_NAME, id: newId() }, Date.now())
    const entry = await app.request(pathOf(operatorEntry, { params: { token } }), {}, env)
    expect(entry.status).toBe(404)
  })
})

describe('the shops', () => {
  it('are found by name, id and account, with plan, use and shard', async () => {
    const { me } = (await registerShop({ company: `Autoservice Ștefăniță ${newId().slice(-6)} SRL` })).answer
    const bare = me.shop.name.replace('Ștefăniță', 'STEFANITA')
    for (const q of [me.shop.name, bare, me.shop.id, me.user.email]) {
      const text = await (await asOperator(pathOf(operatorShops, { query: { q } }))).text()
      expect([q, text.includes(pathOf(operatorShop, { params: { tenant: me.shop.id } }))]).toEqual([q, true])
    }
    const none = await (await asOperator(pathOf(operatorShops, { query: { q: '100%' } }))).text()
    expect(none).not.toContain(me.shop.id)
    const page = await asOperator(pathOf(operatorShop, { params: { tenant: me.shop.id } }))
    expect(page.headers.get('cache-control')).toBe('no-store')
    const text = await page.text()
    for (const shown of [me.shop.name, 'Basic', 'SMS', 'Niciunul.']) expect(text).toContain(shown)
    expect((await asOperator(pathOf(operatorShop, { params: { tenant: newId() } }))).status).toBe(404)
  })
})

describe('the last change of a shop', () => {
  const shown = async (tenantId: string) =>
    (await listShops(bindings, { q: tenantId, after: '' }, new Date().toISOString())).shops[0]?.changedAt

  it('stands also when its whole log has moved to R2', async () => {
    const { device, tenantId } = await aShop()
    const { rev } = await device.act(orderOps(newId()))
    const day = new Date().toISOString().slice(0, 10)
    expect((await shown(tenantId))?.slice(0, 10)).toBe(day)
    await moveLog(tenantId, rev)
    const { results } = await rowsDb.prepare('SELECT 1 FROM changes WHERE tenant_id = ?').bind(tenantId).all()
    expect(results).toEqual([])
    expect((await shown(tenantId))?.slice(0, 10)).toBe(`2020${day.slice(4)}`)
  })
})

describe('a dead effect', () => {
  /** A message to us whose payload its job does not take. */
  const died = async () => {
    const { me } = (await registerShop()).answer
    const key = `support.mail/${newId()}`
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
    const page = async () =>
      (await asOperator(pathOf(deadLetter, { query: { tenant: me.shop.id, key } }))).text()
    // What people wrote is shown to who says why.
    const closed = await page()
    expect([closed.includes('invalid_payload'), closed.includes(payload.text)]).toEqual([true, false])
    const opened = { tenant: me.shop.id, key, act: newId(), reason: 'de văzut de ce nu pleacă' }
    expect((await asOperator(openLetter.path, opened)).status).toBe(303)
    expect(await page()).toContain(payload.text)
    const form = { tenant: me.shop.id, key, act: newId(), reason: 'prioritatea era scrisă greșit' }
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
      act: newId(),
      payload: JSON.stringify({ ...payload, isPriority: true }),
    })
    expect(late.status).toBe(404)
    expect(await told(me.shop.id)).toEqual([
      { reason: opened.reason, label: `A citit: ${mailSupport.id}, ${key}` },
      { reason: form.reason, label: `Corectat și retrimis: ${mailSupport.id}` },
    ])
    const shown = await (await asOperator(pathOf(operatorShop, { params: { tenant: me.shop.id } }))).text()
    for (const text of [OPERATOR_NAME, form.reason]) expect(shown).toContain(text)
  })

  it('of a form without a reason, or of another site, stays dead', async () => {
    const { me, key, payload } = await died()
    const form = {
      tenant: me.shop.id,
      key,
      act: newId(),
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
    const id = newId()
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
      const form = { act: newId(), reason: 'nu a ajuns la timp' }
      for (let again = 0; again < 2; again++) expect((await asOperator(path, form)).status).toBe(303)
    }
    const count = (table: string) =>
      rowsDb.prepare(`SELECT count(*) AS n FROM ${table} WHERE tenant_id = ?`).bind(me.shop.id).first('n')
    expect([await count('plan_payments'), await count('usage_packs')]).toEqual([1, 1])
    expect(await told(me.shop.id)).toHaveLength(2)
    const unknown = pathOf(replayReport, { params: { id: 'evt_unknown' } })
    expect((await asOperator(unknown, { act: newId(), reason: 'o încercare' })).status).toBe(404)
  })
})

describe('what operators give', () => {
  it('is a longer trial, which takes back the warning of a deletion, and units, once each', async () => {
    const { me } = (await registerShop()).answer
    const tenant = me.shop.id
    const past = new Date(Date.now() - 80 * DAY).toISOString()
    await setPlan(tenant, 'basic', past)
    await rawDb.DB.prepare(
      'INSERT INTO deletions (tenant_id, shard, ended_at, warned, warned_at) VALUES (?1, 0, ?2, 30, ?2)',
    )
      .bind(tenant, past)
      .run()
    expect(await (await asOperator(pageOf(tenant))).text()).toContain('Anunțat că se șterge')
    const trial = { act: newId(), reason: 'a fost în concediu', days: '14' }
    const path = pathOf(extendTrial, { params: { tenant } })
    for (let press = 0; press < 2; press++) expect((await asOperator(path, trial)).status).toBe(303)
    const row = await rowsDb
      .prepare('SELECT trial_expires_at, trial_extra FROM tenants WHERE id = ?')
      .bind(tenant)
      .first<{ trial_expires_at: string; trial_extra: number }>()
    expect(row?.trial_extra).toBe(14)
    const days = (Date.parse(row?.trial_expires_at ?? '') - Date.now()) / DAY
    expect([days > 13.9, days <= 14]).toEqual([true, true])
    const warned = rawDb.DB.prepare('SELECT count(*) AS n FROM deletions WHERE tenant_id = ?').bind(tenant)
    expect(await warned.first('n')).toBe(0)
    const units = { act: newId(), reason: 'scuze pentru ieri', feature: 'sms', units: '50' }
    for (let press = 0; press < 2; press++)
      expect((await asOperator(pathOf(grantUnits, { params: { tenant } }), units)).status).toBe(303)
    const { results } = await rowsDb
      .prepare('SELECT units, source FROM usage_packs WHERE tenant_id = ?')
      .bind(tenant)
      .all()
    expect(results).toEqual([{ units: 50, source: 'operator' }])
    expect(await told(tenant)).toEqual([
      { reason: trial.reason, label: 'Probă prelungită cu 14 zile' },
      { reason: units.reason, label: 'Dăruit: 50 × SMS' },
    ])
    // A shop that has paid has no trial.
    await setPlan(tenant, 'pro')
    const late = await asOperator(path, { ...trial, act: newId() })
    expect((await errorOf(late)).code).toBe('already_subscribed')
  })

  it('is a longer paid plan, once, which no report of the provider takes back and the owner sees', async () => {
    const { session, tenantId: tenant, device } = await aShop()
    const path = pathOf(extendPlan, { params: { tenant } })
    const form = { act: newId(), reason: 'a plătit prin bancă', days: '30' }
    // A trial is extended as a trial.
    expect((await asOperator(path, { ...form, act: newId() })).status).toBe(404)
    await pressed(session.accessToken, PRO, 'pay')
    await turned(tenant, 'fail')
    const ends = async () => {
      const answer = await call('/api/me', { headers: bearer(session.accessToken) })
      return ((await answer.json()) as { shop: { planEndsAt: string } }).shop.planEndsAt
    }
    const before = await ends()
    for (let press = 0; press < 2; press++) expect((await asOperator(path, form)).status).toBe(303)
    const given = new Date(Date.parse(before) + 30 * DAY).toISOString()
    expect(await ends()).toBe(given)
    // The old end says nothing any more, and the provider gives the subscription up.
    const { results } = await rowsDb
      .prepare("SELECT key FROM effects WHERE tenant_id = ?1 AND job = 'plans.unpaid' AND key LIKE ?2")
      .bind(tenant, `%/${before}/%`)
      .all<{ key: string }>()
    expect(results).toHaveLength(2)
    for (const { key } of results) {
      await comeDue(key)
      await carryToEnd(bindings, tenant, key)
    }
    const mails = (await localMessages(bindings)).filter(({ id }) =>
      id.startsWith(`mail/${tenant}/plans.unpaid`),
    )
    expect(mails.filter(({ id }) => !id.includes('/failed'))).toEqual([])
    await turned(tenant, 'end')
    expect(await ends()).toBe(given)
    // The server's gates and the devices' rows know it alike.
    await device.act(orderOps(newId()))
    const { rows } = await device.changes()
    const row = rows.findLast(({ collection }) => collection === 'tenants')?.row
    expect(row).toMatchObject({ plan: 'pro', gift_until: given, plan_extra: 30 })
    expect(await told(tenant)).toEqual([{ reason: form.reason, label: 'Abonament prelungit cu 30 zile' }])
    expect(await (await asOperator(pageOf(tenant))).text()).toContain('Prelungit de noi până la')
    // What has ended at the provider is bought anew, and is no subscription to change.
    expect((await asked(session.accessToken, PRO)).status).toBe(200)
  })

  it('answers a wish for a sender name, and never one that was typed since', async () => {
    const { tenantId: tenant, device } = await aShop()
    const wish = (sender: string, op: 'insert' | 'patch') =>
      device.act([
        {
          op,
          collection: 'message_settings',
          id: tenant,
          data: { sender },
          ...(op === 'patch' ? { base: 0 } : {}),
        } as Op,
      ])
    await wish('GARAJ NOU', 'insert')
    expect(await (await asOperator(senderNames.path)).text()).toContain('GARAJ NOU')
    const path = pathOf(answerSender, { params: { tenant } })
    const form = { reason: 'operatorii l-au aprobat', sender: 'GARAJ NOU', answer: 'approved' }
    const state = () =>
      rowsDb
        .prepare('SELECT sender_state FROM message_settings WHERE tenant_id = ?')
        .bind(tenant)
        .first('sender_state')
    await wish('ALT GARAJ', 'patch')
    expect((await asOperator(path, { ...form, act: newId() })).status).toBe(404)
    expect(await state()).toBe('asked')
    const right = { ...form, act: newId(), sender: 'ALT GARAJ' }
    for (let press = 0; press < 2; press++) expect((await asOperator(path, right)).status).toBe(303)
    expect(await state()).toBe('approved')
    expect(await told(tenant)).toHaveLength(1)
  })
})

describe('a look at a shop’s rows', () => {
  it('needs the owner’s consent and a begun look, and ends with the consent', async () => {
    const { tenantId: tenant, device } = await aShop()
    const order = newId()
    await device.act(orderOps(order))
    const path = pathOf(supportView, { params: { tenant } })
    const view = () => asOperator(pathOf(supportView, { params: { tenant }, query: { colectie: 'orders' } }))
    const open = (act = newId()) => asOperator(path, { act, reason: 'nu i se vede o comandă' })
    const consent = (until: string | null) =>
      device.act([
        { op: 'patch', collection: 'tenants', id: tenant, base: 0, data: { support_until: until } },
      ])
    for (const refused of [await open(), await view()])
      expect((await errorOf(refused)).code).toBe('forbidden')
    await consent('2099-01-01T00:00:00.000Z')
    // The consent alone shows nothing: a look begins with a reason.
    expect((await errorOf(await view())).code).toBe('forbidden')
    expect((await open()).status).toBe(303)
    const text = await (await view()).text()
    for (const shown of ['role="status"', order]) expect(text).toContain(shown)
    expect((await told(tenant)).map(({ reason }) => reason)).toEqual(['nu i se vede o comandă'])
    await consent(null)
    expect((await errorOf(await view())).code).toBe('forbidden')
    // Another consent needs another look; an hour later there is none.
    await consent('2099-01-01T00:00:00.000Z')
    expect((await errorOf(await view())).code).toBe('forbidden')
    expect([(await open()).status, (await view()).status]).toEqual([303, 200])
    await rowsDb
      .prepare('UPDATE tenants SET support_until = ? WHERE id = ?')
      .bind(new Date(Date.now() - 1).toISOString(), tenant)
      .run()
    expect((await errorOf(await view())).code).toBe('forbidden')
  })

  it('changes nothing: there is no other method', async () => {
    const writing = CONTRACTS.filter(({ path }) => path === supportView.path).map(({ method }) => method)
    expect(writing.sort()).toEqual(['GET', 'POST'])
  })
})

describe('an error of a browser', () => {
  it('is counted with those alike', async () => {
    const area = `proba-${newId().slice(-6).replace(/[0-9]/g, 'a')}`
    const body = { name: 'TypeError', frames: ['assets/orders-D_97.js:1:200'], area }
    // An address of its own: what other tests report counts against its limit otherwise.
    const from = { 'cf-connecting-ip': '198.51.100.14' }
    for (let time = 0; time < 3; time++)
      expect((await post('/api/client-errors', body, from)).status).toBe(204)
    const row = await rawDb.DB.prepare('SELECT name, times FROM incidents WHERE place = ?')
      .bind(`/${area}`)
      .all()
    expect(row.results).toEqual([{ name: 'TypeError', times: 3 }])
    const text = await (await asOperator(incidents.path)).text()
    for (const shown of [`/${area}`, body.frames[0] ?? '']) expect(text).toContain(shown)
  })

  it('of ours is a page for an operator’s browser', async () => {
    const headers = { cookie: await operatorCookie(), accept: 'text/html' }
    const page = await call(pageOf(newId()), { headers })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'")
    const stranger = await call(pageOf(newId()), { headers: { accept: 'text/html' } })
    expect((await errorOf(stranger)).code).toBe('not_found')
  })
})

it('the health says what waits, and how messages and jobs of the last day went', async () => {
  const { tenantId, device } = await aShop()
  await setPlan(tenantId, 'pro')
  await device.act([
    {
      op: 'insert',
      collection: 'messages',
      id: newId(),
      data: { channel: 'sms', purpose: 'ready', address: '+40722123456', body: 'Gata', dedupe_key: newId() },
    },
  ])
  const text = await (await asOperator(operatorHealth.path)).text()
  for (const shown of ['Ne așteaptă', 'data-label="Canal">sms', 'data-label="Job">messages.send'])
    expect(text).toContain(shown)
})
