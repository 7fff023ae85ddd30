import { afterEach, describe, expect, it, vi } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { LIVE_PROTOCOL } from '#domain/sync/protocol.ts'
import type { DeviceSession, Me, SessionAnswer } from '#domain/team/account.ts'
import type { Asked } from '#domain/team/codes.ts'
import { countingDb } from '#tests/bench/server/counting-db.ts'
import {
  aRegistration,
  bearer,
  codeOfMail,
  cookieOf,
  deviceOf,
  joinShop,
  registerShop,
  withCookie,
} from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rawDb, rowsDb, setPlan } from '#tests/factories/api.ts'
import { newId } from '#tests/factories/sync.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { insertPasskey, passkeysOf } from '#worker/db/passkeys.ts'
import { handle as handleMove } from '#worker/jobs/move-email.ts'
import { forgot } from '#worker/modules/accounts/reset.ts'

/** A person and their own account: the password, the address, the devices, the shops, the end. */

const NEW = 'cheie dinamometrică nouă'

const askFor = async (response: Response) => ((await response.json()) as Asked).ticket
const logIn = (email: string, password: string) => post('/api/auth/login', { email, password })
const me = (token: string) => call('/api/me', { headers: bearer(token) })
const mailsTo = async (email: string) =>
  (await localMessages(bindings)).filter(({ recipient }) => recipient === email).map(({ subject }) => subject)
const expectMail = (email: string, subject: string) =>
  expect.poll(() => mailsTo(email), { timeout: 20_000 }).toContain(subject)
const makeStale = (userId: string) =>
  rawDb.DB.prepare("UPDATE sessions SET authenticated_at = '2026-01-01T00:00:00.000Z' WHERE user_id = ?")
    .bind(userId)
    .run()

afterEach(async () => {
  vi.useRealTimers()
  await rawDb.DB.prepare('DELETE FROM login_attempts').run()
})

