import {
  createExecutionContext,
  createScheduledController,
  runInDurableObject,
  waitOnExecutionContext,
} from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { keptUntil } from '#domain/plans/catalogue.ts'
import { WARNINGS } from '#domain/plans/deletion.ts'
import { DATA_HEADER, dataName } from '#domain/sync/protocol.ts'
import { bearer, joinShop, registerShop, withCookie } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { carryToEnd } from '#tests/factories/effects.ts'
import { aDevice, aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { TENANT_TABLES } from '#worker/db/deletions.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import worker from '#worker/index.ts'
import { deleteShops, warnAndClose } from '#worker/jobs/delete-shops.ts'
import { linkFor } from '#worker/pages/links.ts'

const MINUTE = 60_000

const env = bindings
const files = bindings.FILES

/** Ends the plan of a shop; the time at which its data is due is in the past or the future of `now`. */
const endPlan = async (tenantId: string, endedAt: string) => {
  await rowsDb
    .prepare("UPDATE tenants SET plan = 'basic', trial_expires_at = ?2 WHERE id = ?1")
    .bind(tenantId, endedAt)
    .run()
}

const databases = () => [rawDb.DB, rawDb.DB_1]

/** Rows of a shop by table, in both databases. */
const rowsOf = async (tenantId: string): Promise<Record<string, number>> => {
  const found: Record<string, number> = {}
  for (const d1 of databases()) {
    const { results } = await d1
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'",
      )
      .all<{ name: string }>()
    for (const { name } of results) {
      const columns = (
        await d1.prepare(`SELECT name FROM pragma_table_info(?)`).bind(name).all<{ name: string }>()
      ).results
      if (!columns.some((column) => column.name === 'tenant_id') || name === 'deletions') continue
      const { n } = (await d1
        .prepare(`SELECT count(*) AS n FROM ${name} WHERE tenant_id = ?`)
        .bind(tenantId)
        .first<{ n: number }>()) ?? { n: 0 }
      if (n > 0) found[name] = (found[name] ?? 0) + n
    }
  }
  return found
}

const keysOf = async (tenantId: string): Promise<string[]> =>
  (await files.list()).objects.map(({ key }) => key).filter((key) => key.includes(tenantId))

const effectsOf = async (tenantId: string) =>
  (
    await rowsDb
      .prepare(
        "SELECT key FROM effects WHERE tenant_id = ? AND job = 'plans.warn-deletion' ORDER BY created_at",
      )
      .bind(tenantId)
      .all<{ key: string }>()
  ).results.map(({ key }) => Number(key.split('/').at(-2)))

/** Every table gets a row of the shop, copied in shape from nothing: only its key and its not-null columns matter. */
const fillTables = async (tenantId: string) => {
  for (const { name } of TENANT_TABLES) {
    const d1 = rowsDb
    const { results } = await d1
      .prepare('SELECT name, type, "notnull" AS required, dflt_value FROM pragma_table_info(?)')
      .bind(name)
      .all<{ name: string; type: string; required: number; dflt_value: string | null }>()
    const needed = results.filter(
      ({ name: column, required, dflt_value }) => column === 'tenant_id' || (required && dflt_value === null),
    )
    const values = needed.map(({ name: column, type }) => {
      if (column === 'tenant_id') return tenantId
      if (/int/i.test(type)) return 9_000_000 + TENANT_TABLES.findIndex((table) => table.name === name)
      return JSON.stringify(`${column}-${name}-${newId()}`)
    })
    await d1
      .prepare(
        `INSERT OR IGNORE INTO ${name} (${needed.map((one) => one.name).join(', ')}) VALUES (${values.map(() => '?').join(', ')})`,
      )
      .bind(...values)
      .run()
  }
}

/** Carries an effect as the queue does. */
const scheduled = async (cron: string, scheduledTime: number) => {
  const context = createExecutionContext()
  await worker.scheduled(createScheduledController({ cron, scheduledTime }), env, context)
  await waitOnExecutionContext(context)
}

