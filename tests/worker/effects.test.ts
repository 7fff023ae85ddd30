import {
  createExecutionContext,
  createScheduledController,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GRACE, TRIES } from '#domain/effects/timing.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { bindings, errorOf, rowsDb } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { NOTES, type Noted, noted, notedKey, registerNoted } from '#tests/factories/noted-job.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { deadEffects, reviveEffect } from '#worker/db/effects.ts'
import { HOLD_EFFECTS } from '#worker/db/epochs.ts'
import worker from '#worker/index.ts'
import { Final, Retry } from '#worker/jobs/failures.ts'

/** E1–E9 on the real object, D1 and queue. In these tests an order with a note causes a job. */

let handle: (carried: Noted) => Promise<void>
let died: (carried: Noted, code: string) => Promise<void>
let runs: Noted[] = []
let shop: Awaited<ReturnType<typeof aShop>>

let unregister: () => void

beforeAll(async () => {
  unregister = registerNoted({
    handle: async (carried) => {
      runs.push(carried)
      await handle(carried)
    },
    died: (carried, code) => died(carried, code),
  })
  shop = await aShop()
})
afterAll(() => unregister())
beforeEach(() => {
  runs = []
  handle = async () => undefined
  died = async () => undefined
})

const object = () => bindings.TENANT.getByName(shop.tenantId)
const db = () => ({ tenantId: shop.tenantId, d1: rowsDb, files: bindings.FILES })

const effectOf = (key: string) =>
  rowsDb
    .prepare('SELECT * FROM effects WHERE tenant_id = ? AND key = ?')
    .bind(shop.tenantId, key)
    .first<{ state: string; attempts: number; error: string | null; next_at: string | null }>()

/** Writes an order with a note. Returns its id and the key of its effect. */
const note = async (observatii: string) => {
  const id = newId()
  const [order] = orderOps(id)
  await shop.device.act([{ ...order, data: { data_comanda: '2026-11-21', observatii } }])
  return { id, key: notedKey(id) }
}

/** Writes a due effect without a message on its way. */
const dueOne = async () => {
  const made = await note(NOTES.later)
  await comeDue(made.key)
  return { ...made, message: { tenantId: shop.tenantId, key: made.key } }
}

const scheduleOf = () =>
  runInDurableObject(object(), async (_, { storage }) => ({
    alarm: await storage.getAlarm(),
    rows: storage.sql.exec('SELECT purpose, at FROM schedule ORDER BY at').toArray(),
  }))

describe('an effect', () => {
  it('of a commit is carried by the queue and handled', async () => {
    const { id, key } = await note(NOTES.now)
    await expect.poll(async () => (await effectOf(key))?.state, { timeout: 20_000 }).toBe('done')
    expect(runs.map(({ payload, sendingSince }) => ({ payload, sendingSince }))).toEqual([
      { payload: { orderId: id }, sendingSince: null },
    ])
    expect(await effectOf(key)).toMatchObject({ attempts: 1, error: null, next_at: null })
  })

  it('of a refused act does not exist', async () => {
    const id = newId()
    const [order] = orderOps(id)
    const acts = [
      shop.device.mutation([{ ...order, data: { data_comanda: '2026-11-21', observatii: NOTES.refused } }]),
    ]
    const answer = (await (await shop.device.send(acts)).json()) as { results: { status: string }[] }
    expect(answer.results[0]?.status).toBe('rejected')
    expect(await effectOf(notedKey(id))).toBeNull()
  })

  it('whose batch D1 refuses does not exist, and its alarm was set before', async () => {
    await rowsDb.exec(
      `CREATE TRIGGER no_effect BEFORE INSERT ON effects WHEN NEW.tenant_id = '${shop.tenantId}' BEGIN SELECT RAISE(ABORT, 'D1 says no'); END`,
    )
    const id = newId()
    const [order] = orderOps(id)
    const before = Date.now()
    const response = await shop.device.send([
      shop.device.mutation([{ ...order, data: { data_comanda: '2026-11-21', observatii: NOTES.now } }]),
    ])
    await rowsDb.exec('DROP TRIGGER no_effect')
    expect((await errorOf(response)).code).toBe('unavailable')
    expect(await rowsDb.prepare('SELECT 1 FROM orders WHERE id = ?').bind(id).first()).toBeNull()
    const { rows } = await scheduleOf()
    const at = Number(rows.find(({ purpose }) => purpose === 'effects')?.at)
    expect(at).toBeGreaterThan(before)
    expect(at).toBeLessThanOrEqual(Date.now() + GRACE)
  })

  it('is claimed by only one carrier, and a finished one by none', async () => {
    const { message, key } = await dueOne()
    const entered = Promise.withResolvers<void>()
    const leave = Promise.withResolvers<void>()
    handle = async () => {
      entered.resolve()
      await leave.promise
    }
    const first = deliver(message)
    await entered.promise
    expect((await deliver(message)).explicitAcks).toEqual(['1'])
    leave.resolve()
    await first
    await deliver(message)
    expect([runs.length, (await effectOf(key))?.state]).toEqual([1, 'done'])
  })

  it('has one result, however often its handler runs', async () => {
    const { message, id, key } = await dueOne()
    let run = 0
    handle = async ({ act }) => {
      run += 1
      await act('Rezultat', [
        { op: 'insert', collection: 'vehicles', id: newId(), data: { nr_inmatriculare: `CT0${run}ABC` } },
      ])
      if (run === 1) throw new Error('it dies after its result')
    }
    await deliver(message)
    expect(await effectOf(key)).toMatchObject({ state: 'pending', error: 'internal', attempts: 1 })
    await comeDue(key)
    await deliver(message)
    expect(await effectOf(key)).toMatchObject({ state: 'done', attempts: 2 })
    const { results } = await rowsDb
      .prepare(
        "SELECT nr_inmatriculare FROM vehicles WHERE tenant_id = ? AND nr_inmatriculare LIKE 'CT0_ABC'",
      )
      .bind(shop.tenantId)
      .all()
    expect(results).toEqual([{ nr_inmatriculare: 'CT01ABC' }])
    expect(id).not.toBe('')
  })
})