describe('a forgotten password', () => {
  it('is replaced by a code, which ends every session and opens one', async () => {
    const { typed, accessToken, refreshToken, answer: answerOf } = await registerShop()
    const key = { id: newId(), public_key: '', counter: 0, transports: '[]', name: 'Cheie', synced: 0 }
    const stored = { ...key, user_id: answerOf.me.user.id, created_at: '2026-01-01', last_used_at: null }
    expect(await insertPasskey(bindings, stored)).toBe(true)
    const asked = await post('/api/auth/forgot', { email: typed.email.toUpperCase() })
    expect([asked.status, cookieOf(asked)]).toEqual([202, null])
    const ticket = await askFor(asked)
    const code = await codeOfMail(ticket, 'reset')
    const wrong = code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    const answer = await errorOf(await post('/api/auth/reset', { ticket, code: wrong, password: NEW }))
    expect(answer).toMatchObject({ code: 'code_wrong', params: { left: 4 } })
    expect((await me(accessToken)).status).toBe(200)
    const reset = await post('/api/auth/reset', { ticket, code, password: NEW })
    expect(reset.status).toBe(200)
    expect((await me((await deviceOf(reset)).accessToken)).status).toBe(200)
    expect((await me(accessToken)).status).toBe(401)
    expect((await post('/api/auth/refresh', '', withCookie(refreshToken))).status).toBe(401)
    expect((await logIn(typed.email, typed.password)).status).toBe(401)
    expect((await logIn(typed.email, NEW)).status).toBe(200)
    // Somebody who had the account meanwhile may have added a key.
    expect(await passkeysOf(bindings, answerOf.me.user.id)).toEqual([])
    const again = await post('/api/auth/reset', { ticket, code, password: 'altă parolă, tot lungă' })
    expect((await errorOf(again)).code).toBe('code_expired')
    await expectMail(typed.email, 'Parola contului tău s-a schimbat')
  })

  it('is set by one of two that use the code at once', async () => {
    const { typed } = await registerShop()
    const ticket = await askFor(await post('/api/auth/forgot', { email: typed.email }))
    const code = await codeOfMail(ticket, 'reset')
    const answers = await Promise.all(
      [NEW, `${NEW}, alta`].map((password) => post('/api/auth/reset', { ticket, code, password })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
  })

  it('is asked for alike, with the same statements, for an address without an account: the mail tells', async () => {
    const { typed } = await registerShop()
    const unknown = aRegistration().email
    const seen = await Promise.all(
      [typed.email, unknown].map(async (email) => {
        const counting = countingDb(rawDb.DB)
        const visit = { now: Date.now(), userAgent: '', ip: '', place: '', deviceId: null }
        const { statements } = await counting.measure(() =>
          forgot({ ...bindings, DB: counting.d1 as never }, email, visit),
        )
        return statements
      }),
    )
    expect(seen[0]).toBe(seen[1])
    const ticket = await askFor(await post('/api/auth/forgot', { email: unknown }))
    expect(await codeOfMail(ticket, 'reset')).toBe('')
    expect(await mailsTo(unknown)).toContain('Nu există un cont cu această adresă')
  })

  it('opens the account again while log-ins wait', async () => {
    const { typed } = await registerShop()
    for (let time = 0; time < 5; time++) await logIn(typed.email, NEW)
    expect((await logIn(typed.email, typed.password)).status).toBe(429)
    const ticket = await askFor(await post('/api/auth/forgot', { email: typed.email }))
    const code = await codeOfMail(ticket, 'reset')
    expect((await post('/api/auth/reset', { ticket, code, password: NEW })).status).toBe(200)
    expect((await logIn(typed.email, NEW)).status).toBe(200)
    await expectMail(typed.email, 'Multe încercări de conectare în contul tău')
  })

  it('is asked for five times for one reader, known or not, then later', async () => {
    for (const { email } of [(await registerShop()).typed, aRegistration()]) {
      await rawDb.DB.prepare('DELETE FROM login_attempts').run()
      const ask = () => post('/api/auth/forgot', { email }, { 'cf-connecting-ip': '81.180.9.9' })
      for (let time = 0; time < 5; time++) expect((await ask()).status).toBe(202)
      expect((await ask()).status).toBe(429)
    }
  })

  it('counts a mail that is sent again, and strangers never make the reader’s own device wait', async () => {
    const { typed, refreshToken } = await registerShop()
    let place = 0
    const from = () => ({ 'cf-connecting-ip': `81.180.${place++ >> 8}.${place % 256}` })
    const ask = (headers: Record<string, string>) => post('/api/auth/forgot', { email: typed.email }, headers)
    const ticket = await askFor(await ask(from()))
    const again = await post('/api/auth/resend', { ticket }, from())
    expect(again.status).toBe(202)
    const codes: number[] = []
    for (let time = 0; time < 19; time++) codes.push((await ask(from())).status)
    // Twenty mails, of which one was sent again.
    expect(codes.filter((status) => status === 202)).toHaveLength(18)
    expect((await ask(from())).status).toBe(429)
    expect((await ask({ ...from(), ...withCookie(refreshToken) })).status).toBe(202)
    const stranger = await registerShop()
    expect((await ask({ ...from(), ...withCookie(stranger.refreshToken) })).status).toBe(429)
  })
})

describe('a new password', () => {
  it('needs a fresh proof, and ends the other sessions with their sockets', async () => {
    const { typed, accessToken, answer } = await registerShop()
    const other = await deviceOf(await logIn(typed.email, typed.password))
    const live = await call('/api/sync/live', {
      headers: {
        upgrade: 'websocket',
        'sec-websocket-protocol': `${LIVE_PROTOCOL}, bearer.${other.accessToken}`,
      },
    })
    const closed = new Promise<number>((resolve) =>
      live.webSocket?.addEventListener('close', ({ code }) => resolve(code)),
    )
    live.webSocket?.accept()
    await makeStale(answer.me.user.id)
    const change = () => post('/api/account/password', { password: NEW }, bearer(accessToken))
    expect((await errorOf(await change())).code).toBe('reauthentication_required')
    const prove = (password: string) => post('/api/account/reauthenticate', { password }, bearer(accessToken))
    expect((await errorOf(await prove(NEW))).code).toBe('password_wrong')
    expect((await prove(typed.password)).status).toBe(204)
    expect((await change()).status).toBe(204)
    expect((await me(accessToken)).status).toBe(200)
    expect((await me(other.accessToken)).status).toBe(401)
    expect(await closed).toBe(1008)
    expect((await logIn(typed.email, NEW)).status).toBe(200)
  })

  it('makes worthless what was asked for by mail before', async () => {
    const { typed, accessToken } = await registerShop()
    const ticket = await askFor(await post('/api/auth/forgot', { email: typed.email }))
    const code = await codeOfMail(ticket, 'reset')
    await post('/api/account/password', { password: NEW }, bearer(accessToken))
    const late = await post('/api/auth/reset', { ticket, code, password: typed.password })
    expect((await errorOf(late)).code).toBe('code_expired')
  })
})

describe('a new address', () => {
  it('is confirmed from both mailboxes, and the old one is told', async () => {
    const { typed, accessToken } = await registerShop()
    const { email } = aRegistration()
    const asked = await post('/api/account/email', { email }, bearer(accessToken))
    expect(asked.status).toBe(202)
    const ticket = await askFor(asked)
    const [oldCode, newCode] = [await codeOfMail(ticket, 'email_old'), await codeOfMail(ticket, 'email_new')]
    const confirm = (body: object, token = accessToken) =>
      post('/api/account/email/confirm', { ticket, ...body }, bearer(token))
    for (const codes of [
      { oldCode, newCode: oldCode },
      { oldCode: newCode, newCode },
    ])
      expect((await errorOf(await confirm(codes))).code).toBe('code_wrong')
    const stranger = await registerShop()
    expect((await errorOf(await confirm({ oldCode, newCode }, stranger.accessToken))).code).toBe(
      'code_expired',
    )
    const confirmed = await confirm({ oldCode, newCode })
    expect(confirmed.status).toBe(200)
    expect(((await confirmed.json()) as Me).user.email).toBe(email)
    expect((await logIn(typed.email, typed.password)).status).toBe(401)
    expect((await logIn(email, typed.password)).status).toBe(200)
    await expectMail(typed.email, 'Adresa contului tău s-a schimbat')
  })

  it('is written into the rows of the person’s shops', async () => {
    const { typed, accessToken, answer } = await registerShop()
    const { email } = aRegistration()
    const ticket = await askFor(await post('/api/account/email', { email }, bearer(accessToken)))
    const [oldCode, newCode] = [await codeOfMail(ticket, 'email_old'), await codeOfMail(ticket, 'email_new')]
    const emailInShop = async () =>
      (
        await rowsDb
          .prepare('SELECT email FROM members WHERE tenant_id = ? AND user_id = ?')
          .bind(answer.me.shop.id, answer.me.user.id)
          .first()
      )?.email
    expect(await emailInShop()).toBe(typed.email)
    await post('/api/account/email/confirm', { ticket, oldCode, newCode }, bearer(accessToken))
    await expect.poll(emailInShop, { timeout: 20_000 }).toBe(email)
  })

  describe('without the old mailbox', () => {
    const askLater = async () => {
      const person = await registerShop()
      const { email } = aRegistration()
      const ticket = await askFor(await post('/api/account/email', { email }, bearer(person.accessToken)))
      const newCode = await codeOfMail(ticket, 'email_new')
      const later = () => post('/api/account/email/later', { ticket, newCode }, bearer(person.accessToken))
      const moving = async () =>
        (
          (await (await call('/api/account/email', { headers: bearer(person.accessToken) })).json()) as {
            move: { email: string; movesAt: string } | null
          }
        ).move
      const { id } = person.answer.me.user
      const move = async () => {
        const code = await rawDb.DB.prepare(
          "SELECT id FROM account_codes WHERE user_id = ? AND purpose = 'email'",
        )
          .bind(id)
          .first<string>('id')
        await handleMove({ env: bindings, payload: { code } } as unknown as Parameters<typeof handleMove>[0])
      }
      return { ...person, email, later, moving, move, id }
    }

    it('waits a week, of which the old mailbox is told; then the account moves', async () => {
      const { typed, email, later, moving, move } = await askLater()
      expect((await later()).status).toBe(200)
      const waiting = await moving()
      expect(waiting?.email).toBe(email)
      expect(Date.parse(waiting?.movesAt ?? '') - Date.now()).toBeGreaterThan(6.9 * DAY)
      await expect
        .poll(() => mailsTo(typed.email), { timeout: 20_000 })
        .toContainEqual(expect.stringMatching(/^Contul tău trece pe altă adresă pe \d/))
      expect((await logIn(typed.email, typed.password)).status).toBe(200)
      await move()
      expect((await logIn(email, typed.password)).status).toBe(200)
    })

    it('waits for nothing where the address has another account', async () => {
      const [person, other] = [await registerShop(), await registerShop()]
      const headers = bearer(person.accessToken)
      await askFor(await post('/api/account/email', { email: other.typed.email }, headers))
      const answer = await call('/api/account/email', { headers })
      expect([answer.status, await answer.json()]).toEqual([200, { move: null }])
    })

    it('is stopped by the person, or by a new password', async () => {
      for (const stop of ['keep', 'reset'] as const) {
        const { typed, accessToken, later, moving, move } = await askLater()
        await later()
        if (stop === 'keep') {
          const headers = { ...bearer(accessToken), 'sec-fetch-site': 'same-origin' }
          await call('/api/account/email', { method: 'DELETE', headers })
          expect(await moving()).toBeNull()
        } else {
          const ticket = await askFor(await post('/api/auth/forgot', { email: typed.email }))
          await post('/api/auth/reset', { ticket, code: await codeOfMail(ticket, 'reset'), password: NEW })
        }
        await move()
        expect((await logIn(typed.email, stop === 'keep' ? typed.password : NEW)).status, stop).toBe(200)
      }
    })
  })

  it('leaves a code that went to the old mailbox worthless', async () => {
    const { typed, accessToken } = await registerShop()
    const forgotten = await askFor(await post('/api/auth/forgot', { email: typed.email }))
    const code = await codeOfMail(forgotten, 'reset')
    const { email } = aRegistration()
    const ticket = await askFor(await post('/api/account/email', { email }, bearer(accessToken)))
    const [oldCode, newCode] = [await codeOfMail(ticket, 'email_old'), await codeOfMail(ticket, 'email_new')]
    const codes = { ticket, oldCode, newCode }
    expect((await post('/api/account/email/confirm', codes, bearer(accessToken))).status).toBe(200)
    const late = await post('/api/auth/reset', { ticket: forgotten, code, password: NEW })
    expect((await errorOf(late)).code).toBe('code_expired')
  })

  it('is asked for a few times by one person, whatever the addresses are', async () => {
    const { accessToken } = await registerShop()
    const answers: number[] = []
    for (let asked = 0; asked < 7; asked++)
      answers.push(
        (await post('/api/account/email', { email: aRegistration().email }, bearer(accessToken))).status,
      )
    expect(answers).toEqual([202, 202, 202, 202, 202, 429, 429])
  })

  it('with an account is asked for alike; its reader learns it, and nobody can confirm it', async () => {
    const [one, two] = [await registerShop(), await registerShop()]
    const asked = await post('/api/account/email', { email: two.typed.email }, bearer(one.accessToken))
    expect(asked.status).toBe(202)
    const ticket = await askFor(asked)
    expect(await codeOfMail(ticket, 'email_new')).toBe('')
    expect(await mailsTo(two.typed.email)).toContain('Această adresă are deja un cont ROA AUTO')
  })
})

describe('the devices of a person', () => {
  it('are listed with device, place and last use, and ended one by one, by their person alone', async () => {
    const { typed, accessToken } = await registerShop()
    const phone = await deviceOf(
      await call('/api/auth/login', {
        method: 'POST',
        headers: {
          'sec-fetch-site': 'same-origin',
          'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
        },
        body: JSON.stringify({ email: typed.email, password: typed.password }),
      }),
    )
    const list = async (token: string) =>
      (
        (await (await call('/api/account/sessions', { headers: bearer(token) })).json()) as {
          sessions: DeviceSession[]
        }
      ).sessions
    const sessions = await list(accessToken)
    expect(sessions.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true])
    const other = sessions.find(({ isCurrent }) => !isCurrent)
    expect(other).toMatchObject({ device: 'Safari, iPhone', id: phone.refreshToken.split('.')[0] })
    expect(Date.parse(other?.lastSeenAt ?? '')).toBeGreaterThan(Date.now() - 600_000)
    const end = (token: string) =>
      call(`/api/account/sessions/${other?.id}`, { method: 'DELETE', headers: bearer(token) })
    const stranger = await registerShop()
    expect((await end(stranger.accessToken)).status).toBe(404)
    expect((await me(phone.accessToken)).status).toBe(200)
    expect((await end(accessToken)).status).toBe(204)
    expect((await me(phone.accessToken)).status).toBe(401)
    expect(await list(accessToken)).toHaveLength(1)
  })

  it('are all logged out at once', async () => {
    const { typed, accessToken, refreshToken } = await registerShop()
    const other = await deviceOf(await logIn(typed.email, typed.password))
    const stranger = await registerShop()
    expect((await post('/api/account/logout-everywhere', '', bearer(accessToken))).status).toBe(204)
    for (const token of [accessToken, other.accessToken]) expect((await me(token)).status).toBe(401)
    expect((await post('/api/auth/refresh', '', withCookie(refreshToken))).status).toBe(401)
    expect((await me(stranger.accessToken)).status).toBe(200)
  })
})

describe('a person of two shops', () => {
  it('switches between them; a token for the other one is worth nothing after that', async () => {
    const owner = await registerShop()
    const second = await registerShop()
    const { id: userId } = owner.answer.me.user
    await rawDb.DB.prepare(
      "INSERT INTO memberships (tenant_id, user_id, rol, state, as_of_rev, updated_at) VALUES (?, ?, 'reception', 'active', 0, '')",
    )
      .bind(second.answer.me.shop.id, userId)
      .run()
    const { shops } = (await (await me(owner.accessToken)).json()) as Me
    expect(shops).toEqual([
      { id: owner.answer.me.shop.id, name: owner.typed.company, role: 'owner' },
      { id: second.answer.me.shop.id, name: second.typed.company, role: 'reception' },
    ])
    const moved = await post('/api/account/shop', { id: second.answer.me.shop.id }, bearer(owner.accessToken))
    expect(moved.status).toBe(200)
    const answer = (await moved.json()) as SessionAnswer
    expect(answer.me).toMatchObject({
      user: { id: userId, role: 'reception' },
      shop: { id: second.answer.me.shop.id },
    })
    expect((await me(answer.accessToken)).status).toBe(200)
    expect((await me(owner.accessToken)).status).toBe(401)
    const renewed = await deviceOf(await post('/api/auth/refresh', '', withCookie(owner.refreshToken)))
    expect(renewed.answer.me.shop.id).toBe(second.answer.me.shop.id)
    const shopOfLogIn = async () => {
      const { answer: opened } = await deviceOf(await logIn(owner.typed.email, owner.typed.password))
      return [opened.me.shop.id, opened.me.shops.length]
    }
    expect(await shopOfLogIn(), 'the shop that was used last').toEqual([second.answer.me.shop.id, 2])
    await rawDb.DB.prepare("UPDATE directory SET closed_at = '2026-01-01' WHERE tenant_id = ?")
      .bind(second.answer.me.shop.id)
      .run()
    expect(await shopOfLogIn(), 'no shop that is being deleted').toEqual([owner.answer.me.shop.id, 1])
  })

  it('cannot switch to a shop of others', async () => {
    const [one, two] = [await registerShop(), await registerShop()]
    const response = await post('/api/account/shop', { id: two.answer.me.shop.id }, bearer(one.accessToken))
    expect((await errorOf(response)).code).toBe('not_found')
  })
})

describe('the deletion of an account', () => {
  it('is refused to the only owner of a shop', async () => {
    const { accessToken } = await registerShop()
    const response = await post('/api/account/delete', '', bearer(accessToken))
    expect([response.status, (await errorOf(response)).code]).toEqual([409, 'sole_owner'])
  })

  it('is refused to the owner of the shop’s own row too, however often it is asked for', async () => {
    const { accessToken, answer } = await registerShop()
    const other = await registerShop()
    // The directory is behind: it names another owner, whom the shop does not know.
    await rawDb.DB.prepare(
      "INSERT INTO memberships (tenant_id, user_id, rol, state, as_of_rev, updated_at) VALUES (?, ?, 'owner', 'active', 0, '')",
    )
      .bind(answer.me.shop.id, other.answer.me.user.id)
      .run()
    for (let tries = 0; tries < 2; tries++) {
      const response = await post('/api/account/delete', '', bearer(accessToken))
      expect([response.status, (await errorOf(response)).code]).toEqual([409, 'sole_owner'])
    }
  })

  it('leaves nothing of the person in the directory, frees the seat, and tells the address', async () => {
    const owner = await registerShop()
    const tenantId = owner.answer.me.shop.id
    const colleague = await joinShop(tenantId, 'manager')
    await setPlan(tenantId, 'pro')
    const memberId = newId()
    const { email } = colleague.typed
    const data = { user_id: colleague.userId, name: 'Ilinca', email, role: 'manager', state: 'active' }
    const act = { key: memberId, ops: [{ op: 'insert' as const, collection: 'members', id: memberId, data }] }
    const reply = await bindings.TENANT.getByName(tenantId).act(
      systemActor({ tenantId }, 'team'),
      act,
      undefined,
    )
    expect(reply).toMatchObject({ ok: true, result: { status: 'applied' } })
    await post('/api/auth/forgot', { email: colleague.typed.email })
    expect((await post('/api/account/delete', '', bearer(colleague.accessToken))).status).toBe(204)
    expect((await me(colleague.accessToken)).status).toBe(401)
    for (const table of [
      'users',
      'memberships',
      'sessions',
      'passkeys',
      'account_codes',
      'push_subscriptions',
    ]) {
      const column = table === 'users' ? 'id' : 'user_id'
      const left = await rawDb.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${column} = ?`)
        .bind(colleague.userId)
        .first()
      expect([table, left]).toEqual([table, { n: 0 }])
    }
    expect((await logIn(colleague.typed.email, colleague.typed.password)).status).toBe(401)
    expect((await me(owner.accessToken)).status).toBe(200)
    const row = await rowsDb.prepare('SELECT state FROM members WHERE id = ?').bind(memberId).first()
    expect(row).toEqual({ state: 'deactivated' })
    await expectMail(colleague.typed.email, 'Contul tău ROA AUTO a fost șters')
  })
})
