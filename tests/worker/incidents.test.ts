import {
  createExecutionContext,
  createMessageBatch,
  runInDurableObject,
  waitOnExecutionContext,
} from 'cloudflare:test'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endIncident, incidents, operatorHealth } from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { DAY } from '#domain/kernel/days.ts'
import { mailSupport } from '#domain/support/jobs.ts'
import { bearer, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, HOST, rawDb, rowsDb } from '#tests/factories/api.ts'
import { asOperator } from '#tests/factories/operator.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { purgeIncidents } from '#worker/db/incidents.ts'
import type { EffectMessage, Env } from '#worker/env.ts'
import worker from '#worker/index.ts'
import { SCHEDULED } from '#worker/jobs/scheduled.ts'

beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A word that is no other test's. */
const aWord = () =>
  newId()
    .slice(-12)
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')

/** A deployment in which pages of links fail with a message, and whose writes of incidents are counted. */
const failing = (message: string) => {
  const state = { writes: 0, isDown: false }
  const DB = new Proxy(rawDb.DB, {
    get: (db, name) => {
      if (name !== 'prepare') return Reflect.get(db, name).bind(db)
      return (sql: string) => {
        if (sql.includes('INTO incidents')) {
          if (state.isDown) throw new Error('D1 is away')
          state.writes += 1
        }
        return db.prepare(sql)
      }
    },
  })
  const GUESSES = {
    limit: async () => {
      throw new TypeError(message)
    },
  }
  return { state, env: { ...bindings, DB, GUESSES } as unknown as Env }
}

const TOKEN = 'abcdefghijklmnopqrstuvwxyz'

/** Opens the page of a link, and lets all that follows end. Returns the id of the request. */
const open = async (env: Env): Promise<string> => {
  const context = createExecutionContext()
  const answer = await worker.fetch(new Request(`${HOST}/p/${TOKEN}`) as never, env, context)
  await waitOnExecutionContext(context)
  expect(answer.status).toBe(500)
  const id = answer.headers.get('x-request-id') ?? ''
  // The page says enough of it.
  expect(await answer.text()).toContain(` ${id.slice(0, 8)}.`)
  return id
}

const find = async (word: string) => {
  const { results } = await rawDb.DB.prepare('SELECT * FROM incidents WHERE message LIKE ?')
    .bind(`%${word}%`)
    .all<Record<string, string | number | null>>()
  return results
}

const pageOf = async (q = '') => (await asOperator(pathOf(incidents, { query: { q } }))).text()