describe('a try', () => {
  it('that failed is repeated later, the object wakes for it, and the tries are numbered', async () => {
    const { message, key } = await dueOne()
    const before = Date.now()
    handle = () => Promise.reject(new Retry('provider_busy', { after: 3_600_000 }))
    await deliver(message)
    const row = await effectOf(key)
    expect(row).toMatchObject({ state: 'pending', error: 'provider_busy', attempts: 1 })
    expect(Date.parse(String(row?.next_at))).toBeGreaterThanOrEqual(before + 3_600_000)
    await deliver(message)
    expect(runs).toHaveLength(1)
    await rowsDb
      .prepare('UPDATE effects SET attempts = ? WHERE key = ?')
      .bind(TRIES - 1, key)
      .run()
    await comeDue(key)
    await deliver(message)
    expect(await effectOf(key)).toMatchObject({ state: 'dead', error: 'provider_busy', attempts: TRIES })
  })

  it('that failed because something did not answer is made again, under the code of that', async () => {
    const { message, key } = await dueOne()
    handle = () => Promise.reject(new AppError('unavailable', { params: { retryAfter: 5 } }))
    await deliver(message)
    expect(await effectOf(key)).toMatchObject({ state: 'pending', error: 'unavailable', attempts: 1 })
  })

  it.each([
    ['a payload that does not parse', { payload: '{"orderId":5}' }, 'invalid_payload'],
    ['an unknown job', { job: 'nobody.does' }, 'unknown_job'],
    ['carriers that all died', { attempts: TRIES }, 'tries_used_up'],
  ])('is none for %s: it is dead at once', async (_, columns, error) => {
    const { message, key } = await dueOne()
    const [[column, value] = ['', '']] = Object.entries(columns)
    await rowsDb.prepare(`UPDATE effects SET "${column}" = ? WHERE key = ?`).bind(value, key).run()
    await deliver(message)
    expect([runs.length, await effectOf(key)]).toEqual([0, expect.objectContaining({ state: 'dead', error })])
  })

  it('that fails for good makes the effect dead, which is listed and can be sent again', async () => {
    const { message, key } = await dueOne()
    handle = () => Promise.reject(new Final('number_unknown'))
    await deliver(message)
    expect((await deadEffects(db(), 100)).find((one) => one.key === key)).toMatchObject({
      job: noted.id,
      error: 'number_unknown',
    })
    handle = async () => undefined
    expect(await reviveEffect(db(), key, Date.now())).toBe(true)
    expect(await reviveEffect(db(), key, Date.now())).toBe(false)
    await deliver(message)
    expect((await effectOf(key))?.state).toBe('done')
  })

  it('that is the last one tells the job’s module, and the effect is dead only once that has succeeded', async () => {
    const { message, key } = await dueOne()
    const told: string[] = []
    died = async (_, code) => {
      told.push(code)
      if (told.length === 1) throw new Error('the object does not answer')
    }
    handle = () => Promise.reject(new Final('number_unknown'))
    await deliver(message)
    expect(await effectOf(key)).toMatchObject({ state: 'pending', error: 'number_unknown' })
    await rowsDb.prepare('UPDATE effects SET attempts = ? WHERE key = ?').bind(TRIES, key).run()
    await comeDue(key)
    await deliver(message, 'roaauto-effects-dead')
    expect(await effectOf(key)).toMatchObject({ state: 'dead', error: 'undelivered' })
    expect(told).toEqual(['number_unknown', 'undelivered'])
  })

  it('after a request that may have gone out is told since when, also once it was made due again', async () => {
    const { message, key } = await dueOne()
    const before = Date.now()
    handle = async ({ sending }) => {
      await sending()
      throw new Error('no answer')
    }
    await deliver(message)
    await comeDue(key)
    handle = async ({ sending }) => {
      await sending()
      throw new Final('no_answer')
    }
    await deliver(message)
    await reviveEffect(db(), key, Date.now())
    handle = async () => undefined
    await deliver(message)
    const [first, second, third] = runs.map(({ sendingSince }) => sendingSince)
    expect(first).toBeNull()
    expect(second).toBeGreaterThanOrEqual(before)
    expect(third).toBe(second)
  })

  it('that another carrier has taken over sends nothing and changes nothing', async () => {
    const { message, key } = await dueOne()
    let sent = false
    handle = async ({ sending }) => {
      await comeDue(key)
      handle = async () => undefined
      await deliver(message)
      await sending()
      sent = true
    }
    await deliver(message)
    expect([sent, runs.length]).toEqual([false, 2])
    expect(await effectOf(key)).toMatchObject({ state: 'done', attempts: 2, error: null })
  })
})