describe('a shop whose plan has ended', () => {
  it('is warned 30, 7, 3 and 1 days before, each once, and finds everything when it comes back', {
    timeout: 60_000,
  }, async () => {
    const { tenantId, device } = await aShop()
    await device.act(orderOps(newId()))
    const endedAt = '2026-12-01T08:00:00.000Z'
    await endPlan(tenantId, endedAt)
    const due = Date.parse(keptUntil(endedAt))
    const before = await rowsOf(tenantId)
    const told: number[][] = []
    for (let day = 92; day >= 0; day--) {
      // A run that comes twice, or a second run of a day, notifies nobody again.
      await warnAndClose(env, due - day * DAY)
      if (day % 30 === 0) await warnAndClose(env, due - day * DAY)
      if (day === 31 || day === 30 || day === 8 || day === 7 || day === 1)
        told.push(await effectsOf(tenantId))
      if (day === 1) break
    }
    expect(told).toEqual([[], [30], [30], [30, 7], [...WARNINGS]])
    await endPlan(tenantId, '2027-12-01T08:00:00.000Z')
    await warnAndClose(env, due + 5 * DAY)
    await deleteShops(env, due + 5 * DAY)
    const { effects, ...rows } = await rowsOf(tenantId)
    const { effects: old = 0, ...known } = before
    expect(rows).toEqual(known)
    expect(effects).toBe(old + WARNINGS.length)
    expect((await device.changes()).rows.some(({ collection }) => collection === 'orders')).toBe(true)
  })

  it('is never deleted before the last word was a day ago, even after a long silence of the crons', async () => {
    const { tenantId } = await aShop()
    const now = Date.now() + 400 * DAY
    await endPlan(tenantId, new Date(now - 300 * DAY).toISOString())
    await warnAndClose(env, now)
    await warnAndClose(env, now + 3_600_000)
    await deleteShops(env, now + 2 * 3_600_000)
    expect(await effectsOf(tenantId)).toEqual([1])
    expect(await rowsOf(tenantId)).toHaveProperty('tenants')
  })

  it('writes to the owners alone, with the day and the way back', async () => {
    const { tenantId, session } = await aShop()
    const { typed } = await joinShop(tenantId, 'manager')
    const endedAt = new Date(Date.now() - 60 * DAY - MINUTE).toISOString()
    await endPlan(tenantId, endedAt)
    await warnAndClose(env, Date.now())
    const key = `plans.warn-deletion/${endedAt}/30/${session.answer.me.user.id}`
    await carryToEnd(env, tenantId, key)
    const { messages } = (await (await call('/dev/mesaje.json')).json()) as {
      messages: { recipient: string; subject: string; body: string }[]
    }
    const told = messages.filter(
      ({ subject }) => subject === 'Peste 30 de zile ștergem datele din contul tău',
    )
    const readers = told.map(({ recipient }) => recipient)
    expect(readers).toContain(session.answer.me.user.email)
    expect(readers).not.toContain(typed.email)
    expect(told[0]?.body).toContain('/setari/abonament')
  })
})