describe('a fault of the server', () => {
  it('is an incident with the pattern of its route, and nothing of who caused it', async () => {
    const word = aWord()
    const { env } = failing(
      `${word} for ana@example.com, 0722 123 456, said "Ion Popescu" in ${TOKEN.repeat(2)}`,
    )
    const request = await open(env)
    const [row, ...more] = await find(word)
    expect(more).toEqual([])
    expect(row).toMatchObject({
      source: 'request',
      event: 'request_failed',
      name: 'TypeError',
      place: 'GET /p/:token',
      times: 1,
      version: bindings.VERSION,
      done_at: null,
    })
    const kept = JSON.stringify(row)
    for (const secret of ['ana@', '0722', 'Popescu', TOKEN]) expect(kept).not.toContain(secret)
    expect(JSON.parse(String(row?.requests))).toEqual([request])
    // The console leads from the id that a person was shown to it.
    for (const q of [request, request.slice(0, 8), request.toUpperCase(), word])
      expect(await pageOf(q)).toContain(word)
    expect(await pageOf(crypto.randomUUID())).not.toContain(word)
    expect(await (await asOperator(operatorHealth.path)).text()).toMatch(
      /Incidente noi, de ieri<\/a><\/dt><dd><b class="bad">\d+/,
    )
  })

  it('is counted with those alike, and a storm of them writes once in ten seconds', async () => {
    const word = aWord()
    const { state, env } = failing(word)
    const now = Date.now()
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(now)
    const ids: string[] = []
    for (let time = 0; time < 30; time++) ids.push(await open(env))
    expect(state.writes).toBe(1)
    vi.setSystemTime(now + 11_000)
    // What waits is written with the next request, whatever that is.
    const context = createExecutionContext()
    await worker.fetch(new Request(`${HOST}/api/no-such-address`) as never, env, context)
    await waitOnExecutionContext(context)
    expect(state.writes).toBe(2)
    const [row] = await find(word)
    expect(row).toMatchObject({
      times: 30,
      first_at: new Date(now).toISOString(),
      last_at: new Date(now).toISOString(),
    })
    expect(JSON.parse(String(row?.requests))).toEqual(ids.toReversed().slice(0, 20))
  })

  it('that the database does not take makes no other one, and is written later', async () => {
    const word = aWord()
    const { state, env } = failing(word)
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const now = Date.now()
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(now)
    state.isDown = true
    for (let time = 0; time < 3; time++) await open(env)
    expect(warned.mock.calls.filter(([line]) => String(line).includes('incident_not_kept'))).toHaveLength(1)
    expect(await find(word)).toEqual([])
    state.isDown = false
    vi.setSystemTime(now + 11_000)
    await open(env)
    // The next request writes what waited; its own fault waits in turn.
    expect(await find(word)).toMatchObject([{ times: 3 }])
  })

  it('of an object says for which purpose it woke', async () => {
    const word = aWord()
    const { tenantId, device } = await aShop()
    await device.act(orderOps(newId()))
    await runInDurableObject(bindings.TENANT.getByName(tenantId), async (instance, { storage }) => {
      vi.spyOn(instance, 'archive').mockRejectedValue(new Error(word))
      storage.sql.exec("UPDATE schedule SET at = 0 WHERE purpose = 'archive'")
      await instance.alarm()
    })
    await vi.waitFor(async () =>
      expect(await find(word)).toMatchObject([{ source: 'object', event: 'alarm_failed', place: 'archive' }]),
    )
  })

  it('of a job names the job', async () => {
    const word = aWord()
    const { me } = (await registerShop()).answer
    const key = `support.mail/${newId()}`
    const payload = {
      subject: 'Ajutor',
      text: 'Nu merge',
      diagnosis: '',
      userId: me.user.id,
      isPriority: false,
    }
    const at = new Date().toISOString()
    await rowsDb
      .prepare(
        "INSERT INTO effects (tenant_id, key, job, payload, state, due_at, next_at, attempts, created_at) VALUES (?1, ?2, ?3, ?4, 'due', ?5, ?5, 0, ?5)",
      )
      .bind(me.shop.id, key, mailSupport.id, JSON.stringify(payload), at)
      .run()
    const env = Object.defineProperty({ ...bindings }, 'SUPPORT_EMAIL', {
      get: () => {
        throw new Error(word)
      },
    })
    const body: EffectMessage = { tenantId: me.shop.id, key, requestId: 'of-a-request' }
    const batch = createMessageBatch('roaauto-effects', [
      { id: '0', timestamp: new Date(), attempts: 1, body },
    ])
    const context = createExecutionContext()
    await worker.queue(batch, env, context)
    await waitOnExecutionContext(context)
    expect(await find(word)).toMatchObject([
      { source: 'queue', event: 'job_failed', place: mailSupport.id, requests: '["of-a-request"]' },
    ])
  })

  it('of a cron names the cron, which fails', async () => {
    const word = aWord()
    const context = createExecutionContext()
    const TENANT = new Proxy(bindings.TENANT, {})
    const EFFECTS = new Proxy(bindings.EFFECTS, {})
    const DB = new Proxy(rawDb.DB, {
      get: (db, name) => {
        if (name !== 'prepare') return Reflect.get(db, name).bind(db)
        return (sql: string) => {
          if (sql.includes('deleting_since IS NOT NULL')) throw new Error(word)
          return db.prepare(sql)
        }
      },
    })
    const env = { ...bindings, DB, TENANT, EFFECTS } as unknown as Env
    const event = { cron: '* * * * *', scheduledTime: Date.now(), noRetry: () => undefined }
    await expect(worker.scheduled(event as never, env, context)).rejects.toThrow(word)
    await waitOnExecutionContext(context)
    expect(await find(word)).toMatchObject([{ source: 'cron', event: 'cron_failed', place: '* * * * *' }])
  })
})

describe('the console', () => {
  it('marks an incident as done, which comes back as a new one', async () => {
    const word = aWord()
    const { env } = failing(word)
    const now = Date.now()
    await open(env)
    const [row] = await find(word)
    const path = pathOf(endIncident, { params: { id: String(row?.id) } })
    const form = { act: newId(), reason: 'reparat de ieri', seen: String(row?.last_at) }
    // It came again since the page was made.
    const early = { ...form, act: newId(), seen: new Date(now - DAY).toISOString() }
    expect((await asOperator(path, early)).status).toBe(303)
    expect(await pageOf()).toContain(word)
    for (let press = 0; press < 2; press++) expect((await asOperator(path, form)).status).toBe(303)
    expect(await pageOf()).not.toContain(word)
    expect(await pageOf(word)).toContain('Rezolvat:')
    const acts = await rawDb.DB.prepare('SELECT what FROM operator_acts WHERE id = ?').bind(form.act).all()
    expect(acts.results).toEqual([{ what: 'Incident rezolvat: TypeError, GET /p/:token' }])
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(now + 20_000)
    await open(env)
    expect(await find(word)).toMatchObject([
      { times: 1, done_at: null, first_at: new Date(now + 20_000).toISOString() },
    ])
    expect((await asOperator(pathOf(endIncident, { params: { id: 'a'.repeat(43) } }), form)).status).toBe(404)
  })

  it('is for operators alone', async () => {
    const { accessToken } = await registerShop()
    const answer = await call(incidents.path, { headers: bearer(accessToken) })
    expect((await errorOf(answer)).code).toBe('not_found')
  })
})

it('an incident that did not come again is deleted after 30 days, by the cron of the night', async () => {
  const word = aWord()
  const { env } = failing(word)
  await open(env)
  await purgeIncidents(bindings, Date.now() + 29 * DAY)
  expect(await find(word)).toHaveLength(1)
  await purgeIncidents(bindings, Date.now() + 31 * DAY)
  expect(await find(word)).toEqual([])
  expect(SCHEDULED['17 1 * * *']).toContain(purgeIncidents)
})