describe('a restored database', () => {
  it('holds what was due, which may have been carried since, and keeps what is due later', async () => {
    const [due, later] = [await dueOne(), await note(NOTES.later)]
    await rowsDb
      .prepare("UPDATE effects SET due_at = '2026-01-01T00:00:00.000Z' WHERE key = ?")
      .bind(due.key)
      .run()
    await rowsDb.prepare(HOLD_EFFECTS).run()
    expect(await effectOf(due.key)).toMatchObject({ state: 'dead', error: 'restored' })
    expect((await effectOf(later.key))?.state).toBe('pending')
  })
})

describe('an effect that nobody carried', () => {
  it('is carried by the alarm, and the object wakes again for what is due later', async () => {
    const { key } = await dueOne()
    await note(NOTES.later)
    await runDurableObjectAlarm(object())
    await expect.poll(async () => (await effectOf(key))?.state, { timeout: 20_000 }).toBe('done')
    await runDurableObjectAlarm(object())
    expect((await scheduleOf()).rows).toContainEqual({ purpose: 'effects', at: expect.any(Number) })
  })

  it('has an alarm even if the object looked while the batch was pending', async () => {
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    // Sooner than the alarm that the batch asks for, which is therefore not set.
    await object().expectEffect(Date.now() + GRACE / 2)
    const release = await runInDurableObject(object(), (instance) => {
      const { DB } = (instance as unknown as { env: { DB: D1Database } }).env
      const { batch } = DB
      DB.batch = async (statements) => {
        const isCommit = statements.length > 3
        if (isCommit) begun.resolve()
        if (isCommit) await goOn.promise
        return batch.call(DB, statements) as never
      }
      return () => {
        DB.batch = batch
      }
    })
    const writing = note(NOTES.later)
    await begun.promise
    await runDurableObjectAlarm(object())
    goOn.resolve()
    const { key } = await writing
    release()
    expect((await effectOf(key))?.state).toBe('pending')
    const { rows } = await scheduleOf()
    expect(rows.filter(({ at }) => Number(at) <= Date.now() + GRACE)).toHaveLength(1)
  })

  it('is found by the cron, whose table is that of wrangler.toml', async () => {
    const { key } = await dueOne()
    const run = (cron: string) =>
      worker.scheduled(
        createScheduledController({ cron, scheduledTime: Date.now() }),
        bindings,
        createExecutionContext(),
      )
    await run('* * * * *')
    await expect.poll(async () => (await effectOf(key))?.state, { timeout: 20_000 }).toBe('done')
    await rowsDb
      .prepare("UPDATE effects SET ended_at = '2026-01-01T00:00:00.000Z' WHERE key = ?")
      .bind(key)
      .run()
    await run('17 1 * * *')
    expect(await effectOf(key)).toBeNull()
    await expect(run('1 1 1 1 1')).rejects.toThrow(/no task is scheduled/)
  })

  it('in the dead letters counts as a failed try, and is dead after the last one', async () => {
    const { message, key } = await dueOne()
    await deliver(message, 'roaauto-effects-dead')
    expect(await effectOf(key)).toMatchObject({ state: 'pending', error: 'undelivered', attempts: 1 })
    await rowsDb
      .prepare('UPDATE effects SET attempts = ? WHERE key = ?')
      .bind(TRIES - 1, key)
      .run()
    await comeDue(key)
    await deliver(message, 'roaauto-effects-dead')
    expect(await effectOf(key)).toMatchObject({ state: 'dead', error: 'undelivered' })
    expect(runs).toEqual([])
  })

  it('stays pending while the database does not answer', async () => {
    const { message, key } = await dueOne()
    await rowsDb.exec(
      `CREATE TRIGGER no_claim BEFORE UPDATE ON effects WHEN NEW.key = '${key}' BEGIN SELECT RAISE(ABORT, 'D1 says no'); END`,
    )
    const result = await deliver(message)
    await rowsDb.exec('DROP TRIGGER no_claim')
    expect([result.explicitAcks, result.retryMessages.length]).toEqual([[], 1])
    expect((await deliver(message)).explicitAcks).toEqual(['1'])
    expect((await effectOf(key))?.state).toBe('done')
  })
})