describe('the deletion', () => {
  it('leaves nothing of the shop in any table, file or object, and touches no other shop', {
    timeout: 120_000,
  }, async () => {
    const { tenantId, device, session } = await aShop()
    const other = await aShop()
    for (const shop of [{ tenantId, device }, other]) {
      await shop.device.act(orderOps(newId(), 3))
      await fillTables(shop.tenantId)
      for (const path of [
        'photos/00ff',
        'orders/1/deviz-2.pdf',
        'invoices/3.pdf',
        'exports/4.zip',
        'anything/new',
      ])
        await files.put(`tenants/${shop.tenantId}/${path}`, 'x')
    }
    const link = await linkFor(env, tenantId, 'portal', newId(), '2030-01-01T00:00:00.000Z')
    // One colleague works in another shop too, and stays there.
    const both = await joinShop(tenantId, 'manager')
    await rawDb.DB.prepare("INSERT INTO memberships VALUES (?1, ?2, 'owner', 'active', 0, '')")
      .bind(other.tenantId, both.userId)
      .run()
    const object = env.TENANT.getByName(tenantId)
    await runInDurableObject(object, (instance) => instance.expectEffect(Date.now() + DAY))
    const filled = await rowsOf(tenantId)
    expect(TENANT_TABLES.filter(({ name }) => !(name in filled))).toEqual([])
    const untouched = { rows: await rowsOf(other.tenantId), keys: await keysOf(other.tenantId) }

    const now = Date.now()
    await endPlan(tenantId, new Date(now - 100 * DAY).toISOString())
    await warnAndClose(env, now)
    await warnAndClose(env, now + DAY)
    expect((await call('/api/sync/full', { headers: device.headers })).status).not.toBe(200)
    // Runs that break off anywhere are done again.
    await deleteShops({ ...env, FILES: broken }, now + DAY).catch(() => undefined)
    await deleteShops(env, now + DAY)
    expect(await rowsOf(tenantId)).toEqual({ directory: 1 })
    // Somebody who was still writing when the shop was closed.
    await rowsDb.prepare("INSERT INTO counters VALUES (?1, 'late', 1)").bind(tenantId).run()
    await deleteShops(env, now + DAY + 2 * MINUTE)
    await deleteShops(env, now + DAY + 3 * MINUTE)
    expect(await rowsOf(tenantId)).toEqual({})
    expect(await keysOf(tenantId)).toEqual([])
    const stored = await runInDurableObject(object, async (_, { storage }) => ({
      alarm: await storage.getAlarm(),
      tables: storage.sql
        .exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '_cf_%'")
        .toArray(),
      keys: (await storage.list()).size,
    }))
    expect(stored).toEqual({ alarm: null, tables: [], keys: 0 })

    expect({ rows: await rowsOf(other.tenantId), keys: await keysOf(other.tenantId) }).toEqual(untouched)
    const people = (ids: string[]) =>
      rawDb.DB.prepare(`SELECT id FROM users WHERE id IN (${ids.map(() => '?').join(',')})`)
        .bind(...ids)
        .all()
    expect((await people([session.answer.me.user.id, both.userId])).results).toEqual([{ id: both.userId }])
    const gone = link.replace(/^https?:\/\/[^/]+/, '')
    expect((await call(gone)).status).toBe(404)
    expect((await call('/api/me', { headers: bearer(session.accessToken) })).status).toBe(401)
    // The address is free again.
    const { email, password } = session.typed
    expect((await post('/api/auth/login', { email, password })).status).toBe(401)
    await registerShop({ email })
    expect(
      await rawDb.DB.prepare('SELECT deleted_at FROM deletions WHERE tenant_id = ?').bind(tenantId).first(),
    ).toMatchObject({
      deleted_at: expect.any(String),
    })
  })

  it('is begun by the owner alone, at once, and everybody of the shop is told', async () => {
    const { tenantId, session } = await aShop()
    const manager = await joinShop(tenantId, 'manager')
    const end = (token: string) => post('/api/account/delete-shop', '', bearer(token))
    expect((await end(manager.accessToken)).status).toBe(403)
    expect((await end(session.accessToken)).status).toBe(204)
    const { email, password } = session.typed
    const again = await post('/api/auth/login', { email, password })
    expect((await errorOf(again)).code).toBe('without_shop')
    for (const reader of [email, manager.typed.email]) {
      const told = async () =>
        (await localMessages(bindings)).some(
          ({ recipient, subject }) => recipient === reader && subject.endsWith('service-ul a fost șters'),
        )
      await expect.poll(told, { timeout: 20_000 }).toBe(true)
    }
    const now = Date.now()
    await deleteShops(env, now)
    await deleteShops(env, now + 2 * MINUTE)
    expect(await rowsOf(tenantId)).toEqual({})
    expect((await post('/api/auth/login', { email, password })).status).toBe(401)
  })

  it('is heard of by the devices of everybody, while it goes on and ever after', async () => {
    const { tenantId, session } = await aShop()
    const manager = await joinShop(tenantId, 'manager')
    const { id } = manager.answer.me.user
    const cookie = withCookie(manager.refreshToken)
    const renewed = async (shop: string) =>
      (await errorOf(await post('/api/auth/refresh', {}, { ...cookie, [DATA_HEADER]: dataName(shop, id) })))
        .code
    expect((await post('/api/account/delete-shop', '', bearer(session.accessToken))).status).toBe(204)
    expect(await renewed(tenantId)).toBe('access_ended')
    // What was not sent finds no office any more: the device keeps it as a file.
    const unsent = { mutations: [aDevice(manager).mutation(orderOps(newId()))] }
    expect((await errorOf(await post('/api/auth/kept', unsent, cookie))).code).toBe('unauthenticated')
    const now = Date.now()
    await deleteShops(env, now)
    await deleteShops(env, now + 2 * MINUTE)
    expect(await rowsOf(tenantId)).toEqual({})
    expect(await renewed(tenantId)).toBe('access_ended')
    expect((await errorOf(await post('/api/auth/kept', unsent, cookie))).code).toBe('unauthenticated')
    // The name of another shop says nothing of this session.
    expect(await renewed((await aShop()).tenantId)).toBe('unauthenticated')
  })

  it('is done by the crons', async () => {
    const { tenantId } = await aShop()
    const now = Date.now()
    await endPlan(tenantId, new Date(now - 100 * DAY).toISOString())
    await scheduled('17 1 * * *', now)
    await scheduled('17 1 * * *', now + DAY)
    await scheduled('* * * * *', now + DAY)
    await scheduled('* * * * *', now + DAY + 2 * MINUTE)
    expect(await rowsOf(tenantId)).toEqual({})
  })

  it('waits for a shop that pays at the last moment', async () => {
    const { tenantId, session } = await aShop()
    const now = Date.now()
    await endPlan(tenantId, new Date(now - 100 * DAY).toISOString())
    await warnAndClose(env, now)
    // The object that is closed takes the payment first.
    const stub = {
      getByName: (name: string) => ({
        wipe: async () => {
          await rowsDb
            .prepare('UPDATE tenants SET plan_until = ?2 WHERE id = ?1')
            .bind(tenantId, new Date(now + 30 * DAY).toISOString())
            .run()
          await env.TENANT.getByName(name).wipe()
        },
      }),
    }
    await warnAndClose({ ...env, TENANT: stub as unknown as typeof env.TENANT }, now + DAY)
    await deleteShops(env, now + DAY + 2 * MINUTE)
    await aDevice(session).act(orderOps(newId()))
    expect(await rowsOf(tenantId)).toHaveProperty('orders')
  })
})

/** A bucket that does not answer. */
const broken = new Proxy(bindings.FILES, {
  get: () => () => {
    throw new Error('R2 is away')
  },
})
